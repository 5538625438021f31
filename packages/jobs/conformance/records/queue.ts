// What a store of records promises of the order in which jobs are run.

import { abortJob, cancelJob, dispatchJob, endTask, finishJob, type Job, newId, type RecordStore, requeueJob } from '@cirasa/jobs'
import { describe, expect, it } from 'vitest'
import { exampleJob, exampleResult, MIDNIGHT } from './example-records.ts'
import { freshRecords, type StartRecordStore } from './under-test.ts'

export function queueConformance(start: StartRecordStore): void {
  describe('the queue', () => {
    const { store } = freshRecords(start)
    fairOrder(store)
    takenOnce(store)
    lookedAfter(store)
  })
}

const dispatched = (job: Job) => dispatchJob(job, { scheduler: 'local' })
const takeNext = async (store: RecordStore, count: number) =>
  (await store.jobs.takeNext(count, dispatched)).map(({ owner, tag }) => `${owner} ${tag}`)

/** Jobs of several owners, submitted one after another: `'ada ada bob'`. Their tags count each owner's. */
async function submit(store: RecordStore, owners: string): Promise<Job[]> {
  const counts = new Map<string, number>()
  const jobs = owners.split(' ').map((owner, index) => {
    counts.set(owner, (counts.get(owner) ?? 0) + 1)
    return exampleJob({ owner, tag: String(counts.get(owner)), submitted: MIDNIGHT + index })
  })
  await store.jobs.add(jobs)
  return jobs
}

function fairOrder(store: () => RecordStore): void {
  it('takes the owner with fewer tasks under way first, then who waits longer', async () => {
    await submit(store(), 'ada ada ada ada bob cyd bob')
    expect(await takeNext(store(), 4)).toEqual(['ada 1', 'bob 1', 'cyd 1', 'ada 2'])
    expect(await takeNext(store(), 2)).toEqual(['bob 2', 'ada 3'])
    expect(await takeNext(store(), 9)).toEqual(['ada 4'])
    expect(await takeNext(store(), 9)).toEqual([])
    expect(await takeNext(store(), 0)).toEqual([])
  })

  it('is the same one by one as many at a time', async () => {
    await submit(store(), 'ada bob ada cyd cyd bob ada ada bob cyd')
    const order: string[] = []
    for (let count = 0; count < 10; count++) order.push(...(await takeNext(store(), 1)))
    expect(order).toEqual(['ada 1', 'bob 1', 'cyd 1', 'ada 2', 'cyd 2', 'bob 2', 'ada 3', 'bob 3', 'cyd 3', 'ada 4'])
  })

  it('counts a canceled job for its owner as long as a process of it is left', async () => {
    const [first] = await submit(store(), 'ada ada bob')
    await takeNext(store(), 1)
    await store().jobs.apply(first.id, (job) => cancelJob(job, MIDNIGHT))
    await submit(store(), 'cyd')
    expect(await takeNext(store(), 2)).toEqual(['cyd 1', 'bob 1'])
    await store().jobs.apply(first.id, endTask)
    await submit(store(), 'bob')
    expect(await takeNext(store(), 2)).toEqual(['ada 2', 'bob 1'])
  })

  it('says how many come before a job', async () => {
    const jobs = await submit(store(), 'ada ada ada bob cyd bob')
    await takeNext(store(), 1)
    const positions = new Map<string, number>()
    for (const job of jobs.slice(1)) positions.set(job.id, await store().jobs.position(job.id))
    const order = (await store().jobs.takeNext(5, dispatched)).map(({ id }) => id)
    expect(order.map((id) => positions.get(id))).toEqual([0, 1, 2, 3, 4])
    expect(await store().jobs.position(order[0])).toBe(0)
    expect(await store().jobs.position(newId())).toBe(0)
  })
}

function takenOnce(store: () => RecordStore): void {
  it('gives the jobs as they are after the change', async () => {
    const [job] = await submit(store(), 'ada')
    const [taken] = await store().jobs.takeNext(5, dispatched)
    expect(taken).toEqual(dispatched(job))
    expect(await store().jobs.get('ada', job.id)).toEqual(taken)
  })

  it('takes no job twice when asked many times at once', async () => {
    await store().jobs.add(Array.from({ length: 40 }, (_, index) => exampleJob({ owner: `owner ${index % 3}` })))
    const taken = (await Promise.all(Array.from({ length: 12 }, () => store().jobs.takeNext(5, dispatched)))).flat()
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length)
    expect(taken).toHaveLength(40)
  })

  it('takes none that was canceled or aborted, and takes one again whose task was lost', async () => {
    const [first, second, third] = await submit(store(), 'ada ada ada')
    await store().jobs.apply(first.id, (job) => cancelJob(job, MIDNIGHT))
    await store().jobs.apply(second.id, (job) => abortJob(job, MIDNIGHT, 'No scheduler.'))
    expect(await takeNext(store(), 5)).toEqual(['ada 3'])
    await store().jobs.apply(third.id, (job) => requeueJob(job, 1, { at: MIDNIGHT, because: 'It was lost.', attempts: 3 }))
    const [again] = await store().jobs.takeNext(5, dispatched)
    expect(again).toMatchObject({ id: third.id, attempt: 2, taskEnded: false })
  })

  it('takes none when the change throws', async () => {
    await submit(store(), 'ada bob')
    const refuse = () => {
      throw new Error('not now')
    }
    await expect(store().jobs.takeNext(2, refuse)).rejects.toThrow('not now')
    expect(await takeNext(store(), 2)).toEqual(['ada 1', 'bob 1'])
  })
}

function lookedAfter(store: () => RecordStore): void {
  it('knows every job with a task that has not ended, whatever its state', async () => {
    const [ran, canceled, started, waits] = await submit(store(), 'ada ada ada ada')
    await store().jobs.takeNext(3, dispatched)
    await store().jobs.apply(ran.id, (job) => finishJob(job, 1, exampleResult(job)))
    await store().jobs.apply(canceled.id, (job) => cancelJob(job, MIDNIGHT))
    const ids = async () => (await store().jobs.underWay()).map(({ id }) => id)
    expect(await ids()).toEqual([canceled.id, started.id])
    await store().jobs.apply(canceled.id, endTask)
    expect(await ids()).toEqual([started.id])
    expect((await store().jobs.get('ada', waits.id))!.taskEnded).toBe(true)
  })
}
