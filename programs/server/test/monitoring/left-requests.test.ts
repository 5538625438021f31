// A request that its client leaves has no answer, and a line in the log all the same.

import { request as httpRequest } from 'node:http'
import { expect, it } from 'vitest'
import { startTestServer } from '../test-server.ts'

it('is noted with its route', async () => {
  await using server = await startTestServer()
  const { origin } = new URL(await server.listen())
  const client = httpRequest(`${origin}/caesar/api/v1.0/upload`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=B', 'content-length': 1 << 20, expect: '100-continue' },
  })
  client.on('error', () => {})
  // The server has seen the headers when it says so.
  client.flushHeaders()
  await new Promise((resolve) => client.once('continue', resolve))
  client.destroy()
  const lines = () => server.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request was left by its client')
  await expect.poll(lines, { timeout: 20_000 }).toMatchObject([{ url: { path: '/caesar/api/v1.0/upload' } }])
})
