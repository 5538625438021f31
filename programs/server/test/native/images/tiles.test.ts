// Tiles of images: right to the noise, exact where that is promised, kept for ever by clients, and refused where there are none.

import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../test-server.ts'
import { askTile, completeView, fitsOf, noise, tilePixels, upload, viewOf } from './image-files.ts'

const [width, height] = [600, 300]

describe('tiles of a file', () => {
  let server: TestServer
  let view: { readonly tiles: string }

  beforeAll(async () => {
    server = await startTestServer()
    view = await completeView(server, await upload(server, await fitsOf({ shape: [width, height], make: noise })))
  })
  afterAll(async () => await server[Symbol.asyncDispose]())

  it('have the pixels of the image within 0.06 of their noise', async () => {
    let wrong = 0
    let seen = 0
    for (const [x, y] of [
      [0, 0],
      [2, 0],
      [1, 1],
      [2, 1],
    ]) {
      const { header, pixels, width: columns } = await tilePixels(server, view, [0, x, y])
      expect(header.noise).toBeGreaterThan(0)
      for (const [i, value] of pixels.entries()) {
        const truth = noise((y * 256 + Math.floor(i / columns)) * width + x * 256 + (i % columns))
        if (!(Math.abs(truth - value) <= 0.06 * header.noise)) wrong++
        seen++
      }
    }
    expect([seen, wrong]).toEqual([256 * 256 + 88 * 256 + 256 * 44 + 88 * 44, 0])
  })

  it('keep every bit where that is asked for', async () => {
    const { pixels } = await tilePixels(server, view, [0, 2, 1], {}, true)
    const truth = Float32Array.from({ length: 88 * 44 }, (_, i) => noise((256 + Math.floor(i / 88)) * width + 512 + (i % 88)))
    expect(pixels).toEqual(truth)
  })

  it('are kept for ever, and not sent again to who has them', async () => {
    const answer = await askTile(server, view, [1, 0, 0])
    expect(answer.headers).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'application/octet-stream',
    })
    const again = await askTile(server, view, [1, 0, 0], { 'if-none-match': String(answer.headers.etag) })
    expect([again.statusCode, again.rawPayload.length, again.headers['cache-control']]).toEqual([304, 0, answer.headers['cache-control']])
    const etags = new Set<unknown>()
    for (const [place, lossless] of [
      [[1, 0, 0], false],
      [[1, 0, 0], true],
      [[0, 0, 0], false],
      [[0, 1, 0], false],
    ] as const)
      etags.add((await askTile(server, view, place, {}, lossless)).headers.etag)
    expect(etags.size).toBe(4)
  })

  it.each([
    ['beside the image', '0/none/0/3/0', 404, 'IMAGE_NO_SUCH_TILE'],
    ['above the last level', '0/none/9/0/0', 404, 'IMAGE_NO_SUCH_TILE'],
    ['of no number', '0/none/0/a/0', 400, 'SERVER_BAD_REQUEST'],
    ['below the first', '0/none/0/-1/0', 400, 'SERVER_BAD_REQUEST'],
    ['of another name of the plane', '0/none.0/0/0/0', 400, 'SERVER_BAD_REQUEST'],
    ['of another folder', '0/..%2F..%2Frecords.sqlite/0/0/0', 400, 'SERVER_BAD_REQUEST'],
    ['of another HDU', '1/none/0/0/0', 422, 'FITS_NO_SUCH_HDU'],
  ])('%s are refused', async (_what, place, status, code) => {
    const answer = await server.ask(`GET ${view.tiles.replace('/api/v1', '').replace('0/none/{level}/{x}/{y}', place)}`)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('are not said to be known for `*` where there are none', async () => {
    expect((await askTile(server, view, [0, 9, 9], { 'if-none-match': '*' })).statusCode).toBe(404)
    expect((await askTile(server, view, [0, 0, 0], { 'if-none-match': '*' })).statusCode).toBe(304)
  })

  it('of a plane that was never looked at are made when they are asked for', async () => {
    const id = await upload(server, await fitsOf({ shape: [300, 40, 3], make: noise }))
    const { pixels } = await tilePixels(server, { tiles: `/api/v1/files/${id}/tiles/0/2/{level}/{x}/{y}` }, [0, 1, 0], {}, true)
    expect(pixels[0]).toBe(noise(2 * 300 * 40 + 256))
  })

  it('of whole numbers come out exact', async () => {
    // As in a segmentation map: ids over zeros, more of them than fit into sixteen bits.
    const ids = (i: number) => (Math.sin(i / 40) > 0.3 ? 70_000 + Math.floor(i / 50) : 0)
    const id = await upload(server, await fitsOf({ shape: [256, 256], make: ids }))
    const { header, pixels } = await tilePixels(server, await viewOf(server, id), [0, 0, 0])
    expect(header.exact).toBe(true)
    expect(pixels).toEqual(Float32Array.from({ length: 256 * 256 }, (_, i) => ids(i)))
  })
})

