// Stores, schedulers and folders fail for a while: the dispatcher goes on, and what befalls one job befalls no other.

import { type Job, jobErrors } from '@cirasa/jobs'
import { describe, expect, it } from 'vitest'
import { until } from '../../conformance/until.ts'
import { bench, playSuccess } from './bench-for-dispatchers.ts'
import { waitingJob } from './memory-records.ts'

const isDone = ({ state, taskEnded }: Job) => state !== 'PENDING' && state !== 'RUNNING' && taskEnded

describe('a dispatcher', () => {
  it('waits for a store that is away, and tells the log', async () => {
    const job = waitingJob()
    const at = bench([job], playSuccess)
    at.records.isAway = true
    at.dispatcher.start()
    await until(
      () => at.errors.length,
      (count) => count > 0,
    )
    at.records.isAway = false
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'SUCCESS' })
    expect(at.errors[0]).toMatchObject({ code: 'JOBS_STORE_UNAVAILABLE' })
  })

  it('goes on when the store goes away in the midst of a task', async () => {
    const job = waitingJob()
    const at = bench([job], async (order) => {
      at.records.isAway = at.errors.length === 0
      return playSuccess(order)
    })
    at.dispatcher.start()
    await until(
      () => at.errors.length,
      (count) => count > 0,
    )
    at.records.isAway = false
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'SUCCESS', attempt: 1 })
  })

  it('says in words why a scheduler does not take a task, and tries again', async () => {
    const job = waitingJob()
    let isOut = true
    const at = bench([job], (order) => {
      if (isOut) throw new Error('connect ECONNREFUSED 10.0.0.3:6820')
      return playSuccess(order)
    })
    at.dispatcher.start()
    const { reason } = await at.isSo(job, (seen) => seen.reason.startsWith('The scheduler'))
    expect(reason).toBe('The scheduler could not take the task yet: It does not answer.')
    isOut = false
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'SUCCESS', attempt: 1 })
  })

  it('aborts a job whose input is gone, with the sentence of the error, and runs the others', async () => {
    const [lost, other] = [waitingJob(), waitingJob()]
    const at = bench([lost, other], playSuccess, {
      prepare: async (job) => {
        if (job.id === lost.id) throw jobErrors.INPUT_GONE({ id: 'vela.fits' })
        return at.prepare(job)
      },
    })
    at.dispatcher.start()
    expect(await at.isSo(other, isDone)).toMatchObject({ state: 'SUCCESS' })
    const aborted = await at.isSo(lost, isDone)
    expect(aborted).toMatchObject({ state: 'ABORTED', taskEnded: true })
    expect(aborted.reason).toMatch(/^The input file vela.fits has been removed. \w+/)
  })

  it('tries again when a folder could not be made for a reason that may pass', async () => {
    const job = waitingJob()
    let failures = 1
    const at = bench([job], playSuccess, {
      prepare: async (seen) => {
        if (failures-- > 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
        return at.prepare(seen)
      },
    })
    at.dispatcher.start()
    expect(await at.isSo(job, isDone)).toMatchObject({ state: 'SUCCESS', attempt: 1 })
    expect(at.errors).toHaveLength(1)
  })

  it('ends a task whose record was taken away', async () => {
    const job = waitingJob()
    const at = bench([job], () => ({ state: 'waiting', reason: `Waits since ${at.scheduler.submitted.length}.` }))
    at.dispatcher.start()
    const { handle } = await at.isSo(job, (seen) => seen.reason.startsWith('Waits since'))
    at.records.jobs.delete(job.id)
    at.scheduler.reports.set(handle!, { state: 'waiting', reason: 'It waits for another reason.' })
    await until(
      () => at.scheduler.cancelled,
      (cancelled) => cancelled.length > 0,
    )
    expect(at.scheduler.cancelled).toEqual([handle])
  })
})

describe('two dispatchers at work on the same records', () => {
  it('run every job once', async () => {
    const jobs = Array.from({ length: 12 }, () => waitingJob())
    const at = bench(jobs, playSuccess)
    const other = bench([], playSuccess, { jobs: at.records.records, folderOf: at.folderOf, prepare: at.prepare })
    at.dispatcher.start()
    other.dispatcher.start()
    for (const job of jobs) expect(await at.isSo(job, isDone)).toMatchObject({ state: 'SUCCESS', attempt: 1 })
    expect([...at.errors, ...other.errors]).toEqual([])
  })
})
