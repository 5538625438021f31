// Records for the suites: complete, valid, each with an id of its own.

import { type FileRecord, type Job, newId, type StatementAddition, type TaskResult, type WorkspaceRecord } from '@cirasa/jobs'

/** An arbitrary moment: 2026-11-20, 00:00 UTC. */
export const MIDNIGHT = Date.UTC(2026, 10, 20)

/** A file of a thousand bytes that `ada` has uploaded. */
export function exampleFile(change: Partial<FileRecord> = {}): FileRecord {
  return {
    id: newId(),
    owner: 'ada',
    name: 'sky.fits',
    format: 'fits',
    bytes: 1000,
    sha256: 'ab'.repeat(32),
    tag: '',
    uploaded: MIDNIGHT,
    ...change,
  }
}

/** A waiting job of `ada` on a dataset. */
export function exampleJob(change: Partial<Job> = {}): Job {
  return {
    id: newId(),
    owner: 'ada',
    app: 'caesar',
    options: { seedThr: 5, mergeEdgeSources: false, mode: 'fast' },
    inputs: [{ kind: 'dataset', id: 'sample' }],
    tag: '',
    state: 'PENDING',
    reason: 'Waits for its turn.',
    warnings: [],
    submitted: MIDNIGHT,
    attempt: 0,
    scheduler: 'local',
    taskEnded: true,
    elapsed: 0,
    limits: { seconds: 60 },
    productBytes: 0,
    revision: 0,
    ...change,
  }
}

/** Ada calls a source a galaxy. */
export function exampleStatement(change: Partial<StatementAddition> = {}): StatementAddition {
  return { id: newId(), target: 'S1', by: 'Ada', at: MIDNIGHT, kind: 'label', value: 'galaxy', ...change }
}

/** A small document of `ada`. */
export function exampleWorkspace(change: Partial<WorkspaceRecord> = {}): WorkspaceRecord {
  const document = change.document ?? '{"columns":["ra","dec"]}'
  return { owner: 'ada', name: 'columns', version: newId(), changed: MIDNIGHT, bytes: document.length, document, ...change }
}

/** An input of the kind that refers to an uploaded file. */
export const inputOf = ({ id, name }: FileRecord) => ({ kind: 'file', id, name }) as const

/** What a worker says at the end of a run: two seconds, two products of 300 and 200 bytes. */
export function exampleResult(job: Job, change: Partial<TaskResult> = {}): TaskResult {
  const product = { mediaType: 'application/json', role: 'catalog' }
  return {
    contract: 1,
    job: job.id,
    attempt: job.attempt,
    outcome: 'success',
    exitCode: 0,
    reason: 'Done.',
    warnings: [],
    started: MIDNIGHT + 1000,
    ended: MIDNIGHT + 3000,
    products: [
      { name: 'catalog.json', bytes: 300, ...product },
      { name: 'islands.json', bytes: 200, ...product },
    ],
    ...change,
  }
}
