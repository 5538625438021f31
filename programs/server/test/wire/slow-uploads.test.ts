// A file whose last byte has come is kept, however long that takes: only a client that leaves ends an upload.

import { request as httpRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { anonymous, type Service } from '../../src/use-cases/index.ts'
import { addWireFace, WIRE_PREFIX } from '../../src/wire/index.ts'

type Upload = Parameters<Service['uploadFile']>[1]

const BYTES = 1 << 20

let app: FastifyInstance
afterEach(() => app.close())

/** A server whose service takes uploads as the function says. */
async function listen(uploadFile: (upload: Upload) => Promise<unknown>): Promise<string> {
  app = Fastify()
  const service = { uploadFile: (_caller: unknown, upload: Upload) => uploadFile(upload) } as unknown as Service
  await addWireFace(app, { service, callerOf: () => anonymous, legacyGetActions: false, clock: Date.now })
  return `${await app.listen({ host: '127.0.0.1', port: 0 })}${WIRE_PREFIX}/upload`
}

describe('a slow disk', () => {
  it('does not abort an upload that has arrived', async () => {
    const aborted: (boolean | undefined)[] = []
    const url = await listen(async ({ content, signal, name }) => {
      let bytes = 0
      for await (const piece of content) {
        bytes += piece.length
        await pause(1)
      }
      await pause(100)
      aborted.push(signal?.aborted)
      return { id: 'a'.repeat(32), owner: 'anonymous', name, tag: '', format: 'fits', bytes, sha256: '', uploaded: 0 }
    })
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(BYTES)]), 'sky.fits')
    const response = await fetch(url, { method: 'POST', body: form })
    expect(aborted).toEqual([false])
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ size: 1 })
  })

  it('slows the client down, and what it has not taken is not held', async () => {
    const { promise: go, resolve: goOn } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    let taken = 0
    const url = await listen(async ({ content, name }) => {
      for await (const piece of content) {
        taken += piece.length
        begin()
        await go
      }
      return { id: 'a'.repeat(32), owner: 'anonymous', name, tag: '', format: 'fits', bytes: taken, sha256: '', uploaded: 0 }
    })
    const { promise: status, resolve: answered } = Promise.withResolvers<number | undefined>()
    const client = httpRequest(url, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=B' } }, (response) => {
      response.resume()
      answered(response.statusCode)
    })
    client.write('--B\r\nContent-Disposition: form-data; name="file"; filename="sky.fits"\r\n\r\n')
    const piece = Buffer.alloc(BYTES)
    const pieces = 64
    let sent = 0
    const sending = (async () => {
      for (; sent < pieces; sent++) await new Promise((resolve) => client.write(piece, resolve))
      client.end('\r\n--B--')
    })()
    await begun
    await pause(500)
    // Sockets hold some megabytes of their own.
    expect(sent).toBeLessThan(pieces / 2)
    goOn()
    await sending
    expect([await status, taken]).toEqual([200, pieces * BYTES])
  })
})

describe('a client that leaves', () => {
  it('aborts its upload', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: ended, resolve: end } = Promise.withResolvers<string>()
    const url = await listen(async ({ content, signal }) => {
      signal?.addEventListener('abort', () => end('aborted'))
      begin()
      for await (const _ of content);
      end('whole')
      throw new Error('This has to be left')
    })
    const client = httpRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=B', 'content-length': BYTES },
    })
    client.on('error', () => {})
    client.write('--B\r\nContent-Disposition: form-data; name="file"; filename="sky.fits"\r\n\r\nSIMPLE')
    await begun
    client.destroy()
    expect(await ended).toBe('aborted')
  })
})
