// Files in the caesar-rest format: what is uploaded is listed, comes back byte for byte, and goes when it is deleted.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, FITS, get, post, startWireServer, upload, type WireServer } from './wire-server.ts'

let server: WireServer
beforeAll(async () => {
  server = await startWireServer({ maxFileBytes: 100_000 })
})
afterAll(() => server.close())

const absent = 'ffffffffffffffffffffffffffffffff'

describe('upload', () => {
  it('answers with the fields of caesar-rest', async () => {
    const { status, body, text } = await upload(server.wire, 'sky map.fits', FITS, 'survey')
    expect(status).toBe(200)
    expect(body).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      filename_orig: 'sky map.fits',
      format: 'fits',
      size: 2880 / 2 ** 20,
      status: 'File uploaded with success',
      tag: 'survey',
      uuid: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(Object.keys(body)).toEqual(Object.keys(body).toSorted())
    expect(text.endsWith('\n')).toBe(true)
  })

  it('takes the tag before or after the file', async () => {
    const form = new FormData()
    form.append('tag', 'first')
    form.append('file', new Blob([FITS]), 'a.fits')
    expect((await answer(fetch(`${server.wire}/upload`, { method: 'POST', body: form }))).body.tag).toBe('first')
    expect((await upload(server.wire, 'a.fits', FITS, 'last')).body.tag).toBe('last')
  })

  it.each([
    ['fits', FITS],
    ['png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['jpg', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['gif', Buffer.from('GIF89a..')],
    ['json', '{"data": []}'],
  ])('tells %s by its content, whatever its name', async (format, content) => {
    expect((await upload(server.wire, 'no-suffix', content)).body.format).toBe(format)
  })

  it.each([
    ['a text that is called FITS', 'evil.fits', 'hello', 415],
    ['a script', 'run.sh', '#!/bin/sh', 415],
    ['half of a JSON document', 'list.json', '{"data": [', 415],
    ['nothing', 'empty.fits', '', 400],
    ['more than is allowed', 'large.fits', Buffer.concat([FITS, Buffer.alloc(200_000)]), 413],
    ['a name without letters', '..', FITS, 400],
  ])('refuses %s, with all keys, and keeps nothing', async (_what, name, content, expected) => {
    const before = (await get(`${server.wire}/fileids`)).body.length
    const { status, body } = await upload(server.wire, name, content)
    expect(status).toBe(expected)
    expect(body).toEqual({ date: '', filename_orig: '', format: '', size: '', tag: '', uuid: '', status: expect.stringMatching(/\.$/) })
    expect((await get(`${server.wire}/fileids`)).body).toHaveLength(before)
  })

  it('refuses a form without a file, and what is no form', async () => {
    const form = new FormData()
    form.append('tag', 'x')
    expect((await answer(fetch(`${server.wire}/upload`, { method: 'POST', body: form }))).status).toBe(400)
    expect(
      (await answer(fetch(`${server.wire}/upload`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })))
        .status,
    ).toBe(415)
  })
})

describe('download', () => {
  it('gives the bytes back, called after the id', async () => {
    const { uuid } = (await upload(server.wire)).body
    const response = await fetch(`${server.wire}/download/${uuid}`)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${uuid}.fits"`)
    expect(Buffer.from(await response.arrayBuffer()).equals(FITS)).toBe(true)
  })

  it('leads there from a query and from a form', async () => {
    const { uuid } = (await upload(server.wire)).body
    const place = `/caesar/api/v1.0/download/${uuid}`
    expect((await get(`${server.wire}/download?uuid=${uuid}`)).headers.get('location')).toBe(place)
    for (const body of [new URLSearchParams({ uuid }), formOf({ uuid })]) {
      const response = await fetch(`${server.wire}/download`, { method: 'POST', body, redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([302, place])
    }
  })

  it('says which file is not there', async () => {
    const { status, body } = await get(`${server.wire}/download/${absent}`)
    expect(status).toBe(404)
    expect(body).toEqual({ status: `File with uuid ${absent} not found on the system!` })
    expect((await answer(fetch(`${server.wire}/download`, { method: 'POST' }))).status).toBe(400)
  })

  it('gives a part', async () => {
    const { uuid } = (await upload(server.wire)).body
    const response = await fetch(`${server.wire}/download/${uuid}`, { headers: { range: 'bytes=0-5' } })
    expect([response.status, await response.text()]).toEqual([206, 'SIMPLE'])
  })
})

describe('fileids', () => {
  it('lists as an array, oldest first, without places on the server', async () => {
    const first = (await upload(server.wire, 'one.fits')).body.uuid
    const second = (await upload(server.wire, 'two.fits', FITS, 'T')).body.uuid
    const { body, text } = await get(`${server.wire}/fileids`)
    expect(body.slice(-2).map(({ fileid }: { fileid: string }) => fileid)).toEqual([first, second])
    expect(body.at(-1)).toEqual({
      fileid: second,
      filename_orig: 'two.fits',
      fileext: 'fits',
      filesize: 2880 / 2 ** 20,
      filedate: expect.stringMatching(/\.\d{6}$/),
      metadata: '',
      tag: 'T',
    })
    expect(text).not.toContain(server.folder)
  })

  it('has the object of the documentation for those who ask', async () => {
    const list = (await get(`${server.wire}/fileids`)).body
    expect((await get(`${server.wire}/fileids?form=object`)).body).toEqual({
      file_ids: list.map(({ fileid }: { fileid: string }) => fileid),
    })
  })
})

describe('delete', () => {
  it('takes the file out of the list and the service', async () => {
    const { uuid } = (await upload(server.wire)).body
    expect((await post(`${server.wire}/delete/${uuid}`)).body).toEqual({ status: 'File deleted and removed from DB' })
    expect((await get(`${server.wire}/download/${uuid}`)).status).toBe(404)
    expect((await post(`${server.wire}/delete/${uuid}`)).status).toBe(404)
  })

  it('refuses GET, which a page could make a browser do', async () => {
    const { uuid } = (await upload(server.wire)).body
    const { status, headers } = await get(`${server.wire}/delete/${uuid}`)
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
    expect((await get(`${server.wire}/download/${uuid}`)).status).toBe(200)
  })

  it('takes GET where the operator says so', async () => {
    const legacy = await startWireServer({ legacyGetActions: true })
    const { uuid } = (await upload(legacy.wire)).body
    expect((await get(`${legacy.wire}/delete/${uuid}`)).status).toBe(200)
    await legacy.close()
  })
})

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
