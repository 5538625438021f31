// Files by the native API: taken in, described, listed, changed, put into the bin and out of it.

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skyImage } from '../sky-image.ts'
import { startTestServer, type TestServer } from '../test-server.ts'

const BYTES = { 'content-type': 'application/octet-stream' }

describe('files of the native API', () => {
  let server: TestServer
  let image: Uint8Array
  let id: string

  beforeAll(async () => {
    server = await startTestServer()
    image = await skyImage()
    const answer = await server.ask('POST /files?name=sky.fits&tag=first', image, BYTES)
    expect(answer.statusCode).toBe(201)
    id = answer.json().id
    expect(answer.headers.location).toBe(`/api/v1/files/${id}`)
  })
  afterAll(async () => await server[Symbol.asyncDispose]())

  it('says what the headers say: axes, beam, frame, centre, size on the sky', async () => {
    const file = (await server.ask(`GET /files/${id}`)).json()
    expect(file).toMatchObject({ name: 'sky.fits', tag: 'first', format: 'fits', bytes: image.length })
    expect(file.sha256).toBe(createHash('sha256').update(image).digest('hex'))
    expect(file.metadata.hdus[0]).toMatchObject({ index: 0, kind: 'image', unit: 'Jy/beam' })
    expect(file.metadata.image).toMatchObject({ hdu: 0, width: 64, height: 64, unit: 'Jy/beam', beam: { positionAngle: 0 } })
    expect(file.metadata.image.beam.major).toBeCloseTo(8, 9)
    const { sky } = file.metadata.image
    expect(sky.projection).toBe('SIN')
    expect(sky.pixelScale).toBeCloseTo(2, 6)
    expect(sky.width).toBeCloseTo(128 / 3600, 6)
    // The middle of 64 pixels is half a pixel before the 33rd along x, and half a pixel after the 32nd along y.
    expect(sky.dec).toBeCloseTo(-30.25 + 1 / 3600, 7)
  })

  it('takes what curl -T sends, without a content type', async () => {
    const answer = await server.ask('PUT /files?name=put.fits', image)
    expect(answer.statusCode).toBe(201)
    expect(answer.json().name).toBe('put.fits')
  })

  it('refuses what is neither FITS nor a picture, and a body of another type', async () => {
    const text = await server.ask('POST /files?name=sky.fits', 'this is a text', BYTES)
    expect([text.statusCode, text.json().code]).toEqual([415, 'SERVER_NOT_AN_INPUT'])
    const form = await server.ask('POST /files?name=sky.fits', image, { 'content-type': 'text/html' })
    expect([form.statusCode, form.json().code]).toEqual([415, 'SERVER_UNSUPPORTED_TYPE'])
    expect((await server.ask('POST /files?name=sky.fits', '', BYTES)).json().code).toBe('SERVER_EMPTY_FILE')
    expect((await server.ask('POST /files', image, BYTES)).json()).toMatchObject({ status: 400, code: 'SERVER_BAD_REQUEST' })
  })

  it('lists in pages, by tag, format and text', async () => {
    await server.ask('POST /files?name=other.fits&tag=second', image, BYTES)
    const first = (await server.ask('GET /files?limit=1')).json()
    expect(first.items).toHaveLength(1)
    const second = (await server.ask(`GET /files?limit=1&after=${encodeURIComponent(first.next)}`)).json()
    expect(second.items[0].id).not.toBe(first.items[0].id)
    expect((await server.ask('GET /files?tag=second')).json().items.map(({ name }: { name: string }) => name)).toEqual(['other.fits'])
    expect((await server.ask('GET /files?search=OTHER&format=fits')).json().total).toBe(1)
    expect((await server.ask('GET /files?format=png')).json().items).toEqual([])
    const names = (await server.ask('GET /files?sort=name')).json().items.map(({ name }: { name: string }) => name)
    expect(names).toEqual([...names].sort())
  })

  it('says which parameter is wrong and what is wanted', async () => {
    const { code, detail } = (await server.ask('GET /files?limit=0')).json()
    expect(code).toBe('SERVER_BAD_REQUEST')
    expect(detail).toContain('`limit` in the query must be >= 1')
    expect((await server.ask('GET /files?colour=red')).json().detail).toContain('`colour`')
    expect((await server.ask('GET /files?limit=1&limit=2')).statusCode).toBe(400)
    expect((await server.ask('GET /files?after=never-given-out')).statusCode).toBe(400)
  })

  it('renames and tags', async () => {
    const answer = await server.ask(`PATCH /files/${id}`, { name: '../../renamed.fits', tag: 'new tag' })
    expect(answer.json()).toMatchObject({ name: 'renamed.fits', tag: 'new tag' })
    const empty = await server.ask(`PATCH /files/${id}`, {})
    expect([empty.statusCode, empty.json().code]).toEqual([400, 'SERVER_BAD_REQUEST'])
    const typed = await server.ask(`PATCH /files/${id}`, { tag: 5 })
    expect(typed.json().detail).toContain('`tag` in the body must be string')
  })

  it('puts into the bin and takes out again', async () => {
    const { id: other } = (await server.ask('POST /files?name=bin.fits', image, BYTES)).json()
    expect((await server.ask(`DELETE /files/${other}`)).json().removed).toMatch(/^\d{4}-/)
    expect((await server.ask(`GET /files/${other}`)).statusCode).toBe(404)
    const bin = (await server.ask('GET /files?removed=true')).json()
    expect(bin.items.map((file: { id: string }) => file.id)).toEqual([other])
    expect((await server.ask(`POST /files/${other}/restore`)).json().removed).toBeUndefined()
    expect((await server.ask(`GET /files/${other}`)).statusCode).toBe(200)
  })

  it('gives the cards of a header as they are', async () => {
    const answer = await server.ask(`GET /files/${id}/header?hdu=0`)
    const lines = answer.body.trimEnd().split('\n')
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
    expect(lines[0]).toMatch(/^SIMPLE {2}= {20}T/)
    expect(lines.at(-1)).toBe('END')
    expect(lines.some((line) => line.startsWith("BUNIT   = 'Jy/beam"))).toBe(true)
    expect((await server.ask(`GET /files/${id}/header?hdu=7`)).statusCode).toBe(422)
  })

  it('makes a thumbnail once and gives it with a lasting ETag', async () => {
    const answer = await server.ask(`GET /files/${id}/thumbnail?size=32`)
    expect(answer.headers['content-type']).toBe('image/png')
    expect(answer.rawPayload.subarray(1, 4).toString()).toBe('PNG')
    expect(answer.rawPayload.readUInt32BE(16)).toBe(32)
    const again = await server.ask(`GET /files/${id}/thumbnail?size=32`, undefined, { 'if-none-match': String(answer.headers.etag) })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  })

  it('refuses a thumbnail of what is no image', async () => {
    const { id: text } = (await server.ask('POST /files?name=a.json', '{"a": 1}', BYTES)).json()
    const answer = await server.ask(`GET /files/${text}/thumbnail`)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().detail).not.toContain(server.folder)
  })
})
