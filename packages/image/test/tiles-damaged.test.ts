// A tile that was cut, altered or made to harm is refused with a coded error, in memory that its header cannot raise.

import { deflateSync } from 'node:zlib'
import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTile, encodeTile, readTileHeader, TILE_HEADER_BYTES } from '../src/index.ts'
import { writeTileHeader } from '../src/tiles/tile-header.ts'
import { deflate, inflate, noise } from './tiles-sky.ts'

const pixels = noise(60 * 50, { seed: 3 }).map((value, i) => (i % 11 === 0 ? Number.NaN : value))
const tile = await encodeTile(pixels, 60, 50, { deflate })
const whole = await decodeTile(tile)

/** The pixels, or the code of the error; anything else is a bug. */
async function outcome(bytes: Uint8Array, how: Parameters<typeof decodeTile>[1] = {}): Promise<Float32Array | string> {
  try {
    return (await decodeTile(bytes, how)).pixels
  } catch (error) {
    if (isCodedError(error)) return error.code
    throw error
  }
}

describe.each([
  ['the platform', {}],
  ['zlib', { inflate }],
] as const)('a tile that %s unpacks', (_, how) => {
  it('is refused when it is cut anywhere', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(tile.length - 1), async (length) => {
        expect(await outcome(tile.subarray(0, length), how)).toMatch(/^IMAGE_(NOT_A_TILE|BAD_TILE)$/)
      }),
    ))

  it('is refused when a bit is turned, unless the bit says nothing', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(tile.length - 1), fc.nat(7), async (at, bit) => {
        const altered = tile.slice()
        altered[at] ^= 1 << bit
        const got = await outcome(altered, how)
        if (typeof got === 'string') expect(got).toMatch(/^IMAGE_/)
        else expect(got).toEqual(whole.pixels)
      }),
      { numRuns: 300 },
    ))

  it('is refused when bytes follow it', async () => {
    expect(await outcome(new Uint8Array([...tile, 0]), how)).toBe('IMAGE_BAD_TILE')
  })

  it('is refused when its pixels unpack to more or to less than its header says', async () => {
    const header = readTileHeader(tile)
    for (const bytes of [50_000_000, 10]) {
      const payload = deflateSync(new Uint8Array(bytes))
      const bomb = new Uint8Array(TILE_HEADER_BYTES + payload.length)
      writeTileHeader({ ...header, payload: payload.length }, bomb)
      bomb.set(payload, TILE_HEADER_BYTES)
      expect(await outcome(bomb, how)).toBe('IMAGE_BAD_TILE')
    }
  })
})

describe('bytes that are no tile', () => {
  it('are refused', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await outcome(bytes)).toMatch(/^IMAGE_/)
      }),
    ))

  it('are refused with any header whose sum is right', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          kind: fc.constantFrom('constant', 'quantised', 'lossless'),
          exact: fc.boolean(),
          width: fc.nat(65_535),
          height: fc.nat(65_535),
          blanks: fc.nat(),
          min: fc.float(),
          max: fc.float(),
          step: fc.double(),
          zero: fc.double(),
          noise: fc.float(),
          planes: fc.nat(255),
          masked: fc.boolean(),
          payload: fc.constantFrom(0, 8),
          coefficients: fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 10, maxLength: 10 }),
        } as const),
        async (header) => {
          const bytes = new Uint8Array(TILE_HEADER_BYTES + header.payload)
          writeTileHeader(header as Parameters<typeof writeTileHeader>[0], bytes)
          const got = await outcome(bytes)
          if (typeof got === 'string') expect(got).toBe('IMAGE_BAD_TILE')
          else expect(header.kind).toBe('constant')
        },
      ),
      { numRuns: 300 },
    ))

  it('are told apart from tiles of another version', async () => {
    const other = tile.slice()
    other[4] = 9
    expect(await outcome(other)).toBe('IMAGE_TILE_VERSION')
  })
})

describe('any numbers in a tile whose sums are right', () => {
  it('decode to something without harm', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 100 * 4, maxLength: 100 * 4 }),
        fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 10, maxLength: 10 }),
        async (unpacked, coefficients) => {
          const payload = deflateSync(unpacked)
          const bytes = new Uint8Array(TILE_HEADER_BYTES + payload.length)
          const header = {
            ...whole.header,
            width: 10,
            height: 10,
            blanks: 0,
            masked: false,
            planes: 4,
            payload: payload.length,
            coefficients,
          }
          writeTileHeader(header, bytes)
          bytes.set(payload, TILE_HEADER_BYTES)
          expect(await outcome(bytes)).toHaveLength(100)
        },
      ),
    ))
})

describe('encodeTile', () => {
  it.each([
    [0, 5],
    [5, 1025],
    [2.5, 2],
    [50, 50],
  ])('refuses %d x %d of 100 pixels', async (width, height) =>
    expect(encodeTile(new Float32Array(100), width, height)).rejects.toMatchObject({ code: 'IMAGE_BAD_ARGUMENT' }),
  )
})
