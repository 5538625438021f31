// Images are read from web servers: those that serve ranges, those that do not, and those that fail.

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { fitsWriter, memorySink, writeCompressedImage } from '@cirasa/fits'
import { fillNormal, Xoshiro128 } from '@cirasa/simulate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sample } from './broken-files.ts'
import { cirasa, temporaryFolder } from './run-cli.ts'

const bytes = readFileSync(sample)

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/data/sample.fits?key=1`
}

/** Serves ranges of some bytes, and counts what it sent. */
function counting(content: Buffer): { readonly answer: RequestListener; sent: number; requests: number } {
  const counter = {
    sent: 0,
    requests: 0,
    answer: ((request, response) => {
      const [, from = '0', to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
      const end = Math.min(content.length, to ? Number(to) + 1 : content.length)
      if (request.headers.range) response.writeHead(206, { 'content-range': `bytes ${from}-${end - 1}/${content.length}` })
      counter.sent += end - Number(from)
      counter.requests++
      response.end(content.subarray(Number(from), end))
    }) as RequestListener,
  }
  return counter
}

const whole: RequestListener = (_, response) => response.end(bytes)
const ranges: RequestListener = (request, response) => {
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
  if (from === undefined) return response.end(bytes)
  const end = Math.min(bytes.length, to ? Number(to) + 1 : bytes.length)
  response.writeHead(206, { 'content-range': `bytes ${from}-${end - 1}/${bytes.length}` }).end(bytes.subarray(Number(from), end))
}

describe('cirasa find on an address', () => {
  it.each([
    ['with ranges', ranges],
    ['without ranges', whole],
  ])('searches the image of a server %s as it does the file', async (_, answer) => {
    const folder = temporaryFolder()
    const address = await serve(answer)
    const find = async (image: string) =>
      JSON.parse((await cirasa(['find', image, '--json', '--formats', 'csv', '--no-plot', '--progress', 'none'], folder)).stdout)
    const [there, here] = [await find(address), await find(sample)]
    expect(there.counts).toEqual(here.counts)
    expect(there.image).toEqual(here.image)
    expect(there.image.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(there.files[0]).toMatch(/sample\.components\.csv$/)
  })

  it.each([
    ['has no such file', ((_, response) => response.writeHead(404).end('no')) as RequestListener, /FITS_HTTP: .*404/],
    ['sends a web page', ((_, response) => response.end('<html>sign in</html>')) as RequestListener, /FITS_NOT_FITS/],
  ])('refuses a server that %s', async (_, answer, message) => {
    const { code, stderr } = await cirasa(['find', await serve(answer), '--progress', 'none'], temporaryFolder())
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })

  it('refuses an address where nobody answers', async () => {
    const { code, stderr } = await cirasa(['info', 'http://127.0.0.1:9/a.fits'], temporaryFolder())
    expect(stderr).toMatch(/error FITS_HTTP/)
    expect(code).toBe(2)
  })
})

async function largeImage(folder: string): Promise<void> {
  await cirasa(['simulate', 'large.fits', '--width', '1500', '--height', '1400', '--blank-border', '100', '--progress', 'none'], folder)
}

async function largeCompressed(folder: string): Promise<void> {
  const sink = memorySink()
  const writer = fitsWriter(sink)
  const noise = new Float64Array(3000 * 700)
  fillNormal(new Xoshiro128(1), noise)
  const data = new Float32Array(3000 * 2800)
  for (let row = 0; row < 4; row++) data.set(noise, row * noise.length)
  data.fill(Number.NaN, 0, 600_000)
  await writeCompressedImage(writer, { shape: [3000, 2800], data })
  await writer.finish()
  writeFileSync(path.join(folder, 'large.fits'), sink.bytes())
}

describe('cirasa info on an address', () => {
  it.each([
    ['a large image', largeImage, 1 / 4],
    ['a large compressed image', largeCompressed, 1 / 16],
  ])('fetches the headers and a sample of %s', async (_, make, sampled) => {
    const folder = temporaryFolder()
    await make(folder)
    const file = readFileSync(path.join(folder, 'large.fits'))
    const server = counting(file)
    const there = JSON.parse((await cirasa(['info', await serve(server.answer), '--json'], folder)).stdout)
    const here = JSON.parse((await cirasa(['info', 'large.fits', '--json'], folder)).stdout)
    expect(server.sent).toBeLessThan(file.length / 2)
    expect(server.requests).toBeLessThan(30)
    expect(there.bytes).toBe(file.length)
    expect(there.image.sampled / sampled).toBeGreaterThan(0.8)
    expect(there.image.sampled / sampled).toBeLessThan(1.05)
    expect(here.image.sampled).toBeGreaterThan(sampled)
    const { pixels, sampled: __, ...rest } = there.image
    expect(here.image).toMatchObject(rest)
    expect(pixels.rms / here.image.pixels.rms).toBeCloseTo(1, 1)
    expect(pixels.blank).toBeCloseTo(here.image.pixels.blank, 1)
  })

  it.each([
    ['a packed file', gzipSync(bytes), counting],
    ['a server without ranges', bytes, (content: Buffer) => ({ answer: ((_, response) => response.end(content)) as RequestListener })],
  ])('reads %s whole', async (_, content, server) => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'sample.fits'), content)
    const there = JSON.parse((await cirasa(['info', await serve(server(content).answer), '--json'], folder)).stdout)
    const here = JSON.parse((await cirasa(['info', 'sample.fits', '--json'], folder)).stdout)
    expect(there.image).toEqual(here.image)
  })
})
