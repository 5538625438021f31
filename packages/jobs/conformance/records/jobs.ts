// What a store of records promises of jobs.

import { isCodedError } from '@cirasa/errors'
import {
  cancelJob,
  dispatchJob,
  endTask,
  finishJob,
  type Job,
  jobErrors,
  newId,
  noteProgress,
  type RecordStore,
  startJob,
} from '@cirasa/jobs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleFile, exampleJob, exampleResult, inputOf, MIDNIGHT } from './example-records.ts'
import { freshRecords, type StartRecordStore } from './under-test.ts'

export function jobRecordsConformance(start: StartRecordStore): void {
  describe('jobs', () => {
    const { store } = freshRecords(start)
    addedJobs(store)
    quotaOfJobs(store)
    foundJobs(store)
    changedJobs(store)
    removedJobs(store)
  })
}

const dispatched = (job: Job) => dispatchJob(job, { scheduler: 'local' })

/** Brings a job to its end through the store. */
async function runToEnd(store: RecordStore, id: string): Promise<void> {
  await store.jobs.apply(id, dispatched)
  await store.jobs.apply(id, (job) => finishJob(job, job.attempt, exampleResult(job)))
}

function addedJobs(store: () => RecordStore): void {
  it('gives back what was added, with all that came of it', async () => {
    const option = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((made) => made + 0),
      fc.boolean(),
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), option), fc.string({ unit: 'binary' }), async (options, reason) => {
        const job = exampleJob({
          options,
          reason,
          warnings: [reason],
          batch: newId(),
          rerunOf: newId(),
          expires: MIDNIGHT + 1,
          exitCode: 3,
        })
        await store().jobs.add([job])
        expect(await store().jobs.get('ada', job.id)).toEqual(JSON.parse(JSON.stringify(job)))
      }),
      { numRuns: 50 },
    )
  })

  it('gives frozen objects with nothing in them that was not there', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    const kept = await store().jobs.get('ada', job.id)
    expect(Object.isFrozen(kept)).toBe(true)
    expect(Object.keys(kept!).sort()).toEqual(Object.keys(job).sort())
  })

  it('accepts many at once, in one call or in many', async () => {
    await store().jobs.add(Array.from({ length: 1200 }, () => exampleJob({ batch: 'all' })))
    await Promise.all(Array.from({ length: 200 }, () => store().jobs.add([exampleJob()])))
    expect((await store().jobs.list('ada', { batch: 'all' })).total).toBe(1200)
    expect((await store().jobs.list('ada')).total).toBe(1400)
    expect((await store().accounts.of('ada')).jobs.PENDING).toBe(1400)
    await store().jobs.add([])
  })

  it('adds all jobs of a call or none', async () => {
    const [good, bad] = [exampleJob(), exampleJob({ inputs: [inputOf(exampleFile())] })]
    await expect(store().jobs.add([good, bad])).rejects.toMatchObject({ code: 'JOBS_INPUT_GONE' })
    expect((await store().jobs.list('ada')).total).toBe(0)
    expect((await store().accounts.of('ada')).jobs.PENDING).toBe(0)
  })

  it('fails one of many that come at once without the others', async () => {
    const jobs = Array.from({ length: 30 }, (_, index) => exampleJob(index % 3 === 0 ? { inputs: [inputOf(exampleFile())] } : {}))
    const results = await Promise.allSettled(jobs.map((job) => store().jobs.add([job])))
    expect(results.map(({ status }) => status)).toEqual(jobs.map((_, index) => (index % 3 === 0 ? 'rejected' : 'fulfilled')))
    const kept = (await store().jobs.list('ada')).items.map(({ id }) => id).sort()
    expect(kept).toEqual(
      jobs
        .filter((_, index) => index % 3 !== 0)
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('refuses an input file that is in the bin, was purged, or is of somebody else', async () => {
    const [binned, purged, foreign, good] = [exampleFile(), exampleFile(), exampleFile({ owner: 'bob' }), exampleFile()]
    for (const file of [binned, purged, foreign, good]) await store().files.add(file)
    await store().files.remove('ada', binned.id, MIDNIGHT)
    await store().files.purge('ada', purged.id)
    for (const file of [binned, purged, foreign]) {
      const job = exampleJob({ inputs: [inputOf(good), inputOf(file)] })
      await expect(store().jobs.add([job])).rejects.toMatchObject({ code: 'JOBS_INPUT_GONE', values: { id: file.id } })
    }
    await store().jobs.add([exampleJob({ inputs: [inputOf(good), inputOf(good)] }), exampleJob({ inputs: [inputOf(good)] })])
  })
}

function quotaOfJobs(store: () => RecordStore): void {
  it('refuses more jobs than an owner may keep', async () => {
    await store().jobs.add([exampleJob(), exampleJob()], { jobs: 3 })
    await expect(store().jobs.add([exampleJob(), exampleJob()], { jobs: 3 })).rejects.toMatchObject({
      code: 'JOBS_QUOTA_JOBS',
      values: { count: 2, quota: 3 },
    })
    await store().jobs.add([exampleJob()], { jobs: 3 })
    await store().jobs.add([exampleJob({ owner: 'bob' })], { jobs: 3 })
    expect((await store().jobs.list('ada')).total).toBe(3)
  })

  it('refuses more jobs at once than an owner may have, until one has ended', async () => {
    const [first, second] = [exampleJob(), exampleJob()]
    await store().jobs.add([first, second], { concurrentJobs: 2 })
    const third = () => store().jobs.add([exampleJob()], { concurrentJobs: 2 })
    await expect(third()).rejects.toMatchObject({ code: 'JOBS_QUOTA_CONCURRENT', values: { count: 2, quota: 2 } })
    await runToEnd(store(), first.id)
    await third()
    await expect(third()).rejects.toMatchObject({ code: 'JOBS_QUOTA_CONCURRENT' })
  })

  it('holds the quota when many come at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => store().jobs.add([exampleJob()], { jobs: 7 })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(7)
    expect((await store().jobs.list('ada')).total).toBe(7)
  })
}

function foundJobs(store: () => RecordStore): void {
  it('shows a job to its owner only', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    expect(await store().jobs.get('eve', job.id)).toBeUndefined()
    expect(await store().jobs.tag('eve', job.id, 'mine')).toBeUndefined()
    expect(await store().jobs.remove('eve', job.id)).toBeUndefined()
    expect((await store().jobs.list('eve')).total).toBe(0)
    expect(await store().jobs.get('ada', job.id)).toEqual(job)
  })

  it('lists the newest first, part by part, without missing or repeating one while others are added', async () => {
    const jobs = Array.from({ length: 23 }, (_, index) => exampleJob({ submitted: MIDNIGHT + Math.floor(index / 4) }))
    await store().jobs.add(jobs)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await store().jobs.list('ada', { limit: 6, after })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
      await store().jobs.add([exampleJob({ submitted: MIDNIGHT + 1000 })])
    } while (after !== undefined)
    const newestFirst = [...jobs].sort((a, b) => b.submitted - a.submitted || (a.id < b.id ? 1 : -1))
    expect(seen).toEqual(newestFirst.map(({ id }) => id))
  })

  it('lists those of a state, an app, a tag, a batch, an input, and all of these together', async () => {
    const file = exampleFile({ name: 'M67.fits' })
    await store().files.add(file)
    const wanted = exampleJob({ app: 'aegean', tag: 'night 1', batch: 'b1', inputs: [inputOf(file)] })
    const others = [
      exampleJob({ app: 'aegean' }),
      exampleJob({ tag: 'night 1' }),
      exampleJob({ batch: 'b1' }),
      exampleJob({ owner: 'bob' }),
    ]
    await store().jobs.add([wanted])
    for (const other of others) await store().jobs.add([other])
    await store().jobs.apply(others[0].id, (job) => cancelJob(job, MIDNIGHT))
    const totals = async (query: object) => (await store().jobs.list('ada', query)).total
    expect(await totals({ state: 'CANCELED' })).toBe(1)
    expect(await totals({ app: 'aegean' })).toBe(2)
    expect(await totals({ tag: 'night 1' })).toBe(2)
    expect(await totals({ batch: 'b1' })).toBe(2)
    expect(await totals({ input: file.id })).toBe(1)
    const all = { state: 'PENDING', app: 'aegean', tag: 'night 1', batch: 'b1', input: file.id, search: 'm67' } as const
    expect((await store().jobs.list('ada', all)).items).toEqual([wanted])
    expect(await totals({ ...all, search: 'm_7' })).toBe(0)
  })

  it.each([
    ['nothing', ''],
    ['a sign', '!'],
    ['a time alone', Buffer.from('1.').toString('base64url')],
    ['a very long text', 'A'.repeat(100_000)],
  ])('refuses a cursor that it did not give out: %s', async (_, after) => {
    await expect(store().jobs.list('ada', { after })).rejects.toSatisfy(isCodedError)
  })
}

