// What the Rice encoder writes the decoder gives back, whatever the pixels are.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRice } from '../src/tiles/codecs/rice-decode.ts'
import { encodeRice } from '../src/tiles/codecs/rice-encode.ts'
import type { RiceOptions } from '../src/tiles/codecs/rice-layout.ts'

const limits = { 1: [0, 255], 2: [-32768, 32767], 4: [-2147483648, 2147483647] } as const

const encoded = fc
  .record({
    bytesPerPixel: fc.constantFrom(1 as const, 2 as const, 4 as const),
    blockSize: fc.constantFrom(1, 7, 16, 32, 256),
    spread: fc.integer({ min: 0, max: 31 }),
  })
  .chain(({ bytesPerPixel, blockSize, spread }) => {
    const [low, high] = limits[bytesPerPixel]
    const most = Math.min(high, 2 ** spread)
    const pixel = fc.oneof({ weight: 30, arbitrary: fc.integer({ min: Math.max(low, -most), max: most }) }, fc.constantFrom(low, high))
    const options: RiceOptions = { bytesPerPixel, blockSize }
    return fc.record({ options: fc.constant(options), pixels: fc.array(pixel, { maxLength: 300 }) })
  })

describe('Rice', () => {
  it('gives back what it was given', () =>
    fc.assert(
      fc.property(encoded, ({ options, pixels }) => {
        const out = new Int32Array(pixels.length)
        decodeRice(encodeRice(Int32Array.from(pixels), options), out, options)
        expect(Array.from(out)).toEqual(pixels)
      }),
      { numRuns: 400 },
    ))

  it('refuses a stream that lacks its last byte', () =>
    fc.assert(
      fc.property(encoded, ({ options, pixels }) => {
        fc.pre(pixels.length > 0)
        const bytes = encodeRice(Int32Array.from(pixels), options)
        expect(() => decodeRice(bytes.subarray(0, -1), new Int32Array(pixels.length), options)).toThrowError(
          expect.objectContaining({ code: 'FITS_BAD_TILE' }),
        )
      }),
    ))

  it.each([
    { bytesPerPixel: 8, blockSize: 32 },
    { bytesPerPixel: 4, blockSize: 0 },
    { bytesPerPixel: 4, blockSize: 100_000 },
  ])('refuses the parameters $bytesPerPixel and $blockSize', (options) => {
    expect(() => decodeRice(new Uint8Array(99), new Int32Array(9), options as RiceOptions)).toThrowError(
      expect.objectContaining({ code: 'FITS_BAD_COMPRESSION' }),
    )
  })
})
