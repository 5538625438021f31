// Resumable uploads: bytes that arrived are kept, by whom and for how long, and become a file once.

import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { skyImage } from '../sky-image.ts'
import { startTestServer, type TestServer } from '../test-server.ts'

const TUS = { 'tus-resumable': '1.0.0' }
const NEXT = { ...TUS, 'content-type': 'application/offset+octet-stream' }
const metadata = (name: string, tag = 'kept') =>
  `filename ${Buffer.from(name).toString('base64')},tag ${Buffer.from(tag).toString('base64')}`

describe('resumable uploads', () => {
  let server: TestServer
  let image: Uint8Array
  beforeEach(async () => {
    server = await startTestServer()
    image = await skyImage()
  })
  afterEach(async () => await server[Symbol.asyncDispose]())

  const create = (length: number, headers = {}) =>
    server.ask('POST /uploads', undefined, { ...TUS, 'upload-length': String(length), 'upload-metadata': metadata('sky.fits'), ...headers })
  const idOf = (location: unknown) => String(location).split('/').at(-1)!

  it('takes a file in two parts and says which file it has become', async () => {
    const created = await create(image.length)
    expect([created.statusCode, created.headers['upload-expires'] !== undefined]).toEqual([201, true])
    const id = idOf(created.headers.location)
    const first = await server.ask(`PATCH /uploads/${id}`, image.subarray(0, 5000), { ...NEXT, 'upload-offset': '0' })
    expect([first.statusCode, first.headers['upload-offset']]).toEqual([204, '5000'])
    expect((await server.ask(`HEAD /uploads/${id}`, undefined, TUS)).headers).toMatchObject({
      'upload-offset': '5000',
      'upload-length': String(image.length),
    })
    const last = await server.ask(`PATCH /uploads/${id}`, image.subarray(5000), { ...NEXT, 'upload-offset': '5000' })
    const file = String(last.headers['x-file-id'])
    expect((await server.ask(`GET /files/${file}`)).json()).toMatchObject({ name: 'sky.fits', tag: 'kept', bytes: image.length })
    expect((await server.ask(`GET /files/${file}/content`)).rawPayload.equals(image)).toBe(true)
    // A client that missed the last answer asks again.
    const asked = await server.ask(`HEAD /uploads/${id}`, undefined, TUS)
    expect(asked.headers).toMatchObject({ 'upload-offset': String(image.length), 'x-file-id': file })
    expect((await server.ask(`GET /uploads/${id}/file`)).json().id).toBe(file)
    expect((await server.ask(`PATCH /uploads/${id}`, '', { ...NEXT, 'upload-offset': String(image.length) })).statusCode).toBe(410)
  })

  it('takes all bytes with the creation', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { host: '127.0.0.1', ...NEXT, 'upload-length': String(image.length), 'upload-metadata': metadata('one.fits') },
      payload: Buffer.from(image),
    })
    expect(answer.statusCode).toBe(201)
    expect((await server.ask(`GET /files/${answer.headers['x-file-id']}`)).json().name).toBe('one.fits')
  })

  it('keeps what has arrived when the line breaks, and goes on from there after a restart', async () => {
    const root = await server.listen()
    const id = idOf((await create(image.length)).headers.location)
    await new Promise<void>((resolve) => {
      const sent = httpRequest(`${root}/uploads/${id}`, {
        method: 'PATCH',
        headers: { ...NEXT, 'upload-offset': '0', 'content-length': image.length },
      })
      sent.on('error', () => resolve())
      sent.write(image.subarray(0, 7000), () => setTimeout(() => sent.destroy(), 200))
    })
    await expect.poll(async () => (await server.ask(`HEAD /uploads/${id}`, undefined, TUS)).headers['upload-offset']).toBe('7000')
    const { folder } = server
    await server.leave()
    server = await startTestServer({ folder })
    const offset = Number((await server.ask(`HEAD /uploads/${id}`, undefined, TUS)).headers['upload-offset'])
    const last = await server.ask(`PATCH /uploads/${id}`, image.subarray(offset), { ...NEXT, 'upload-offset': String(offset) })
    const file = String(last.headers['x-file-id'])
    expect((await server.ask(`GET /files/${file}/content`)).rawPayload.equals(image)).toBe(true)
  })

  it('makes a file at the next start of an upload whose bytes had all arrived', async () => {
    const id = idOf((await create(image.length)).headers.location)
    const { folder } = server
    await server.leave()
    await writeFile(path.join(folder, 'uploads', id), image)
    server = await startTestServer({ folder })
    const [file] = (await server.ask('GET /files')).json().items
    expect(file).toMatchObject({ name: 'sky.fits', tag: 'kept', bytes: image.length })
    expect((await server.ask(`HEAD /uploads/${id}`, undefined, TUS)).headers['x-file-id']).toBe(file.id)
    expect((await server.ask('GET /files')).json().total).toBe(1)
  })

  it('takes away what was not finished in time', async () => {
    await create(image.length)
    const { folder } = server
    await server.leave()
    server = await startTestServer({ folder, uploadHours: 1e-9 })
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([])
  })

  it('refuses bytes at the wrong place, without losing those that are there', async () => {
    const id = idOf((await create(image.length)).headers.location)
    await server.ask(`PATCH /uploads/${id}`, image.subarray(0, 100), { ...NEXT, 'upload-offset': '0' })
    const wrong = await server.ask(`PATCH /uploads/${id}`, image.subarray(50), { ...NEXT, 'upload-offset': '50' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([409, 'SERVER_UPLOAD_OFFSET'])
    expect((await server.ask(`HEAD /uploads/${id}`, undefined, TUS)).headers['upload-offset']).toBe('100')
  })

  it('refuses at the creation what is too large or has no room', async () => {
    await server[Symbol.asyncDispose]()
    server = await startTestServer({ settings: { maxFileBytes: 100_000, quota: { bytes: 50_000 } } })
    const large = await create(200_000)
    expect([large.statusCode, large.json().code]).toEqual([413, 'JOBS_TOO_LARGE'])
    expect((await create(60_000)).json().code).toBe('JOBS_QUOTA_BYTES')
    expect((await create(30_000)).statusCode).toBe(201)
    // Announced bytes count before they arrive.
    expect((await create(30_000)).json().code).toBe('JOBS_QUOTA_BYTES')
  })

  it('answers in problem details with the code of the registry', async () => {
    const missing = await server.ask('POST /uploads', undefined, { 'upload-length': '10' })
    expect([missing.statusCode, missing.json().code]).toEqual([412, 'SERVER_UPLOAD_PROTOCOL'])
    expect((await create(10, { 'upload-metadata': 'tag eA==' })).json().code).toBe('SERVER_NO_FILE_NAME')
    const nobody = await server.ask(`PATCH /uploads/${'0'.repeat(32)}`, 'x', { ...NEXT, 'upload-offset': '0' })
    expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'SERVER_NO_SUCH_UPLOAD'])
    expect((await server.ask('HEAD /uploads/..%2f..%2fetc%2fpasswd', undefined, TUS)).statusCode).toBe(404)
    expect((await create(-1)).statusCode).toBe(400)
  })

  it('refuses a whole upload that is no image, and keeps nothing of it', async () => {
    const id = idOf((await create(4)).headers.location)
    const last = await server.ask(`PATCH /uploads/${id}`, 'text', { ...NEXT, 'upload-offset': '0' })
    expect([last.statusCode, last.json().code]).toEqual([415, 'SERVER_NOT_AN_INPUT'])
    expect(existsSync(path.join(server.folder, 'uploads', id))).toBe(false)
    expect((await server.ask(`HEAD /uploads/${id}`, undefined, TUS)).statusCode).toBe(404)
  })

  it('gives an upload to nobody but its owner', async () => {
    const id = idOf((await create(image.length)).headers.location)
    const { folder } = server
    await server.leave()
    server = await startTestServer({ folder, callerOf: () => ({ owner: 'somebody-else', roles: [] }) })
    expect((await server.ask(`HEAD /uploads/${id}`, undefined, TUS)).statusCode).toBe(404)
    expect((await server.ask(`DELETE /uploads/${id}`, undefined, TUS)).statusCode).toBe(404)
  })

  it('does not let other pages upload: no header allows another origin', async () => {
    const answer = await server.ask('OPTIONS /uploads', undefined, {
      origin: 'https://example.org',
      'access-control-request-method': 'POST',
    })
    expect(answer.headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload,termination,expiration',
    })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('ends an upload that is given up', async () => {
    const id = idOf((await create(image.length)).headers.location)
    expect((await server.ask(`DELETE /uploads/${id}`, undefined, TUS)).statusCode).toBe(204)
    expect(await readdir(path.join(server.folder, 'uploads'))).toEqual([])
  })
})
