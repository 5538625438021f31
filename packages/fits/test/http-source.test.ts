// A server that serves ranges is read by them; one that answers anything else is not believed.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { httpSource, openFits, readSection } from '../src/index.ts'
import { codeOf, concat, headerBytes, padded, primary } from './fixtures.ts'

const pixels = Uint8Array.from({ length: 1_000_000 }, (_, i) => i % 251)
const file = concat(headerBytes(primary(8, [1000, 1000])), padded(pixels))

let server: Server | undefined
let requests: string[] = []

type Answer = (request: IncomingMessage, response: ServerResponse, start: number, stop: number) => void

/** A server that answers each range with `answer`. */
async function serve(answer: Answer): Promise<string> {
  requests = []
  const started = createServer((request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    requests.push(`${from}-${to}`)
    answer(request, response, Number(from), Math.min(Number(to) + 1, file.length))
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/image.fits?token=secret`
}

const partial = (response: ServerResponse, start: number, stop: number, headers: Record<string, string> = {}): void => {
  response.writeHead(206, { 'content-range': `bytes ${start}-${stop - 1}/${file.length}`, ...headers }).end(file.subarray(start, stop))
}

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

describe('a server with ranges', () => {
  it('is read by them, small reads from few requests', async () => {
    const address = await serve((_, response, start, stop) => partial(response, start, stop))
    const { hdus } = await openFits(await httpSource(address))
    const [hdu] = hdus
    if (hdu?.kind !== 'image') throw new Error('no image')
    const section = await readSection(hdu, [
      [990, 1000],
      [998, 1000],
    ])
    expect([...section.data].slice(-3)).toEqual([...pixels.subarray(-3)])
    expect(hdu.missingBytes).toBe(0)
    expect(requests.length).toBeLessThanOrEqual(3)
  })

  it('is sent the headers that the caller wants', async () => {
    let seen: string | undefined
    const address = await serve((request, response, start, stop) => {
      seen = request.headers.authorization
      partial(response, start, stop)
    })
    await httpSource(address, { headers: { Authorization: 'Bearer x' } })
    expect(seen).toBe('Bearer x')
  })

  it('can be left waiting', async () => {
    const address = await serve(() => {})
    const reason = await httpSource(address, { signal: AbortSignal.timeout(50) }).catch((error: Error) => error.name)
    expect(['AbortError', 'TimeoutError']).toContain(reason)
  })
})

describe('a server that is not believed', () => {
  const cases: [string, string, Answer][] = [
    ['sends the whole file', 'FITS_NO_RANGES', (_, response) => response.writeHead(200).end(file)],
    ['knows nothing of it', 'FITS_HTTP', (_, response) => response.writeHead(404).end('no')],
    ['sends another range', 'FITS_HTTP', (_, response, start, stop) => partial(response, start + 1, stop)],
    ['says no range', 'FITS_HTTP', (_, response, start, stop) => response.writeHead(206).end(file.subarray(start, stop))],
    ['packs the range', 'FITS_HTTP', (_, response, start, stop) => partial(response, start, stop, { 'content-encoding': 'br' })],
    [
      'sends less',
      'FITS_HTTP',
      (_, response, start, stop) => response.writeHead(206, { 'content-range': `bytes ${start}-${stop - 1}/${file.length}` }).end('x'),
    ],
    ['sends more', 'FITS_HTTP', (_, response) => response.writeHead(206, { 'content-range': `bytes 0-9/${file.length}` }).end(file)],
    ['hangs up', 'FITS_HTTP', (request) => request.socket.destroy()],
  ]
  it.each(cases)('%s', async (_, code, answer) => {
    expect(await codeOf(httpSource(await serve(answer)))).toBe(code)
  })

  it('changes the file meanwhile', async () => {
    let tag = 0
    const source = await httpSource(await serve((_, response, start, stop) => partial(response, start, stop, { etag: `"${tag++}"` })))
    expect(await codeOf(source.read(500_000, 10))).toBe('FITS_HTTP_CHANGED')
  })

  it('is named without the secrets of its address', async () => {
    const message = await httpSource(await serve((_, response) => response.writeHead(403).end())).catch((error: Error) => error.message)
    expect(message).toContain('/image.fits failed: the server answered 403')
    expect(message).not.toContain('secret')
  })
})
