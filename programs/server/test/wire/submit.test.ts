// Submissions in all forms that clients send, and every reason for which caesar-rest refuses one.

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, FITS, get, startWireServer, submit, upload, type WireServer } from './wire-server.ts'

let server: WireServer
let uid: string
beforeAll(async () => {
  server = await startWireServer()
  uid = (await upload(server.wire)).body.uuid
})
afterAll(() => server.close())

const options = { seedthr: 5 }

describe('a submission', () => {
  it.each([
    ['of 2024', () => ({ app: 'caesar', job_inputs: options, data_inputs: uid, tag: 't' }), 'job_inputs'],
    [
      'of 2024 that says that it gives an id',
      () => ({ app: 'caesar', job_inputs: options, data_inputs: uid, is_data_inputs_uid: true, tag: 't' }),
      'job_inputs',
    ],
    [
      'with a format beside',
      () => ({ app: 'caesar', job_inputs: options, data_inputs: uid, data_inputs_format: 'uid', tag: 't' }),
      'job_inputs',
    ],
    [
      'with data and format',
      () => ({ app: 'caesar', job_options: options, data_inputs: { data: uid, format: 'uid' }, tag: 't' }),
      'job_options',
    ],
    ['with data alone', () => ({ app: 'caesar', job_options: options, data_inputs: { data: uid }, tag: 't' }), 'job_options'],
    [
      'of the first page',
      () => ({ app: 'caesar', job_inputs: { ...options, inputfile: `/opt/caesar-rest/data/${uid}.fits` }, tag: 't' }),
      'job_inputs',
    ],
  ])('%s is taken', async (_form, body, key) => {
    const { status, body: given } = await submit(server.wire, body())
    expect(status).toBe(202)
    expect(given).toEqual({
      job_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      submit_date: expect.stringMatching(/\.\d{6}$/),
      app: 'caesar',
      [key]: options,
      data_inputs: uid,
      tag: 't',
      state: 'PENDING',
      status: 'Job submitted and registered with success',
      warnings: [],
    })
  })

  it('with a list of one gives a list back', async () => {
    for (const data_inputs of [{ data: [uid], format: ['uid'] }, { data: [uid], format: 'uid' }, [uid]]) {
      expect((await submit(server.wire, { app: 'caesar', job_options: options, data_inputs })).body.data_inputs).toEqual([uid])
    }
  })

  it('of a client that sends every option, false flags and empty texts too, means the defaults', async () => {
    const described = (await get(`${server.wire}/app/caesar/describe`)).body as Record<
      string,
      { type: string; enum: boolean; default?: unknown }
    >
    const all = Object.fromEntries(
      Object.entries(described).map(([name, { type, enum: isEnum, default: standard }]) => {
        return [name, type === 'none' ? false : type === 'str' && !isEnum ? '' : standard]
      }),
    )
    const { status, body } = await submit(server.wire, { app: 'caesar', job_inputs: all, data_inputs: uid, tag: '' })
    expect([status, body.warnings]).toEqual([202, []])
  })

  it('says what has no effect', async () => {
    const { body } = await submit(server.wire, { app: 'caesar', job_inputs: { ...options, warp: 9 }, data_inputs: uid })
    expect(body.warnings.join()).toContain('warp')
  })
})

