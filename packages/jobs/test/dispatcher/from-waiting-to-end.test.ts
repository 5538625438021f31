// A job that nothing happens to goes from waiting to its end, and everybody who listens hears of it.

import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { contractFiles, type Job } from '@cirasa/jobs'
import { writeResult } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { until } from '../../conformance/until.ts'
import { bench, ended, orderOf, playClaim, playSuccess, resultOf, running } from './bench-for-dispatchers.ts'
import { waitingJob } from './memory-records.ts'
import { handleOf } from './scripted-scheduler.ts'

const job = waitingJob()
const isDone = ({ state, taskEnded }: Job) => state !== 'PENDING' && state !== 'RUNNING' && taskEnded

describe('a dispatcher', () => {
  it('hands a waiting job over, follows it, and records its result', async () => {
    const { dispatcher, isSo, scheduler, folderOf, events, errors, prepared } = bench([job], () => ({
      state: 'waiting',
      reason: 'No room.',
    }))
    const handle = handleOf(orderOf(job, 1))
    const folder = folderOf(job)
    dispatcher.start()
    await isSo(job, ({ reason }) => reason === 'No room.')
    playClaim(folder, 1)
    scheduler.reports.set(handle, running)
    expect(await isSo(job, ({ state }) => state === 'RUNNING')).toMatchObject({ handle, attempt: 1, pid: 4242, started: 1000 })
    appendFileSync(path.join(folder, contractFiles.progress), '{"stage":"fitting","fraction":0.5,"count":7,"at":1200}\n')
    expect((await isSo(job, ({ progress }) => progress !== undefined)).progress).toEqual({ stage: 'fitting', fraction: 0.5, count: 7 })
    await writeResult(folder, resultOf(job.id, 1))
    scheduler.reports.set(handle, ended)
    expect(await isSo(job, isDone)).toMatchObject({
      state: 'SUCCESS',
      exitCode: 0,
      elapsed: 2.5,
      productBytes: 300,
      warnings: ['It was cloudy.'],
    })
    expect(events.map(({ kind }) => kind)).toEqual(['dispatched', 'dispatched', 'waiting', 'started', 'progress', 'ended'])
    expect(prepared).toEqual([`${job.id}-1`])
    expect(scheduler.submitted).toEqual([handle])
    expect(errors).toEqual([])
  })

  it('says that a job has ended while its process lingers, and ends the process when that takes too long', async () => {
    const { dispatcher, isSo, scheduler, events } = bench(
      [job],
      async (order) => {
        await playSuccess(order)
        return running
      },
      { settleMs: 50 },
    )
    dispatcher.start()
    expect(await isSo(job, isDone)).toMatchObject({ state: 'SUCCESS', productBytes: 300 })
    const ends = events.filter(({ kind }) => kind === 'ended' || kind === 'task-ended')
    expect(ends.map((event) => [event.kind, event.job.state, event.job.taskEnded])).toEqual([
      ['ended', 'SUCCESS', false],
      ['task-ended', 'SUCCESS', true],
    ])
    expect(scheduler.cancelled).toEqual([handleOf(orderOf(job, 1))])
  })

  it.each([
    ['the scheduler', { capacity: 2 }],
    ['the service', { concurrency: 2 }],
  ])('hands over no more tasks at once than %s has room for, and all in the end', async (_, change) => {
    const jobs = Array.from({ length: 6 }, () => waitingJob())
    const seen: number[] = []
    const script = async () => {
      seen.push((await at.records.underWay()).length)
      return running
    }
    const at = bench(jobs, script, change)
    at.dispatcher.start()
    for (const count of [2, 4, 6]) {
      await until(
        () => at.scheduler.reports.size,
        (submitted) => submitted === count,
      )
      for (const one of await at.records.underWay()) {
        await writeResult(at.folderOf(one), resultOf(one.id, 1))
        at.scheduler.reports.set(handleOf(orderOf(one, 1)), ended)
      }
    }
    for (const one of jobs) expect(await at.isSo(one, isDone)).toMatchObject({ state: 'SUCCESS' })
    expect(Math.max(...seen)).toBe(2)
  })

  it('takes up a job at once when it is woken', async () => {
    const { dispatcher, records, isSo } = bench([], playSuccess)
    dispatcher.start()
    const late = waitingJob()
    records.jobs.set(late.id, late)
    dispatcher.wake()
    await isSo(late, isDone)
  })

  it('leaves running tasks alone when it stops', async () => {
    const { dispatcher, isSo, scheduler } = bench([job], () => running)
    dispatcher.start()
    await isSo(job, ({ handle }) => handle !== undefined)
    await dispatcher.stop()
    expect(scheduler.cancelled).toEqual([])
    expect(dispatcher.underWay).toBe(0)
  })

  it('is not disturbed by a listener that throws', async () => {
    const { dispatcher, isSo } = bench([job], playSuccess)
    dispatcher.events.listen(() => {
      throw new Error('a listener')
    })
    dispatcher.start()
    expect(await isSo(job, isDone)).toMatchObject({ state: 'SUCCESS' })
  })
})
