// What can happen to records, each step done to the store and to the model alike.

import {
  cancelJob,
  dispatchJob,
  endTask,
  finishJob,
  type Job,
  noteProgress,
  type RecordStore,
  requeueJob,
  startJob,
  type TaskResult,
} from '@cirasa/jobs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { exampleFile, exampleJob, exampleResult, inputOf, MIDNIGHT } from './example-records.ts'
import type { RecordModel } from './model.ts'

/** One step; numbers choose among what is there, whatever that is. */
export interface Step {
  readonly kind: (typeof kinds)[number]
  readonly owner: string
  readonly which: number
  readonly outcome: TaskResult['outcome']
}

const kinds = [
  ...['addFile', 'removeFile', 'restoreFile', 'purgeFile'],
  ...[
    'addJobs',
    'addJobs',
    'takeNext',
    'takeNext',
    'start',
    'start',
    'progress',
    'finish',
    'finish',
    'requeue',
    'cancel',
    'endTask',
    'removeJob',
  ],
] as readonly ('addFile' | 'removeFile' | 'restoreFile' | 'purgeFile' | 'addJobs' | 'takeNext' | 'removeJob' | JobChange)[]

type JobChange = 'start' | 'progress' | 'finish' | 'requeue' | 'cancel' | 'endTask'

export const steps = (): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      owner: fc.constantFrom('ada', 'bob', 'cyd'),
      which: fc.nat(1000),
      outcome: fc.constantFrom<TaskResult['outcome']>('success', 'failure', 'timed-out', 'out-of-memory', 'canceled'),
    }),
    { minLength: 20, maxLength: 80 },
  )

/** Does the step with the given number. Six hours pass between steps, so that a run of them spans days; all seconds are exact in binary. */
export async function doStep(store: RecordStore, model: RecordModel, step: Step, number: number): Promise<void> {
  const at = MIDNIGHT + number * 6 * 3_600_000
  if (step.kind === 'addFile' || step.kind === 'addJobs') return add(store, model, step, at)
  if (step.kind.endsWith('File')) return changeFile(store, model, step, at)
  if (step.kind === 'takeNext') return takeNext(store, model, (step.which % 4) + 1)
  const job = pick([...model.jobs.values()], step.which)
  if (job === undefined) return
  if (step.kind === 'removeJob') return removeJob(store, model, job)
  await changeJob(store, model, job, changes[step.kind as JobChange](step, at))
}

const pick = <T>(items: readonly T[], which: number): T | undefined => items[which % Math.max(1, items.length)]

async function add(store: RecordStore, model: RecordModel, { kind, owner, which }: Step, at: number): Promise<void> {
  if (kind === 'addFile') {
    const file = exampleFile({ owner, bytes: which, uploaded: at })
    await store.files.add(file)
    return model.addFile(file)
  }
  const file = pick(
    [...model.files.values()].filter((one) => one.owner === owner && one.removed === undefined),
    which,
  )
  const inputs = file === undefined ? [] : [inputOf(file)]
  const jobs = Array.from({ length: (which % 3) + 1 }, () => exampleJob({ owner, submitted: at, inputs }))
  await store.jobs.add(jobs)
  for (const job of jobs) model.addJob(job)
}

async function changeFile(store: RecordStore, model: RecordModel, { kind, which }: Step, at: number): Promise<void> {
  const file = pick([...model.files.values()], which)
  if (file === undefined) return
  if (kind === 'purgeFile') {
    await store.files.purge(file.owner, file.id)
    model.files.delete(file.id)
    return
  }
  const after = kind === 'removeFile' ? await store.files.remove(file.owner, file.id, at) : await store.files.restore(file.owner, file.id)
  const { removed, ...kept } = file
  expect(after).toEqual(kind === 'removeFile' ? { ...kept, removed: removed ?? at } : kept)
  model.files.set(file.id, after!)
}

async function takeNext(store: RecordStore, model: RecordModel, count: number): Promise<void> {
  const expected: Job[] = []
  for (let next = model.next(); next !== undefined && expected.length < count; next = model.next()) {
    const taken = dispatchJob(next, { scheduler: 'local' })
    model.replace(taken)
    expected.push(taken)
  }
  expect(await store.jobs.takeNext(count, (job) => dispatchJob(job, { scheduler: 'local' }))).toEqual(expected)
}

async function removeJob(store: RecordStore, model: RecordModel, job: Job): Promise<void> {
  const removed = await store.jobs.remove(job.owner, job.id).catch((error: { code: string }) => error.code)
  const free = !['PENDING', 'RUNNING'].includes(job.state) && job.taskEnded
  expect(removed).toEqual(free ? job : 'JOBS_STILL_RUNNING')
  if (free) model.jobs.delete(job.id)
}

const changes: Readonly<Record<JobChange, (step: Step, at: number) => (job: Job) => Job>> = {
  start: (_, at) => (job) => startJob(job, job.attempt, { at }),
  progress:
    ({ which }) =>
    (job) =>
      noteProgress(job, job.attempt, { stage: 'search', fraction: which / 1000 }),
  finish:
    ({ outcome }, at) =>
    (job) =>
      finishJob(job, job.attempt, exampleResult(job, { outcome, started: at - 250, ended: at })),
  requeue: (_, at) => (job) => requeueJob(job, job.attempt, { at, because: 'It was lost.', attempts: 3 }),
  cancel: (_, at) => (job) => cancelJob(job, at),
  endTask: () => endTask,
}

async function changeJob(store: RecordStore, model: RecordModel, job: Job, change: (job: Job) => Job): Promise<void> {
  let expected: Job | undefined
  try {
    expected = change(job)
  } catch {
    await expect(store.jobs.apply(job.id, change)).rejects.toMatchObject({ code: 'JOBS_NO_SUCH_TRANSITION' })
    return
  }
  expect(await store.jobs.apply(job.id, change)).toEqual(expected)
  model.replace(expected)
}
