// Jobs in the caesar-rest format: status, list, cancel, in every state.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, get, post, startWireServer, submitted, type WireServer } from './wire-server.ts'

let server: WireServer
beforeAll(async () => {
  server = await startWireServer()
})
afterAll(() => server.close())

const absent = 'ffffffffffffffffffffffffffffffff'

describe('status', () => {
  it('of a job that waits', async () => {
    const id = await submitted(server)
    const { status, body } = await get(`${server.wire}/job/${id}/status`)
    expect(status).toBe(200)
    expect(body).toEqual({
      job_id: id,
      pid: '',
      state: 'PENDING',
      status: expect.any(String),
      exit_code: -1,
      exit_status: -1,
      elapsed_time: 0,
      tag: '',
    })
  })

  it('of a job that runs counts seconds and names its process', async () => {
    const id = await submitted(server)
    await server.jobs.start(id)
    const { body } = await get(`${server.wire}/job/${id}/status`)
    expect(body).toMatchObject({ state: 'RUNNING', pid: '4711', elapsed_time: expect.any(Number) })
  })

  it.each([
    ['success', 0, 'SUCCESS'],
    ['failure', 3, 'FAILURE'],
    ['out-of-memory', 137, 'FAILURE'],
    ['timed-out', 124, 'TIMED-OUT'],
    ['canceled', 143, 'CANCELED'],
  ] as const)('of a job that ended by %s', async (outcome, exitCode, state) => {
    const id = await submitted(server)
    await server.end(id, { outcome, exitCode, reason: 'That is why.' })
    expect((await get(`${server.wire}/job/${id}/status`)).body).toMatchObject({
      state,
      exit_code: exitCode,
      exit_status: exitCode,
      status: 'That is why.',
    })
  })

  it('of a job that is not there has all keys', async () => {
    const { status, body } = await get(`${server.wire}/job/${absent}/status`)
    expect(status).toBe(404)
    expect(body.status).toBe(`Job ${absent} not found for user anonymous!`)
    expect(Object.keys(body)).toEqual(['elapsed_time', 'exit_code', 'exit_status', 'job_id', 'pid', 'state', 'status', 'tag'])
  })
})

describe('jobs', () => {
  it('are an array of documents, with whole seconds and without places on the server', async () => {
    const id = await submitted(server)
    await server.end(id, { started: 1_000_000, ended: 1_002_600 })
    const { body, text } = await get(`${server.wire}/jobs`)
    const job = body.find(({ job_id }: { job_id: string }) => job_id === id)
    expect(job).toMatchObject({
      app: 'caesar',
      state: 'SUCCESS',
      job_options: { seedthr: 5 },
      job_inputs: { seedthr: 5 },
      scheduler: 'local',
      metadata: '',
    })
    expect(Number.isInteger(job.elapsed_time)).toBe(true)
    expect(text).not.toContain(server.folder)
    expect(text).not.toContain('job_top_dir')
  })
})

describe('cancel', () => {
  it('ends a job, and says so when there is nothing to end', async () => {
    const id = await submitted(server)
    expect(await post(`${server.wire}/job/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { status: 'Job canceled and status updated in DB' },
    })
    expect((await get(`${server.wire}/job/${id}/status`)).body.state).toBe('CANCELED')
    const again = await post(`${server.wire}/job/${id}/cancel`)
    expect([again.status, again.body.status]).toEqual([200, expect.stringContaining('already completed with state CANCELED')])
  })

  it('takes the empty bodies of any type that clients send', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
      const id = await submitted(server)
      const sent = fetch(`${server.wire}/job/${id}/cancel`, { method: 'POST', headers: { 'content-type': type }, body: '' })
      expect((await answer(sent)).status).toBe(200)
    }
  })

  it('refuses GET unless the operator says otherwise', async () => {
    const id = await submitted(server)
    expect((await get(`${server.wire}/job/${id}/cancel`)).status).toBe(405)
    const legacy = await startWireServer({ legacyGetActions: true })
    const other = await submitted(legacy)
    expect((await get(`${legacy.wire}/job/${other}/cancel`)).status).toBe(200)
    await legacy.close()
  })

  it('says which job is not there', async () => {
    expect(await post(`${server.wire}/job/${absent}/cancel`)).toMatchObject({
      status: 404,
      body: { status: `Job ${absent} not found for user anonymous!` },
    })
  })
})
