// What people say about sources is kept as they said it, told in order, summed up, and gone with the job.

import type { Statement } from '@cirasa/catalog'
import { createClient } from '@cirasa/client'
import { newId } from '@cirasa/jobs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LabelledJob, startLabelledJob } from './labelled-job.ts'

describe('statements about the sources of a job', () => {
  let job: LabelledJob
  beforeAll(async () => {
    job = await startLabelledJob()
  })
  afterAll(() => job[Symbol.asyncDispose]())

  const list = async (query = '') => (await job.server.ask(`GET /jobs/${job.id}/statements?${query}`)).json()

  it('are stored with who says so and when, and told again from any place on', async () => {
    const fit = { x: 20.5, y: 30.25, major: 4, minor: 3.9, angle: 12, flux_peak: 1 }
    const answer = await job.say('  Ada\u0007 \u200bLove ', [
      { target: 'S1', kind: 'label', value: ' galaxy ' },
      { target: 'S1', kind: 'verdict', value: 'accepted' },
      { target: 'S2', kind: 'note', value: 'two\r\nlines' },
      { target: 'S2', kind: 'fit', value: fit },
      { target: 'added-1', kind: 'added', value: { x: 1, y: 2 } },
      { target: 'S1', kind: 'label', value: null },
    ])
    expect(answer.statusCode).toBe(201)
    const { items } = answer.json()
    expect(items.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2, 3, 4, 5, 6])
    expect(items[0]).toMatchObject({ job: job.id, target: 'S1', by: 'Ada Love', kind: 'label', value: 'galaxy' })
    expect(items[0].id).toMatch(/^[0-9a-f]{32}$/)
    expect(Date.parse(items[0].at)).toBeGreaterThan(Date.now() - 60_000)
    expect(items[2].value).toBe('two\nlines')
    expect(items[3].value).toEqual(fit)
    expect(await list()).toEqual({ items, total: 6 })
    expect(await list('after=4&limit=1')).toEqual({ items: [items[4]], total: 6 })
    expect(await list('after=6')).toEqual({ items: [], total: 6 })
  })

  it('are stored once when a request is sent again', async () => {
    const items = [{ id: newId(), target: 'S1', kind: 'note', value: 'again' }]
    const { total } = await list()
    const [first, second] = [await job.say('Bob', items), await job.say('Bob', items)]
    expect(second.json()).toEqual(first.json())
    expect((await list()).total).toBe(total + 1)
  })

  it.each([
    ['nobody', { by: ' \u0000 ', items: [{ target: 'S1', kind: 'label', value: 'a' }] }],
    ['nothing at all', { by: 'Ada', items: [] }],
    ['an empty label', { by: 'Ada', items: [{ target: 'S1', kind: 'label', value: ' \u200b ' }] }],
    ['a long label', { by: 'Ada', items: [{ target: 'S1', kind: 'label', value: 'x'.repeat(41) }] }],
    ['another verdict', { by: 'Ada', items: [{ target: 'S1', kind: 'verdict', value: 'perhaps' }] }],
    ['an unknown kind', { by: 'Ada', items: [{ target: 'S1', kind: 'opinion', value: 'a' }] }],
    ['a name that no source has', { by: 'Ada', items: [{ target: 'S1\n', kind: 'label', value: 'a' }] }],
    ['a source added nowhere', { by: 'Ada', items: [{ target: 'added-2', kind: 'added', value: { flux_peak: 1 } }] }],
    ['a source added under a name that the run may have', { by: 'Ada', items: [{ target: 'S1', kind: 'added', value: { x: 1, y: 2 } }] }],
    ['numbers under no name', { by: 'Ada', items: [{ target: 'S1', kind: 'fit', value: { 'a b': 1 } }] }],
    ['texts in place of numbers', { by: 'Ada', items: [{ target: 'S1', kind: 'fit', value: { x: '1' } }] }],
    [
      'too many numbers',
      { by: 'Ada', items: [{ target: 'S1', kind: 'fit', value: Object.fromEntries(Array.from({ length: 257 }, (_, i) => [`n${i}`, i])) }] },
    ],
    [
      'one bad one among good ones',
      {
        by: 'Ada',
        items: [
          { target: 'S1', kind: 'label', value: 'a' },
          { target: '', kind: 'label', value: 'a' },
        ],
      },
    ],
  ])('are refused where they say %s, and nothing of the request is stored', async (_, body) => {
    const { total } = await list()
    const answer = await job.server.ask(`POST /jobs/${job.id}/statements`, body)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'SERVER_BAD_REQUEST'])
    expect((await list()).total).toBe(total)
  })

  it('come ten thousand at once, and not more', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({ target: `S${index}`, kind: 'label', value: 'galaxy' }))
    expect((await job.say('Machine', items)).json().items).toHaveLength(10_000)
    expect((await job.say('Machine', [...items, items[0]])).statusCode).toBe(400)
    const long = items.map((item) => ({ ...item, kind: 'note', value: 'x'.repeat(900) }))
    expect((await job.say('Machine', long)).json()).toMatchObject({ status: 413, code: 'SERVER_TOO_LARGE' })
  })

  it('are there for nobody under an id that is none, or of no job', async () => {
    for (const id of ['nothing', newId()]) {
      const calls = [
        job.server.ask(`GET /jobs/${id}/statements`),
        job.server.ask(`POST /jobs/${id}/statements`, { by: 'Ada', items: [{ target: 'S1', kind: 'label', value: 'a' }] }),
        job.server.ask(`GET /jobs/${id}/statements/summary`),
        job.server.ask(`GET /jobs/${id}/labelled/sources`),
        job.server.ask(`GET /jobs/${id}/training-set`),
      ]
      for (const call of calls) expect((await call).json()).toMatchObject({ status: 404, code: 'SERVER_NO_SUCH_JOB' })
    }
    // Who asks for what is not there holds nobody up.
    expect((await job.server.ask(`GET /jobs/${job.id}/statements/summary`)).statusCode).toBe(200)
  })
})

