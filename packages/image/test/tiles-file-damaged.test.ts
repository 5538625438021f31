// The files of a pyramid that were cut or altered are refused; a tile that is not there is said not to be.

import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPyramid, decodeTile, memoryPyramidStore, openPyramid, PYRAMID_FILES, parsePyramid, planPyramid } from '../src/index.ts'
import { deflate, inflate, memoryRows, noise } from './tiles-sky.ts'

const [width, height] = [600, 520]
const rows = memoryRows(noise(width * height), width, height)
const store = memoryPyramidStore()
await buildPyramid(rows, store, { deflate, plan: planPyramid(width, height, 100_000) })

/** What comes of reading a tile from the pyramid with one of its files replaced. */
async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  const other = memoryPyramidStore()
  for (const [key, value] of store.files) {
    const sink = await other.create(key)
    await sink.write(key === name ? bytes : value)
    await sink.commit()
  }
  try {
    const pyramid = (await openPyramid(other))!
    const level = name === PYRAMID_FILES.coarse ? pyramid.description.plan.coarse : 0
    await decodeTile(await pyramid.tile(level, 0, 0), { inflate })
    return 'read'
  } catch (error) {
    if (isCodedError(error)) return error.code
    throw error
  }
}

describe.each(Object.values(PYRAMID_FILES))('the file %s', (name) => {
  const bytes = store.files.get(name)!
  it('is refused when it is cut short of what is read', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(Math.min(bytes.length - 1, 400)), async (length) => {
        expect(await outcome(name, bytes.subarray(0, length))).toMatch(/^IMAGE_BAD_PYRAMID$/)
      }),
      { numRuns: 50 },
    ))

  it('gives a coded error or a tile when bytes of it are altered', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(Math.min(bytes.length - 1, 300)), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const altered = bytes.slice()
        altered[at] ^= bits
        expect(await outcome(name, altered)).toMatch(
          /^(IMAGE_(BAD_PYRAMID|BAD_TILE|NOT_A_TILE|TILE_VERSION|NO_SUCH_TILE|TILE_NOT_READY)|read)$/,
        )
      }),
      { numRuns: 200 },
    ))
})

describe('a description', () => {
  it.each([
    'null',
    '[]',
    '{}',
    '{"format":"cirasa-pyramid","version":1}',
    '{"format":"cirasa-pyramid","version":1,"width":1e300,"height":4}',
    '{"format":"cirasa-pyramid","version":1,"width":9,"height":4,"tileSide":256,"coarse":7,"statistics":[1]}',
    '{"format":"cirasa-pyramid","version":1,"width":9,"height":4,"tileSide":256,"coarse":0,"statistics":[]}',
  ])('that says %s is refused', (json) => expect(() => parsePyramid(json)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_PYRAMID' })))
})

describe('a tile that the image does not have', () => {
  it.each([
    [0, 3, 0],
    [0, 0, 3],
    [0, -1, 0],
    [0, 0.5, 0],
    [9, 0, 0],
    [-1, 0, 0],
    [Number.NaN, 0, 0],
  ])('is said not to be there: level %d, (%d, %d)', async (level, x, y) => {
    const pyramid = (await openPyramid(store, { rows, deflate }))!
    await expect(pyramid.tile(level, x, y)).rejects.toMatchObject({ code: 'IMAGE_NO_SUCH_TILE' })
  })
})

describe('a lossless tile', () => {
  it('is made from the image where the pyramid keeps others', async () => {
    const pyramid = (await openPyramid(store, { rows, deflate }))!
    const { pixels, header } = await decodeTile(await pyramid.tile(0, 1, 0, { lossless: true }), { inflate })
    expect(header.kind).toBe('lossless')
    const row = new Float32Array(width)
    rows.readRows(7, 8, row)
    expect(pixels.subarray(7 * 256, 8 * 256)).toEqual(row.subarray(256, 512))
  })
})