function changedJobs(store: () => RecordStore): void {
  it('gives the job as it is after a change, and keeps it so', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    const after = await store().jobs.apply(job.id, dispatched)
    expect(after).toEqual(dispatched(job))
    expect(await store().jobs.get('ada', job.id)).toEqual(after)
    expect(await store().jobs.apply(newId(), dispatched)).toBeUndefined()
  })

  it('writes nothing when a change gives the same object back', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    const account = await store().accounts.of('ada')
    expect(await store().jobs.apply(job.id, (same) => same)).toEqual(job)
    expect(await store().accounts.of('ada')).toEqual(account)
  })

  it('keeps a job as it was when a change throws', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    const before = [await store().jobs.get('ada', job.id), await store().accounts.of('ada')]
    const refuse = () => {
      throw jobErrors.NO_SUCH_TRANSITION({ name: 'start', state: 'SUCCESS' })
    }
    await expect(store().jobs.apply(job.id, refuse)).rejects.toMatchObject({ code: 'JOBS_NO_SUCH_TRANSITION' })
    expect([await store().jobs.get('ada', job.id), await store().accounts.of('ada')]).toEqual(before)
  })

  it('loses none of many changes of one job at once', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    await store().jobs.apply(job.id, dispatched)
    await store().jobs.apply(job.id, (now) => startJob(now, 1, { at: MIDNIGHT }))
    const step = (now: Job) => noteProgress(now, 1, { stage: 'search', fraction: 0.5, count: (now.progress?.count ?? 0) + 1 })
    await Promise.all(Array.from({ length: 40 }, () => store().jobs.apply(job.id, step)))
    expect(await store().jobs.get('ada', job.id)).toMatchObject({ revision: 42, progress: { count: 40 } })
  })

  it('changes the tag of a job in any state', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    await runToEnd(store(), job.id)
    const before = (await store().jobs.get('ada', job.id))!
    expect(await store().jobs.tag('ada', job.id, 'good')).toEqual({ ...before, tag: 'good', revision: before.revision + 1 })
    expect((await store().jobs.list('ada', { tag: 'good', search: 'GOO' })).items).toEqual([await store().jobs.get('ada', job.id)])
  })
}