describe('the summary of statements', () => {
  it('says who has said how much, and how far each two agree', async () => {
    await using job = await startLabelledJob()
    const labels = (...values: (string | null)[]) => values.map((value, index) => ({ target: `S${index}`, kind: 'label', value }))
    await job.say('Ada', [...labels('galaxy', 'star', 'star', 'galaxy'), { target: 'S9', kind: 'verdict', value: 'rejected' }])
    await job.say('Bob', labels('galaxy', 'star', 'galaxy', 'galaxy'))
    await job.say('Bob', [{ target: 'S3', kind: 'label', value: null }])
    const client = createClient({ baseUrl: new URL(await job.server.listen()).origin })
    const { total, targets, people, pairs } = await client.statements.summary(job.id)
    expect({ total, targets }).toEqual({ total: 10, targets: 5 })
    expect(people).toMatchObject([
      { by: 'Ada', labels: 4, verdicts: 1, notes: 0 },
      { by: 'Bob', labels: 3, verdicts: 0 },
    ])
    // Of three, two agree; by chance 1/3 x 2/3 + 2/3 x 1/3 = 4/9 would.
    expect(pairs).toEqual([
      {
        people: ['Ada', 'Bob'],
        count: 3,
        agreed: 2,
        kappa: expect.closeTo(0.4, 12),
        disagreements: [{ target: 'S2', labels: ['star', 'galaxy'] }],
      },
    ])
    const seen: number[] = []
    for await (const part of client.statements.since(job.id, 4)) seen.push(...part.map(({ sequence }) => sequence))
    expect(seen).toEqual([5, 6, 7, 8, 9, 10])
  })
})

it('are read without what nothing is made of: many long ones would fill the memory', async () => {
  await using job = await startLabelledJob()
  const note = `${'two   words\n'.repeat(150)}end`
  const numbers = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`n${index}`, index]))
  await job.say('Ada', [
    { target: 'S1', kind: 'note', value: note },
    { target: 'S1', kind: 'fit', value: numbers },
    { target: 'added-1', kind: 'added', value: { x: 1, y: 2, flux_peak: 3 } },
  ])
  const caller = { owner: 'anonymous', roles: [] }
  const read = async (how?: object) => {
    const all: Statement[] = []
    for await (const part of job.server.service.readStatements(caller, job.id, how)) all.push(...part)
    return all
  }
  const [text, fit, added] = await read()
  expect(text.value).toBe('two words '.repeat(40))
  expect(fit.value).toEqual({})
  expect(added.value).toEqual({ x: 1, y: 2 })
  expect((await read({ withNumbers: true, upTo: 2 })).map(({ value }) => value)).toEqual([text.value, numbers])
  expect((await job.server.ask(`GET /jobs/${job.id}/statements`)).json().items[0].value).toBe(note)
})

describe('a refusal', () => {
  let job: LabelledJob
  beforeAll(async () => {
    job = await startLabelledJob()
  })
  afterAll(() => job[Symbol.asyncDispose]())

  it.each([
    [{ target: 'S1', kind: 'opinion', value: 'a' }, '`items.0.kind` in the body must be one of label, verdict, note, fit, added'],
    [{ target: 'S1', value: 'a' }, '`items.0` in the body must have the field kind, one of label, verdict, note, fit, added'],
    ['S1', '`items.0` in the body must be an object with `kind`'],
    [{ target: 'S1', kind: 'label' }, '`items.0` in the body must have the field value'],
    [{ kind: 'note', value: 'a' }, '`items.0` in the body must have the field target'],
    [{ target: 'S1', kind: 'verdict', value: 'perhaps' }, '`items.0.value` in the body must be "accepted" or "rejected" or null'],
    [{ target: 'S1', kind: 'label', value: 3 }, '`items.0.value` in the body must be string or null'],
    [{ target: 'S1', kind: 'fit', value: { x: '1' } }, '`items.0.value.x` in the body must be number'],
    [{ target: 'S1', kind: 'fit', value: null, x: 1 }, '`items.0` in the body does not take `x`'],
    [
      { target: 'S1', kind: 'added', value: { x: 1, y: 2 } },
      '`items.0.target` in the body must begin with added- for a source that is added',
    ],
  ])('of %j says what is missing', async (item, sentence) => {
    const answer = await job.say('Ada', [item as object])
    expect(answer.json()).toMatchObject({ status: 400, detail: `The request cannot be used: ${sentence}.` })
  })
})

it('go with their job', async () => {
  await using job = await startLabelledJob()
  await job.say('Ada', [{ target: 'S1', kind: 'label', value: 'galaxy' }])
  expect((await job.server.ask(`DELETE /jobs/${job.id}`)).statusCode).toBe(204)
  expect((await job.server.ask(`GET /jobs/${job.id}/statements`)).statusCode).toBe(404)
})

it('go with their job however many they are', async () => {
  await using job = await startLabelledJob()
  for (let i = 0; i < 3; i++) {
    const items = Array.from({ length: 3000 }, (_, index) => ({ target: `S${index}`, kind: 'label', value: `l${i}` }))
    expect((await job.say('Ada', items)).statusCode).toBe(201)
  }
  expect((await job.server.ask(`DELETE /jobs/${job.id}`)).statusCode).toBe(204)
  expect((await job.server.ask('GET /jobs')).json().total).toBe(0)
})
