// Records, dispatcher, local scheduler and workers together: what users see of jobs whose apps misbehave, and that nothing is left of them.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cancelJob, type Job, type RecordStore } from '@cirasa/jobs'
import { until } from '@cirasa/jobs/conformance'
import { Dispatcher } from '@cirasa/jobs/dispatcher'
import { readResult } from '@cirasa/jobs/folder'
import { LocalScheduler } from '@cirasa/schedulers'
import { openSqliteRecords } from '@cirasa/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareIn } from './faults/prepare-in.ts'
import { workersUnder } from './faults/victims.ts'
import { waitingJob } from './faults/waiting-job.ts'
import { productText, testWorker } from './worker-call.ts'

describe('a job on this machine', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'cirasa-jobs-'))
  const { folderOf, prepare } = prepareIn(root)
  let store: RecordStore
  let scheduler: LocalScheduler
  let dispatcher: Dispatcher

  beforeAll(async () => {
    store = await openSqliteRecords(path.join(root, 'records.sqlite'))
    const command = [process.execPath, testWorker] as const
    scheduler = new LocalScheduler({ command, capacity: 3, graceMs: 500, slackMs: 300, watchMs: 100 })
    dispatcher = new Dispatcher({ jobs: store.jobs, scheduler, folderOf, prepare, attempts: 2, pauses: { least: 20, most: 100 } })
    dispatcher.start()
  })

  afterAll(async () => {
    await dispatcher.stop()
    await scheduler.close()
    await store.close()
    rmSync(root, { recursive: true, force: true })
  })

  async function submit(app: string, limits: Job['limits'] = {}): Promise<Job> {
    const job = waitingJob({ app, limits, options: { words: 'hello' } })
    await store.jobs.add([job])
    dispatcher.wake()
    return job
  }

  const endOf = async ({ id, owner }: Job): Promise<Job> =>
    (await until(
      () => store.jobs.get(owner, id),
      (job) => job!.taskEnded && job!.ended !== undefined,
    ))!

  const run = async (app: string, limits?: Job['limits']) => endOf(await submit(app, limits))

  it('succeeds with its products, progress and warnings', async () => {
    const job = await run('good')
    expect(job).toMatchObject({ state: 'SUCCESS', exitCode: 0, attempt: 1, productBytes: 7, warnings: ['The beam is not known.'] })
    expect(job.elapsed).toBeGreaterThan(0)
  })

  it('is run again when its worker was killed, and its products are those of the second run', async () => {
    const job = await run('killed-once')
    expect(job).toMatchObject({ state: 'SUCCESS', attempt: 2, productBytes: 0 })
    expect(await readResult(folderOf(job))).toMatchObject({ attempt: 2, products: [] })
  })

  it('fails when it was killed as often as it may be tried', async () => {
    const job = await run('always-killed')
    expect(job).toMatchObject({ state: 'FAILURE', attempt: 2, productBytes: 4 })
    expect(job.reason).toMatch(/killed from outside.*2 times/)
  })

  it('fails when its worker exits by itself, or crashes, and is not run again', async () => {
    expect(await run('exits')).toMatchObject({ state: 'FAILURE', exitCode: 7, attempt: 1 })
    expect(await run('crashes')).toMatchObject({ state: 'FAILURE', exitCode: 139, attempt: 1 })
  })

  it('times out although its worker is fast asleep, and keeps its partial products', async () => {
    const job = await run('blocked', { seconds: 0.5 })
    expect(job).toMatchObject({ state: 'TIMED-OUT', productBytes: 5, reason: 'It ran longer than its limit of 0.5 seconds.' })
  })

  it('fails for memory with the limit and the peak in words', async () => {
    const job = await run('hungry', { memoryBytes: 300 << 20 })
    expect(job).toMatchObject({ state: 'FAILURE', productBytes: 5 })
    expect(job.reason).toMatch(/limit of 300 MiB: the peak was \d+ MiB/)
  })

  it.each(['patient', 'stubborn', 'blocked'])('ends when it is cancelled, with an app that is %s', async (app) => {
    const job = await submit(app)
    await until(
      () => store.jobs.get(job.owner, job.id),
      (seen) => seen!.state === 'RUNNING',
    )
    await until(
      () => readText(job),
      (text) => text === 'first',
    )
    await store.jobs.apply(job.id, (seen) => cancelJob(seen, Date.now()))
    dispatcher.wake()
    const ended = await endOf(job)
    expect(ended).toMatchObject({ state: 'CANCELED', reason: 'Canceled by the user.' })
    expect(ended.productBytes).toBeGreaterThanOrEqual('first'.length)
    expect(await readResult(folderOf(job))).toMatchObject({ outcome: 'canceled' })
  })

  it('leaves no process behind, whatever it has started', async () => {
    const job = await run('leaves-child')
    expect(job).toMatchObject({ state: 'SUCCESS' })
    expect(workersUnder(root)).toEqual([])
  })

  const readText = (job: Job): string | undefined => {
    try {
      return productText(folderOf(job), 'first.txt')
    } catch {
      return undefined
    }
  }
})
