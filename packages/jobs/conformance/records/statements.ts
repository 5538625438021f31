// What a store of records promises of statements: numbered in order, kept as said, gone with their job.

import { dispatchJob, finishJob, newId, type RecordStore, type StatementRecord } from '@cirasa/jobs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleJob, exampleResult, exampleStatement, MIDNIGHT } from './example-records.ts'
import { freshRecords, type StartRecordStore } from './under-test.ts'

export function statementsConformance(start: StartRecordStore): void {
  describe('statements', () => {
    const { store } = freshRecords(start)
    const newJob = async (owner = 'ada') => {
      const job = exampleJob({ owner })
      await store().jobs.add([job])
      return job.id
    }
    keptStatements(store, newJob)
    boundedStatements(store, newJob)
    removedStatements(store, newJob)
  })
}

type NewJob = (owner?: string) => Promise<string>

function keptStatements(store: () => RecordStore, newJob: NewJob): void {
  it('are given back as they were said, numbered from 1, frozen', async () => {
    const job = await newJob()
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((made) => made + 0)
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.dictionary(fc.string(), number), fc.constant(null))
    let total = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        async (values, by) => {
          const given = values.map((said, index) => exampleStatement({ value: said, by: by.replaceAll('\0', ''), at: MIDNIGHT + index }))
          const expected = given.map((statement, index) => ({ ...statement, job, sequence: total + index + 1 }))
          const stored = await store().statements.add('ada', job, given)
          // As JSON has it: a name such as __proto__ is one of the record.
          expect(JSON.parse(JSON.stringify(stored))).toEqual(JSON.parse(JSON.stringify(expected)))
          expect(stored!.every((one) => Object.isFrozen(one) && Object.isFrozen(one.value))).toBe(true)
          const part = await store().statements.list('ada', job, { after: total })
          total += given.length
          expect(part).toEqual({ items: stored, total })
        },
      ),
      { numRuns: 30, endOnFailure: true },
    )
  })

  it('are told part by part, and nothing where nothing is new', async () => {
    const job = await newJob()
    await store().statements.add(
      'ada',
      job,
      Array.from({ length: 2300 }, (_, index) => exampleStatement({ target: `S${index}` })),
    )
    const seen: StatementRecord[] = []
    for (;;) {
      const { items, total } = (await store().statements.list('ada', job, { after: seen.at(-1)?.sequence ?? 0, limit: 1000 }))!
      expect(total).toBe(2300)
      expect(items.length).toBeLessThanOrEqual(1000)
      if (items.length === 0) break
      seen.push(...items)
    }
    expect(seen.map(({ target }) => target)).toEqual(Array.from({ length: 2300 }, (_, index) => `S${index}`))
    expect(await store().statements.list('ada', await newJob())).toEqual({ items: [], total: 0 })
  })

  it('are stored once when they are sent again, and told as they were said first', async () => {
    const job = await newJob()
    const [first, second] = [exampleStatement(), exampleStatement({ value: 'star' })]
    const stored = await store().statements.add('ada', job, [first, second, first])
    expect(stored!.map(({ sequence }) => sequence)).toEqual([1, 2, 1])
    const third = exampleStatement()
    const again = await store().statements.add('ada', job, [{ ...second, value: 'other' }, third])
    expect(again!.map(({ sequence, value }) => [sequence, value])).toEqual([
      [2, 'star'],
      [3, 'galaxy'],
    ])
    // An id is one of a job: another one may have it too.
    const other = await newJob()
    expect((await store().statements.add('ada', other, [first]))![0]).toMatchObject({ sequence: 1, job: other })
    expect((await store().statements.list('ada', job))!.total).toBe(3)
  })

  it('get numbers without gaps when many come at once, each request together', async () => {
    const jobs = [await newJob(), await newJob()]
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        store().statements.add('ada', jobs[index % 2], [exampleStatement(), exampleStatement(), exampleStatement()]),
      ),
    )
    for (const stored of answers) expect(stored!.map(({ sequence }) => sequence - stored![0].sequence)).toEqual([0, 1, 2])
    for (const job of jobs) {
      const { items } = (await store().statements.list('ada', job, { limit: 1000 }))!
      expect(items.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 90 }, (_, index) => index + 1))
    }
  })
}