describe('tiles of a packed file', () => {
  it('are those of what is in it', async () => {
    await using server = await startTestServer()
    const id = await upload(server, gzipSync(await fitsOf({ shape: [90, 80], make: noise })), 'sky.fits.gz')
    const view = await completeView(server, id)
    expect(view.state).toBe('complete')
    for (const lossless of [true, false]) {
      const { pixels } = await tilePixels(server, view, [0, 0, 0], {}, lossless)
      expect(pixels[91]).toBeCloseTo(noise(91), lossless ? 12 : 1)
    }
  })
})

describe('tiles of a large file', () => {
  it('can be had before they are made, and are the same bytes afterwards', async () => {
    await using server = await startTestServer()
    const id = await upload(server, await fitsOf({ shape: [2600, 2300], make: noise }))
    const early = await viewOf(server, id)
    const [coarse, fine] = [await askTile(server, early, [4, 0, 0]), await askTile(server, early, [0, 10, 8])]
    expect(fine.statusCode).toBe(200)
    const late = await completeView(server, id)
    expect(late.pyramid).toEqual(early.pyramid)
    expect((await askTile(server, late, [4, 0, 0])).rawPayload.equals(coarse.rawPayload)).toBe(true)
    expect((await askTile(server, late, [0, 10, 8])).rawPayload.equals(fine.rawPayload)).toBe(true)
  })
})

describe('tiles of a product', () => {
  async function jobWithMap(server: TestServer, image: Uint8Array) {
    const file = await upload(server, image)
    const { id } = (await server.ask('POST /jobs', { app: 'caesar', inputs: [{ kind: 'file', id: file }] })).json().items[0]
    await server.jobs.start(id)
    return {
      id,
      finish: () => server.jobs.finish(id, [{ name: 'maps/a map.fits', role: 'map', mediaType: 'application/fits', content: image }]),
    }
  }

  it('are those of its image, and gone with the job', async () => {
    await using server = await startTestServer()
    const { id, finish } = await jobWithMap(server, await fitsOf({ shape: [90, 80], make: noise }))
    await finish()
    const view = (await server.ask(`GET /jobs/${id}/view?product=maps%2Fa%20map.fits&wait=20`)).json()
    expect(view).toMatchObject({ width: 90, state: expect.stringMatching(/viewable|complete/) })
    expect(view.tiles).toBe(`/api/v1/jobs/${id}/tiles/0/none/{level}/{x}/{y}?product=maps%2Fa%20map.fits`)
    const { pixels } = await tilePixels(server, view, [0, 0, 0], {}, true)
    expect(pixels[91]).toBe(noise(91))
    await server.ask(`DELETE /jobs/${id}`)
    expect((await askTile(server, view, [0, 0, 0])).json().code).toBe('SERVER_NO_SUCH_JOB')
  })

  it('are refused for what is no product, and for none', async () => {
    await using server = await startTestServer()
    const { id, finish } = await jobWithMap(server, await fitsOf({ shape: [90, 80], make: noise }))
    await finish()
    expect((await server.ask(`GET /jobs/${id}/view?product=..%2Ftask.json`)).json().code).toBe('SERVER_NO_SUCH_PRODUCT')
    expect((await server.ask(`GET /jobs/${id}/view`)).statusCode).toBe(400)
    expect((await server.ask(`GET /jobs/${id}/tiles/0/none/0/0/0`)).statusCode).toBe(400)
  })
})
