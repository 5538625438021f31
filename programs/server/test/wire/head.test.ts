// HEAD tells what GET would send: its length above all, by which downloads are planned.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { FITS, startWireServer, upload, type WireServer } from './wire-server.ts'

let server: WireServer
beforeAll(async () => {
  server = await startWireServer()
})
afterAll(() => server.close())

it('tells the length of a file without sending it', async () => {
  const { uuid } = (await upload(server.wire)).body
  const response = await fetch(`${server.wire}/download/${uuid}`, { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-length')).toBe(String(FITS.length))
  expect((await response.arrayBuffer()).byteLength).toBe(0)
})
