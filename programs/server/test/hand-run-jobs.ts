// Stands in for the dispatcher: jobs wait until a test says what becomes of them, and their folders are real.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  contractFiles,
  dispatchJob,
  finishJob,
  type Job,
  noteProgress,
  type Product,
  type RecordStore,
  startJob,
  type TaskResult,
} from '@cirasa/jobs'
import { writeResult } from '@cirasa/jobs/folder'
import type { JobRunner } from '../src/use-cases/index.ts'

/** A file that a test's run has made. */
export interface MadeFile extends Pick<Product, 'role' | 'mediaType'> {
  readonly name: string
  readonly content: string | Uint8Array
}

/** What a test does with jobs. */
export interface HandRunJobs extends JobRunner {
  start(id: string): Promise<Job>
  progress(id: string, stage: string, fraction: number): Promise<Job>
  /** Appends to the log; no event comes of it. */
  say(id: string, text: string): Promise<void>
  /** Ends it well, or as `ending` says. */
  finish(id: string, files?: readonly MadeFile[], ending?: Partial<TaskResult>): Promise<Job>
}

export function handRunJobs(records: RecordStore, root: string): HandRunJobs {
  const listeners = new Set<(job: Job) => void>()
  const folderOf = (job: Pick<Job, 'id'>) => path.join(root, `job_${job.id}`)
  const change = async (id: string, how: (job: Job) => Job): Promise<Job> => {
    const job = await records.jobs.apply(id, how)
    if (!job) throw new Error(`there is no job ${id}`)
    for (const listener of listeners) listener(job)
    return job
  }
  return {
    wake: () => {},
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    folderOf,
    removeFolders: (job) => rm(folderOf(job), { recursive: true, force: true }),
    isAlive: () => true,
    start: async (id) => {
      await mkdir(path.join(folderOf({ id }), contractFiles.products), { recursive: true })
      const job = await change(id, (before) => dispatchJob(before, { scheduler: 'local' }))
      return await change(id, (before) => startJob(before, job.attempt, { at: Date.now(), pid: 4711 }))
    },
    progress: (id, stage, fraction) => change(id, (before) => noteProgress(before, before.attempt, { stage, fraction })),
    say: (id, text) => writeFile(path.join(folderOf({ id }), contractFiles.log), text, { flag: 'a' }),
    finish: async (id, files = [], ending = {}) => {
      const { attempt } = (await records.jobs.apply(id, (before) => before))!
      const folder = folderOf({ id })
      for (const { name, content } of files) {
        const file = path.join(folder, contractFiles.products, name)
        await mkdir(path.dirname(file), { recursive: true })
        await writeFile(file, content)
      }
      const products = files.map(({ name, content, role, mediaType }) => ({ name, role, mediaType, bytes: Buffer.byteLength(content) }))
      const ended = Date.now()
      const result: TaskResult = {
        contract: 1,
        job: id,
        attempt,
        outcome: 'success',
        exitCode: 0,
        reason: 'Done.',
        warnings: [],
        started: ended - 1500,
        ended,
        products,
        ...ending,
      }
      await writeResult(folder, result)
      return await change(id, (before) => finishJob(before, attempt, result))
    },
  }
}
