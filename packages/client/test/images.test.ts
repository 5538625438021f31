// Images by the client: addresses of views and tiles, and the description of a pyramid as a viewer reads it.

import { buildPyramid, decodeTile, describePyramid, memoryPyramidStore, openPyramid } from '@cirasa/image'
import { describe, expect, it } from 'vitest'
import { createClient } from '../src/index.ts'

const jobTiles = '/api/v1/jobs/j/tiles/0/3.0/{level}/{x}/{y}?product=a%20b.fits'

async function madePyramid(make: (i: number) => number) {
  const pixels = Float32Array.from({ length: 300 * 20 }, (_, i) => make(i))
  const rows = {
    width: 300,
    height: 20,
    readRows: (y0: number, y1: number, out: Float32Array) => out.set(pixels.subarray(y0 * 300, y1 * 300)),
  }
  const store = memoryPyramidStore()
  const description = await buildPyramid(rows, store)
  return { description, pyramid: (await openPyramid(store))! }
}

function answering(answer: (url: string) => Response) {
  const calls: string[] = []
  const fetch = async (url: unknown) => {
    calls.push(String(url))
    return answer(String(url))
  }
  return { calls, client: createClient({ baseUrl: 'http://service', fetch: fetch as typeof globalThis.fetch }) }
}

describe('images of the client', () => {
  it('ask for views of files and of products', async () => {
    const { calls, client } = answering(() => Response.json({}))
    await client.images.ofFile('f')
    await client.images.ofProduct('j', 'maps/a b.fits', { hdu: 1, plane: '3.0', wait: 20 })
    expect(calls).toEqual([
      'http://service/api/v1/files/f/view',
      'http://service/api/v1/jobs/j/view?product=maps%2Fa+b.fits&hdu=1&plane=3.0&wait=20',
    ])
  })

  it('fill in the address of a tile, whether it has a query already or not', async () => {
    const { calls, client } = answering(() => new Response(new Uint8Array([1])))
    await client.images.tile({ tiles: jobTiles }, 2, 0, 1)
    await client.images.tile({ tiles: jobTiles }, 2, 0, 1, { lossless: true })
    await client.images.tile({ tiles: '/t/{level}/{x}/{y}' }, 0, 3, 4, { lossless: true })
    expect(calls).toEqual([
      'http://service/api/v1/jobs/j/tiles/0/3.0/2/0/1?product=a%20b.fits',
      'http://service/api/v1/jobs/j/tiles/0/3.0/2/0/1?product=a%20b.fits&lossless=true',
      'http://service/t/0/3/4?lossless=true',
    ])
  })

  it('give the bytes of a tile as they are', async () => {
    const { pyramid } = await madePyramid((i) => i % 7)
    const tile = await pyramid.tile(0, 1, 0)
    const { client } = answering(() => new Response(tile as Uint8Array<ArrayBuffer>))
    const { width, height } = await decodeTile(await client.images.tile({ tiles: '/t/{level}/{x}/{y}' }, 0, 1, 0))
    expect([width, height]).toEqual([44, 20])
  })

  it.each([
    ['pixels', (i: number) => i % 7],
    ['blanks alone, whose statistics are none', () => Number.NaN],
  ])('give the description of a pyramid of %s as it was made', async (_what, make) => {
    const { description } = await madePyramid(make)
    const { client } = answering(() => Response.json({}))
    const view = { tiles: '', state: 'complete', pyramid: JSON.parse(describePyramid(description)) } as const
    expect(client.images.pyramid(view)).toEqual(description)
  })

  it('say that there are no tiles yet', () => {
    const { client } = answering(() => Response.json({}))
    expect(() => client.images.pyramid({ tiles: '', state: 'building' })).toThrow('the image is building')
    expect(() => client.images.pyramid({ tiles: '', state: 'failed', reason: 'it is cut off' })).toThrow('it is cut off')
  })
})
