// Apps, datasets and accounts in the caesar-rest format.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, get, post, startWireServer, submitted, upload, type WireServer } from './wire-server.ts'

let server: WireServer
beforeAll(async () => {
  server = await startWireServer({ datasets: [{ id: 'emu', description: 'Cutouts', path: '/secret/emu.json' }] })
})
afterAll(() => server.close())

describe('apps', () => {
  it('are listed by name', async () =>
    expect((await get(`${server.wire}/apps`)).body).toEqual({ apps: expect.arrayContaining(['caesar']) }))

  it('are described as a flat table, which clients iterate over', async () => {
    const { body } = await get(`${server.wire}/app/caesar/describe`)
    expect(Object.keys(body).length).toBeGreaterThanOrEqual(156)
    const common = ['mandatory', 'type', 'description', 'advanced', 'category', 'subcategory', 'enum']
    for (const option of Object.values<Record<string, unknown>>(body)) {
      expect(Object.keys(option)).toEqual(expect.arrayContaining(common))
      if (option.type === 'none') expect('min' in option || 'max' in option).toBe(false)
      else if (option.enum) expect(option.allowed_values).toContain(option.default)
      else expect(option).toEqual(expect.objectContaining({ min: expect.anything(), max: expect.anything(), default: expect.anything() }))
    }
    expect(body.seedthr).toMatchObject({ type: 'float', advanced: 0, enum: false })
  })

  it('are described with inputs and outputs for those who ask, by query or by type', async () => {
    const flat = (await get(`${server.wire}/app/caesar/describe`)).body
    const { body } = await get(`${server.wire}/app/caesar/describe?form=nested`)
    expect(body).toMatchObject({
      name: 'caesar',
      job_options: flat,
      input_requirements: { supported_formats: ['fits', 'fits.gz'] },
      limitations: [],
    })
    const roles = Object.values<{ role: string }>(body.job_outputs).map(({ role }) => role)
    expect(roles).toContain('primary_result')
    const asked = fetch(`${server.wire}/app/caesar/describe`, { headers: { accept: 'application/vnd.caesar.nested+json' } })
    expect((await answer(asked)).body).toEqual(body)
  })

  it('that are not there are refused with 400', async () => {
    expect(await get(`${server.wire}/app/warp/describe`)).toMatchObject({ status: 400, body: { status: 'Unknown app warp!' } })
    expect((await get(`${server.wire}/app/constructor/describe`)).status).toBe(400)
  })
})

it('datasets are named and described, their places are not told', async () => {
  expect((await get(`${server.wire}/datasets`)).body).toEqual({ emu: { description: 'Cutouts' } })
})

describe('accounts', () => {
  it('count jobs by state, sizes in KiB and seconds', async () => {
    const fresh = await startWireServer()
    const [done, failed, canceled] = [await submitted(fresh), await submitted(fresh), await submitted(fresh)]
    await submitted(fresh)
    await fresh.end(done, { started: 1000, ended: 3500 }, [
      { name: 'a.dat', role: 'islands', mediaType: 'text/plain', content: 'x'.repeat(3000) },
    ])
    await fresh.end(failed, { outcome: 'failure', exitCode: 1, started: 1000, ended: 2000 })
    await post(`${fresh.wire}/job/${canceled}/cancel`)
    const { body } = await get(`${fresh.wire}/accounting`)
    expect(body).toMatchObject({
      njobs: 4,
      njobs_completed: 1,
      njobs_failed: 1,
      njobs_aborted: 0,
      njobs_pending: 1,
      njobs_running: 0,
      njobs_unknown: 1,
    })
    // Four uploads of 2880 bytes.
    expect(body).toMatchObject({ datasize: 12, jobsize: 3, timestamp: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/) })
    const total = (await get(`${fresh.wire}/appstats`)).body
    expect(total).toMatchObject({ nusers: 1, totsize: 15, njobs: 4, njobs_completed: 1 })
    expect(total.avg_completed_job_runtime).toBeCloseTo(total.job_completed_runtime, 9)
    await fresh.close()
  })

  it('are all zero for somebody who has nothing yet', async () => {
    const fresh = await startWireServer()
    expect(await get(`${fresh.wire}/accounting`)).toMatchObject({ status: 200, body: { njobs: 0, datasize: 0 } })
    await fresh.close()
  })
})

it('quotas of bytes refuse an upload before it is stored', async () => {
  const small = await startWireServer({ quota: { bytes: 4000 } })
  expect((await upload(small.wire)).status).toBe(200)
  const { status, body } = await upload(small.wire)
  expect([status, body.status]).toEqual([413, expect.stringMatching(/1120 of your 4000/)])
  expect((await get(`${small.wire}/accounting`)).body.datasize).toBe(3)
  await small.close()
})
