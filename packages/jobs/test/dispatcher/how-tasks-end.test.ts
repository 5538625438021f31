// Every way in which a task can end without a result, and what becomes of the job.

import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cancelJob, contractFiles, type Job, type TaskReport } from '@cirasa/jobs'
import { readResult, readStop, writeResult } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { bench, orderOf, playClaim, playProduct, playSuccess, resultOf, running } from './bench-for-dispatchers.ts'
import { waitingJob } from './memory-records.ts'
import { handleOf } from './scripted-scheduler.ts'

const isDone = ({ state, taskEnded }: Job) => state !== 'PENDING' && state !== 'RUNNING' && taskEnded

/** Runs one job whose first attempt ends as said, after it left half a product and some words; a second one succeeds. */
async function runOnce(report: TaskReport, attempts = 5) {
  const job = waitingJob()
  const at = bench(
    [job],
    (order) => {
      if (order.attempt > 1) return playSuccess(order)
      playClaim(order.folder, order.attempt)
      playProduct(order.folder, 'half.txt', 'half')
      writeFileSync(path.join(order.folder, contractFiles.log), 'reading\nError: the beam is missing\n')
      return report
    },
    { attempts, productKind: (_, name) => ({ role: `the ${name}`, mediaType: 'text/plain' }) },
  )
  at.dispatcher.start()
  const found = await at.isSo(job, isDone)
  return { found, result: await readResult(at.folderOf(job)) }
}

describe('a task that ended without a result', () => {
  it('by itself with a code is the failure of its job, with the last words of its log and half its products', async () => {
    const { found, result } = await runOnce({ state: 'ended', exitCode: 3 })
    expect(found).toMatchObject({ state: 'FAILURE', exitCode: 3, attempt: 1, productBytes: 4 })
    expect(found.reason).toBe('The worker ended without a result, with exit code 3: Error: the beam is missing')
    expect(result?.products).toEqual([{ name: 'half.txt', bytes: 4, role: 'the half.txt', mediaType: 'text/plain' }])
  })

  it('by crashing is the failure of its job', async () => {
    expect((await runOnce({ state: 'ended', exitCode: 139 })).found).toMatchObject({ state: 'FAILURE', exitCode: 139, attempt: 1 })
  })

  it('because it needed too much memory fails with what the scheduler says of it', async () => {
    const { found } = await runOnce({ state: 'ended', because: 'out-of-memory', reason: 'The limit is 5 MiB, the peak was 9 MiB.' })
    expect(found).toMatchObject({ state: 'FAILURE', reason: 'The limit is 5 MiB, the peak was 9 MiB.', exitCode: 137, productBytes: 4 })
  })

  it('because its time was over has timed out', async () => {
    const { found } = await runOnce({ state: 'ended', because: 'timed-out' })
    expect(found).toMatchObject({ state: 'TIMED-OUT', reason: 'It ran longer than its limit.', exitCode: 124, productBytes: 4 })
  })

  it.each<[string, TaskReport]>([
    ['killed from outside', { state: 'ended', exitCode: 137 }],
    ['asked to end from outside', { state: 'ended', exitCode: 143 }],
    ['lost', { state: 'lost', reason: 'The node has gone.' }],
  ])('because it was %s is run again', async (_, report) => {
    expect((await runOnce(report)).found).toMatchObject({ state: 'SUCCESS', attempt: 2 })
  })

  it('as often as it may be tried fails, and says so', async () => {
    const { found, result } = await runOnce({ state: 'lost', reason: 'The node has gone.' }, 1)
    expect(found).toMatchObject({ state: 'FAILURE', attempt: 1, productBytes: 4 })
    expect(found.reason).toBe('The node has gone. It was tried once; submit it again when the cause is found.')
    expect(result).toMatchObject({ outcome: 'failure' })
  })
})

describe('a folder that was taken away under its worker', () => {
  it('is the failure of the job', async () => {
    const job = waitingJob()
    const at = bench([job], ({ folder }) => {
      rmSync(folder, { recursive: true })
      return { state: 'ended', exitCode: 2 }
    })
    at.dispatcher.start()
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'FAILURE', exitCode: 2 })
  })
})

describe('a result that cannot be read', () => {
  it('is the failure of the job, and its task is ended', async () => {
    const job = waitingJob()
    const at = bench(
      [job],
      ({ folder, attempt }) => {
        playClaim(folder, attempt)
        writeFileSync(path.join(folder, contractFiles.result), '{"outcome":')
        return running
      },
      { settleMs: 20 },
    )
    at.dispatcher.start()
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'FAILURE', reason: 'The worker left a result that cannot be read.' })
    expect(at.scheduler.cancelled).toHaveLength(1)
  })
})

describe('a job that is cancelled', () => {
  it('while it runs has its task ended, with the reason written first, and keeps half its products', async () => {
    const job = waitingJob()
    const at = bench([job], ({ folder, attempt }) => {
      playClaim(folder, attempt)
      playProduct(folder, 'half.txt', 'half')
      return running
    })
    at.dispatcher.start()
    await at.isSo(job, ({ state }) => state === 'RUNNING')
    await at.records.apply(job.id, (seen) => cancelJob(seen, 9000))
    at.dispatcher.wake()
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'CANCELED', ended: 9000, productBytes: 4 })
    expect(at.scheduler.cancelled).toEqual([handleOf(orderOf(job, 1))])
    expect(await readStop(at.folderOf(job), 1)).toMatchObject({ because: 'canceled' })
    expect(await readResult(at.folderOf(job))).toMatchObject({ outcome: 'canceled', products: [{ name: 'half.txt' }] })
  })

  it('while it waits is never handed over', async () => {
    const job = cancelJob(waitingJob(), 1)
    const at = bench([job], playSuccess)
    const other = waitingJob()
    at.records.jobs.set(other.id, other)
    at.dispatcher.start()
    await at.isSo(other, isDone)
    expect(at.records.of(job)).toEqual(job)
    expect(existsSync(at.folderOf(job))).toBe(false)
  })

  it('just when it succeeded stays cancelled and notes what the task left', async () => {
    const job = waitingJob()
    const at = bench([job], async ({ id, folder, attempt }) => {
      await at.records.apply(job.id, (seen) => cancelJob(seen, 9000))
      playClaim(folder, attempt)
      await writeResult(folder, resultOf(id.split('-')[0], attempt))
      return running
    })
    at.dispatcher.start()
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'CANCELED', productBytes: 300 })
  })
})
