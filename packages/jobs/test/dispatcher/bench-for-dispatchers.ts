// What the tests of the dispatcher share: one at work over records in memory, real job folders, and workers that are played.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contractFiles, type Job, type TaskOrder, type TaskReport, type TaskResult } from '@cirasa/jobs'
import { Dispatcher, type DispatcherOptions, type JobEvent } from '@cirasa/jobs/dispatcher'
import { writeResult, writeTask } from '@cirasa/jobs/folder'
import { onTestFinished } from 'vitest'
import { until } from '../../conformance/until.ts'
import { MemoryRecords } from './memory-records.ts'
import { type Script, ScriptedScheduler } from './scripted-scheduler.ts'

export const ended: TaskReport = { state: 'ended', exitCode: 0 }
export const running: TaskReport = { state: 'running' }

export const resultOf = (job: string, attempt: number, change: Partial<TaskResult> = {}): TaskResult => ({
  contract: 1,
  job,
  attempt,
  outcome: 'success',
  exitCode: 0,
  reason: 'Completed.',
  warnings: ['It was cloudy.'],
  started: 1000,
  ended: 3500,
  products: [{ name: 'catalog.json', bytes: 300, mediaType: 'application/json', role: 'catalog' }],
  ...change,
})

export const playClaim = (folder: string, attempt: number, pid = 4242) =>
  writeFileSync(path.join(folder, contractFiles.claim(attempt)), JSON.stringify({ pid, host: 'here', at: 1000 }))

export function playProduct(folder: string, name: string, text: string): void {
  mkdirSync(path.join(folder, contractFiles.products), { recursive: true })
  writeFileSync(path.join(folder, contractFiles.products, name), text)
}

/** A worker that claims its task and completes it at once. */
export const playSuccess: Script = async ({ id, folder, attempt }) => {
  playClaim(folder, attempt)
  await writeResult(folder, resultOf(id.split('-')[0], attempt))
  return ended
}

/** A dispatcher over some jobs, with what can be asked of it. */
export function bench(jobs: readonly Job[], script: Script, change: Partial<DispatcherOptions> & { readonly capacity?: number } = {}) {
  const root = mkdtempSync(path.join(tmpdir(), 'cirasa-dispatcher-'))
  const records = new MemoryRecords(...jobs)
  const scheduler = new ScriptedScheduler(script, change.capacity)
  const prepared: string[] = []
  const events: JobEvent[] = []
  const errors: unknown[] = []
  const folderOf = ({ id }: { readonly id: string }) => path.join(root, id)
  const prepare = (job: Job) => {
    prepared.push(`${job.id}-${job.attempt}`)
    return writeTask(folderOf(job), taskOf(job))
  }
  const dispatcher = new Dispatcher({
    jobs: records.records,
    scheduler,
    folderOf,
    prepare,
    pauses: { least: 5, most: 20 },
    onError: (error) => errors.push(error),
    ...change,
  })
  dispatcher.events.listen((event) => events.push(event))
  onTestFinished(async () => {
    await dispatcher.stop()
    rmSync(root, { recursive: true, force: true })
  })
  const isSo = (job: Job, satisfies: (job: Job) => boolean) => until(() => records.of(job), satisfies)
  return { root, records, scheduler, prepared, prepare, events, errors, folderOf, dispatcher, isSo }
}

export const taskOf = (job: Pick<Job, 'id' | 'attempt'>) =>
  ({ contract: 1, job: job.id, attempt: job.attempt, app: 'x', options: {}, inputs: [], limits: {}, threads: 1, warnings: [] }) as const

export const orderOf = (job: Job, attempt: number): Pick<TaskOrder, 'id'> => ({ id: `${job.id}-${attempt}` })
