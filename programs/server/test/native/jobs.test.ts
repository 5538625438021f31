// Jobs by the native API: submitted, listed, looked at, changed, run again, removed, and their log.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { skyImage } from '../sky-image.ts'
import { startTestServer, type TestServer } from '../test-server.ts'

describe('jobs of the native API', () => {
  let server: TestServer
  let file: string
  let id: string

  beforeAll(async () => {
    server = await startTestServer({ settings: { limits: { standard: {}, highest: { seconds: 1000 } }, keepJobs: 30 * 86_400_000 } })
    file = (await server.ask('POST /files?name=sky.fits', await skyImage(), { 'content-type': 'application/fits' })).json().id
  })
  afterAll(async () => await server[Symbol.asyncDispose]())
  beforeEach(async () => {
    id = (await submit({})).json().items[0].id
  })

  const input = () => ({ kind: 'file', id: file })
  const submit = (changes: object) => server.ask('POST /jobs', { app: 'caesar', inputs: [input()], ...changes })

  it('makes one job for each of many files, all with one batch', async () => {
    const answer = await submit({ inputs: [input(), input(), input()], tag: 'many' })
    expect(answer.statusCode).toBe(201)
    const jobs = answer.json().items
    expect(jobs).toHaveLength(3)
    expect(new Set(jobs.map(({ batch }: { batch: string }) => batch)).size).toBe(1)
    expect((await server.ask(`GET /jobs?batch=${jobs[0].batch}`)).json().total).toBe(3)
    expect((await server.ask(`GET /jobs?input=${file}&tag=many&state=PENDING&app=caesar`)).json().total).toBe(3)
  })

  it('refuses all when one input is not there', async () => {
    const before = (await server.ask('GET /jobs')).json().total
    const answer = await submit({ inputs: [input(), { kind: 'file', id: '0'.repeat(32) }] })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'SERVER_NO_SUCH_FILE'])
    expect((await server.ask('GET /jobs')).json().total).toBe(before)
  })

  it('refuses names and values that the app does not know, and says which', async () => {
    const name = (await submit({ options: { seedThreshold: 5 } })).json()
    expect(name).toMatchObject({ status: 422, code: 'APPS_UNKNOWN_OPTION' })
    expect(name.detail).toContain('seedThreshold')
    expect((await submit({ options: { seedthr: 'high' } })).json().code).toBe('APPS_BAD_VALUE')
    expect((await submit({ app: 'none' })).json().code).toBe('SERVER_NO_SUCH_APP')
    expect((await submit({ limits: { seconds: 2000 } })).json().code).toBe('SERVER_LIMIT_TOO_HIGH')
    expect((await submit({ inputs: [] })).json().detail).toContain('`inputs` in the body')
    expect((await submit({ inputs: [{ kind: 'path', path: '/etc/passwd' }] })).json().code).toBe('SERVER_PATH_NOT_ALLOWED')
    expect((await server.ask('POST /jobs', '{"app":', { 'content-type': 'application/json' })).json().code).toBe('SERVER_NOT_JSON')
    expect((await server.ask('POST /jobs', 'app=caesar', { 'content-type': 'text/plain' })).json().code).toBe('SERVER_UNSUPPORTED_TYPE')
  })

  it('says of a waiting job why it waits and how many are before it', async () => {
    const { waiting, state } = (await server.ask(`GET /jobs/${id}`)).json()
    expect(state).toBe('PENDING')
    expect(waiting.position).toBeGreaterThan(0)
    expect(waiting.reason).toMatch(/before it/)
  })

  it('shows progress and elapsed time of a running job, and neither its process nor its folder', async () => {
    await server.jobs.start(id)
    await server.jobs.progress(id, 'detection', 0.25)
    const answer = await server.ask(`GET /jobs/${id}`)
    expect(answer.json()).toMatchObject({ state: 'RUNNING', progress: { stage: 'detection', fraction: 0.25 }, attempt: 1 })
    expect(answer.body).not.toContain('4711')
    expect(answer.body).not.toContain(server.folder)
  })

  it('cancels, and an ended job stays as it ended', async () => {
    expect((await server.ask(`POST /jobs/${id}/cancel`)).json().state).toBe('CANCELED')
    await server.jobs.finish(await running(), [])
    const done = await running()
    await server.jobs.finish(done)
    expect((await server.ask(`POST /jobs/${done}/cancel`)).json().state).toBe('SUCCESS')
  })

  async function running(): Promise<string> {
    const job = (await submit({})).json().items[0].id
    await server.jobs.start(job)
    return job
  }

  it('runs a job again with changes, and null takes an option away', async () => {
    const first = (await submit({ options: { seedthr: 6, mergethr: 3 }, tag: 'first' })).json().items[0]
    const answer = await server.ask(`POST /jobs/${first.id}/rerun`, { options: { seedthr: 7, mergethr: null } })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ rerunOf: first.id, options: { seedthr: 7 }, tag: 'first', inputs: first.inputs })
    expect(answer.json().options.mergethr).toBeUndefined()
    expect(answer.headers.location).toBe(`/api/v1/jobs/${answer.json().id}`)
    expect((await server.ask(`POST /jobs/${first.id}/rerun`)).json().options).toEqual(first.options)
  })

  it('tags a job and says how long it is kept, at most as the service does', async () => {
    const day = 86_400_000
    const changed = (await server.ask(`PATCH /jobs/${id}`, { tag: 'good', keepDays: 2 })).json()
    expect(changed.tag).toBe('good')
    expect(Date.parse(changed.expires) - Date.now()).toBeLessThan(2.1 * day)
    const most = (await server.ask(`PATCH /jobs/${id}`, { keepDays: 400 })).json()
    expect(Math.round((Date.parse(most.expires) - Date.now()) / day)).toBe(30)
    const submitted = (await submit({ keepDays: 1 })).json().items[0]
    expect(Math.round((Date.parse(submitted.expires) - Date.parse(submitted.submitted)) / day)).toBe(1)
  })

  it('removes an ended job, and no other', async () => {
    const early = await server.ask(`DELETE /jobs/${id}`)
    expect([early.statusCode, early.json().code]).toEqual([409, 'JOBS_STILL_RUNNING'])
    await server.jobs.start(id)
    await server.jobs.finish(id)
    expect((await server.ask(`DELETE /jobs/${id}`)).statusCode).toBe(204)
    expect((await server.ask(`GET /jobs/${id}`)).statusCode).toBe(404)
  })

  it('gives the end of the log, and what comes after a byte', async () => {
    await server.jobs.start(id)
    await server.jobs.say(id, 'first line\nsecond lïne\n')
    const all = await server.ask(`GET /jobs/${id}/log`)
    expect([all.body, all.headers['x-log-complete']]).toEqual(['first line\nsecond lïne\n', 'false'])
    const next = String(all.headers['x-log-next'])
    await server.jobs.say(id, 'third\n')
    expect((await server.ask(`GET /jobs/${id}/log?from=${next}`)).body).toBe('third\n')
    expect((await server.ask(`GET /jobs/${id}/log`, undefined, { range: `bytes=${next}-` })).body).toBe('third\n')
    expect((await server.ask(`GET /jobs/${id}/log?maxBytes=7`)).body).toBe('\nthird\n')
    await server.jobs.finish(id)
    expect((await server.ask(`GET /jobs/${id}/log`)).headers['x-log-complete']).toBe('true')
  })

  it('answers what is used and what may be', async () => {
    expect((await server.ask('GET /account')).json()).toMatchObject({ files: 1, quota: {} })
    expect((await server.ask('GET /account/days?days=3')).json().items.length).toBeLessThanOrEqual(3)
    expect((await server.ask('GET /service/account')).json().owners).toBe(1)
    expect((await server.ask('GET /service')).json()).toMatchObject({ name: 'CIRASA', limits: { inputsPerSubmission: 1000 } })
    expect((await server.ask('GET /apps')).json().items[0].name).toBe('caesar')
    const { options } = (await server.ask('GET /apps/caesar')).json()
    expect(options.find(({ name }: { name: string }) => name === 'seedthr')).toMatchObject({ type: 'number', default: 5 })
    expect((await server.ask('GET /apps/none')).statusCode).toBe(404)
    expect((await server.ask('GET /datasets')).json()).toEqual({ items: [] })
  })
})