describe('a submission is refused', () => {
  const good = () => ({ app: 'caesar', job_options: options, data_inputs: { data: uid } })
  it.each<[string, () => unknown, string | RegExp]>([
    ['that is no JSON', () => '{', 'Invalid request data!'],
    ['that is a list', () => [], 'Invalid request data!'],
    ['with an empty app', () => ({ ...good(), app: '' }), 'No app name found in request!'],
    ['without an app', () => ({ ...good(), app: undefined }), 'No app name found in request!'],
    ['with empty options', () => ({ ...good(), job_options: {} }), 'No job inputs field found in request!'],
    ['without options', () => ({ ...good(), job_options: undefined }), 'No job inputs field found in request!'],
    ['without data', () => ({ ...good(), data_inputs: undefined }), 'No data inputs field found in request!'],
    ['without data in the object', () => ({ ...good(), data_inputs: {} }), 'No data inputs field found in request!'],
    ['with empty data', () => ({ ...good(), data_inputs: { data: '' } }), 'Empty inputfile!'],
    [
      'with an unknown id',
      () => ({ ...good(), data_inputs: { data: 'f'.repeat(32) } }),
      'Cannot find file corresponding to given data input uid!',
    ],
    [
      'with something that is no id',
      () => ({ ...good(), data_inputs: { data: '../../etc/passwd' } }),
      'Cannot find file corresponding to given data input uid!',
    ],
    ['with an unknown dataset', () => ({ ...good(), data_inputs: { data: 'emu', format: 'dataset' } }), /no dataset emu/],
    ['with an unknown format', () => ({ ...good(), data_inputs: { data: uid, format: 'url' } }), /Unknown data input format url/],
    ['with more formats than data', () => ({ ...good(), data_inputs: { data: [uid], format: ['uid', 'uid'] } }), /^Malformed request/],
    ['with an unknown app', () => ({ ...good(), app: 'warp' }), 'App warp not known or supported'],
    ['with a text for a number', () => ({ ...good(), job_options: { seedthr: 'x' } }), /seedthr/],
    ['with a value out of range', () => ({ ...good(), job_options: { seedthr: -1 } }), /seedthr/],
    ['with an unknown choice', () => ({ ...good(), job_options: { bkgestimator: 'Guess' } }), /bkgestimator/],
    ['with more inputs than the app takes', () => ({ ...good(), data_inputs: { data: [uid, uid] } }), /caesar takes 1/],
    [
      'with a path of the server',
      () => ({ ...good(), data_inputs: { data: '/etc/passwd', format: 'abspath' } }),
      /no file that this service may read/,
    ],
    [
      'with a path in the form of 2024',
      () => ({ app: 'caesar', job_inputs: options, data_inputs: '/etc/passwd', is_data_inputs_uid: false }),
      /no file that this service may read/,
    ],
  ])('%s', async (_what, body, sentence) => {
    const { status, body: refusal } = await submit(server.wire, body())
    expect(status).toBe(400)
    expect(refusal).toMatchObject({ state: 'ABORTED', job_id: '', submit_date: expect.any(String), app: expect.any(String) })
    expect(refusal.status).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence))
  })

  it('that does not say that it is JSON: any page could send it', async () => {
    const sent = fetch(`${server.wire}/job`, { method: 'POST', body: JSON.stringify(good()), headers: { 'content-type': 'text/plain' } })
    expect((await answer(sent)).body.status).toBe('Invalid request data!')
  })

  it('when its file was deleted', async () => {
    const { uuid } = (await upload(server.wire)).body
    await fetch(`${server.wire}/delete/${uuid}`, { method: 'POST' })
    expect((await submit(server.wire, { ...good(), data_inputs: { data: uuid } })).status).toBe(400)
  })

  it('when the caller has as many jobs as are allowed', async () => {
    const small = await startWireServer({ quota: { jobs: 1 } })
    const data_inputs = { data: (await upload(small.wire)).body.uuid }
    expect((await submit(small.wire, { ...good(), data_inputs })).status).toBe(202)
    const { status, body } = await submit(small.wire, { ...good(), data_inputs })
    expect([status, body.status]).toEqual([429, expect.stringMatching(/1 jobs/)])
    await small.close()
  })
})

describe('a path of the server', () => {
  it('is an input below a folder that the operator named, and nowhere else', async () => {
    const root = path.join(server.folder, 'archive')
    await mkdir(root, { recursive: true })
    await writeFile(path.join(root, 'map.fits'), FITS)
    const open = await startWireServer({ inputRoots: [root] })
    const asked = (data: string) => submit(open.wire, { app: 'caesar', job_options: options, data_inputs: { data, format: 'abspath' } })
    expect((await asked(path.join(root, 'map.fits'))).status).toBe(202)
    expect((await asked(path.join(root, '..', 'records.sqlite'))).status).toBe(400)
    expect((await asked(root)).status).toBe(400)
    expect((await get(`${open.wire}/jobs`)).text).not.toContain(root)
    await open.close()
  })
})
