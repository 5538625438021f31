// Wherever the service was killed, the next one goes on from what records and folders say.

import { mkdirSync } from 'node:fs'
import { dispatchJob, type Job, type JobState, noteHandle, startJob } from '@cirasa/jobs'
import { claimAttempt, noteDone, readClaim, voidClaim, writeResult, writeTask } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { bench, orderOf, playClaim, playProduct, playSuccess, resultOf, running, taskOf } from './bench-for-dispatchers.ts'
import { waitingJob } from './memory-records.ts'
import { handleOf } from './scripted-scheduler.ts'

const taken = dispatchJob(waitingJob(), { scheduler: 'fake' })
const handle = handleOf(orderOf(taken, 1))
const handedOver = noteHandle(taken, 1, handle)
const started = startJob(handedOver, 1, { at: 1000, pid: 4242 })

interface Case {
  readonly job: Job
  /** What the service that was killed had left in the folder. */
  readonly left: (folder: string) => unknown
  /** Attempts that are prepared and submitted from there on. */
  readonly prepared: readonly number[]
  readonly submitted: readonly number[]
}

const cases: Readonly<Record<string, Case>> = {
  'after taking the job': { job: taken, left: () => undefined, prepared: [1], submitted: [1] },
  'while making the folder': { job: taken, left: (folder) => mkdirSync(folder), prepared: [1], submitted: [1] },
  'before handing over': { job: taken, left: (folder) => writeTask(folder, taskOf(taken)), prepared: [], submitted: [1] },
  'after handing over, without having noted it, and the task has ended': {
    job: taken,
    left: async (folder) => {
      await writeTask(folder, taskOf(taken))
      playClaim(folder, 1)
      await writeResult(folder, resultOf(taken.id, 1))
    },
    prepared: [],
    submitted: [1],
  },
  'after handing over, and the worker was lost before it began': {
    job: handedOver,
    left: (folder) => writeTask(folder, taskOf(taken)),
    prepared: [],
    submitted: [1],
  },
  'after handing over, and the worker was killed': {
    job: handedOver,
    left: async (folder) => {
      await writeTask(folder, taskOf(taken))
      playClaim(folder, 1)
    },
    prepared: [2],
    submitted: [2],
  },
  'while the task ran, and the worker was killed': {
    job: started,
    left: async (folder) => {
      await writeTask(folder, taskOf(taken))
      playClaim(folder, 1)
    },
    prepared: [2],
    submitted: [2],
  },
  'while it called an attempt off': {
    job: handedOver,
    left: async (folder) => {
      await writeTask(folder, taskOf(taken))
      await voidClaim(folder, 1)
    },
    prepared: [2],
    submitted: [2],
  },
  'before it recorded the result': {
    job: started,
    left: async (folder) => {
      await writeTask(folder, taskOf(taken))
      playClaim(folder, 1)
      await writeResult(folder, resultOf(taken.id, 1))
    },
    prepared: [],
    submitted: [],
  },
  'and the worker, too, between the end of the app and the result': {
    job: started,
    left: async (folder) => {
      await writeTask(folder, taskOf(taken))
      playClaim(folder, 1)
      playProduct(folder, 'catalog.json', 'a'.repeat(300))
      noteDone(folder, resultOf(taken.id, 1))
    },
    prepared: [],
    submitted: [],
  },
}

describe('a job whose service was killed', () => {
  it.each(Object.entries(cases))('%s comes to its end', async (_, { job, left, prepared, submitted }) => {
    const at = bench([job], playSuccess)
    await left(at.folderOf(job))
    at.dispatcher.start()
    const found = await at.isSo(job, ({ state, taskEnded }) => state === 'SUCCESS' && taskEnded)
    expect(found).toMatchObject({ elapsed: 2.5, productBytes: 300, warnings: ['It was cloudy.'] })
    expect(at.prepared).toEqual(prepared.map((attempt) => `${job.id}-${attempt}`))
    expect(at.scheduler.submitted).toEqual(submitted.map((attempt) => handleOf(orderOf(job, attempt))))
    expect(at.errors).toEqual([])
  })

  it('while the task runs is followed on', async () => {
    const at = bench([handedOver], playSuccess)
    await writeTask(at.folderOf(taken), taskOf(taken))
    at.scheduler.reports.set(handle, running)
    playClaim(at.folderOf(taken), 1)
    at.dispatcher.start()
    expect(await at.isSo(taken, ({ state }) => state === 'RUNNING')).toMatchObject({ pid: 4242, attempt: 1 })
    expect(at.scheduler.submitted).toEqual([])
  })
})

describe('an attempt that never began', () => {
  it('is run by no late worker once the next one may begin', async () => {
    const at = bench([waitingJob({ id: taken.id })], async (order) => (order.attempt === 1 ? { state: 'lost' } : playSuccess(order)))
    at.dispatcher.start()
    await at.isSo(taken, ({ state }) => state === 'SUCCESS')
    expect(at.scheduler.submitted.map((text) => text.at(-1))).toEqual(['1', '1', '2'])
    expect(await readClaim(at.folderOf(taken), 1)).toMatchObject({ pid: 0 })
    expect(await claimAttempt(at.folderOf(taken), 1)).toBe(false)
  })
})

describe('the task of a cancelled job', () => {
  const states: readonly JobState[] = ['CANCELED']
  it.each(
    states.flatMap(
      (state) =>
        [
          ['that was not handed over', { ...taken, state }, false],
          ['that was handed over', { ...started, state }, true],
        ] as const,
    ),
  )('%s is cleared away after a restart', async (_, job, wasHandedOver) => {
    const at = bench([job], playSuccess)
    if (wasHandedOver) await writeTask(at.folderOf(job), taskOf(job))
    at.scheduler.reports.set(handle, running)
    at.dispatcher.start()
    expect(await at.isSo(job, ({ taskEnded }) => taskEnded)).toMatchObject({ state: 'CANCELED' })
    expect(at.scheduler.cancelled).toEqual(wasHandedOver ? [handle] : [])
    expect(at.scheduler.submitted).toEqual([])
  })
})