function removedJobs(store: () => RecordStore): void {
  it('does not remove a job that has not ended, or of which a process is left', async () => {
    const job = exampleJob()
    await store().jobs.add([job])
    const refused = async () => {
      await expect(store().jobs.remove('ada', job.id)).rejects.toMatchObject({ code: 'JOBS_STILL_RUNNING', values: { id: job.id } })
    }
    await refused()
    await store().jobs.apply(job.id, dispatched)
    await refused()
    await store().jobs.apply(job.id, (now) => startJob(now, 1, { at: MIDNIGHT }))
    await refused()
    await store().jobs.apply(job.id, (now) => cancelJob(now, MIDNIGHT))
    await refused()
    const ended = await store().jobs.apply(job.id, endTask)
    expect(await store().jobs.remove('ada', job.id)).toEqual(ended)
    expect(await store().jobs.get('ada', job.id)).toBeUndefined()
    expect(await store().jobs.remove('ada', job.id)).toBeUndefined()
    expect((await store().jobs.list('ada')).total).toBe(0)
  })

  it('finds the expired, the longest expired first', async () => {
    const jobs = [30, 10, 20, undefined, 5].map((expires) => exampleJob({ expires: expires && MIDNIGHT + expires }))
    await store().jobs.add(jobs)
    for (const job of jobs.slice(0, 4)) await runToEnd(store(), job.id)
    const ids = async (at: number, limit: number) => (await store().jobs.expiredBefore(at, limit)).map(({ id }) => id)
    expect(await ids(MIDNIGHT + 30, 10)).toEqual([jobs[1].id, jobs[2].id])
    expect(await ids(MIDNIGHT + 31, 1)).toEqual([jobs[1].id])
  })
}
