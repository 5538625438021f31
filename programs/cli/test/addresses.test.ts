// Images are read from web servers: those that serve ranges, those that do not, and those that fail.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
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