function boundedStatements(store: () => RecordStore, newJob: NewJob): void {
  it('are refused above what a job may have: all of a request, and of those that come with it only that', async () => {
    const job = await newJob()
    const five = () => Array.from({ length: 5 }, () => exampleStatement())
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => store().statements.add('ada', job, five(), { count: 12 })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await expect(store().statements.add('ada', job, five(), { count: 12 })).rejects.toMatchObject({
      code: 'JOBS_TOO_MANY_STATEMENTS',
      values: { count: 10, wanted: 5, most: 12 },
    })
    expect((await store().statements.list('ada', job))!.total).toBe(10)
    await store().statements.add('ada', job, [exampleStatement(), exampleStatement()], { count: 12 })
  })

  it('are refused above the bytes that they may take, which those that are forgotten give back', async () => {
    const job = await newJob()
    // Four bytes of value with its quotes, two of the person, one of the target.
    const seven = () => exampleStatement({ target: 'S', by: 'é', value: 'ab' })
    await store().statements.add('ada', job, [seven(), seven()], { bytes: 20 })
    await expect(store().statements.add('ada', job, [seven()], { bytes: 20 })).rejects.toMatchObject({
      code: 'JOBS_STATEMENTS_TOO_LARGE',
      values: { bytes: 14, wanted: 7, most: 20 },
    })
    const stored = await store().statements.list('ada', job)
    expect(stored!.total).toBe(2)
    // What is there already may be sent again.
    expect(await store().statements.add('ada', job, [stored!.items[0]], { bytes: 1 })).toEqual([stored!.items[0]])
    await store().statements.forget('ada', job, 1)
    await store().statements.add('ada', job, [seven()], { bytes: 14 })
    expect((await store().statements.list('ada', job))!.total).toBe(2)
  })

  it.each([{ after: -1 }, { after: 0.5 }, { after: Number.NaN }, { limit: 0 }, { limit: 1.5 }])(
    'refuse a part that is none: %j',
    async (query) => {
      await expect(store().statements.list('ada', await newJob(), query)).rejects.toMatchObject({
        code: expect.stringMatching(/^STORE_BAD_/),
      })
    },
  )
}

function removedStatements(store: () => RecordStore, newJob: NewJob): void {
  it('are those of the owner of the job, and of nobody else', async () => {
    const job = await newJob()
    await store().statements.add('ada', job, [exampleStatement()])
    expect(await store().statements.add('eve', job, [exampleStatement()])).toBeUndefined()
    expect(await store().statements.list('eve', job)).toBeUndefined()
    expect(await store().statements.add('ada', newId(), [exampleStatement()])).toBeUndefined()
    expect(await store().statements.list('ada', newId())).toBeUndefined()
    expect((await store().statements.list('ada', job))!.total).toBe(1)
  })

  it('are forgotten in parts, the newest first, so that those which are left keep their numbers', async () => {
    const [job, other] = [await newJob(), await newJob()]
    for (const id of [job, other])
      await store().statements.add(
        'ada',
        id,
        Array.from({ length: 25 }, () => exampleStatement()),
      )
    expect(await store().statements.forget('eve', job, 10)).toBe(0)
    expect(await store().statements.forget('ada', job, 10)).toBe(15)
    const { items, total } = (await store().statements.list('ada', job))!
    expect(total).toBe(15)
    expect(items.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
    expect(await store().statements.forget('ada', job, 100)).toBe(0)
    expect((await store().statements.list('ada', other))!.total).toBe(25)
  })

  it('go with their job, and leave its account and those of others as they are', async () => {
    const [job, other] = [await newJob(), await newJob()]
    for (const id of [job, other]) await store().statements.add('ada', id, [exampleStatement(), exampleStatement()])
    const account = await store().accounts.of('ada')
    await store().statements.add('ada', job, [exampleStatement()])
    expect(await store().accounts.of('ada')).toEqual(account)
    await store().jobs.apply(job, (now) => dispatchJob(now, { scheduler: 'local' }))
    await store().jobs.apply(job, (now) => finishJob(now, 1, exampleResult(now)))
    await store().jobs.remove('ada', job)
    expect(await store().statements.list('ada', job)).toBeUndefined()
    expect((await store().statements.list('ada', other))!.total).toBe(2)
    expect(await store().statements.forget('ada', job, 10)).toBe(0)
    // Nothing is left under the id of the job either.
    await store().jobs.add([exampleJob({ id: job })])
    expect(await store().statements.list('ada', job)).toEqual({ items: [], total: 0 })
  })
}
