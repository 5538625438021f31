// Tiles that come back as they were: lossless ones to the bit, whole numbers, constants, and what has no noise to go by.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTile, encodeTile, platformDeflate } from '../src/index.ts'
import { bitsOf, deflate, noise, roundTrip } from './tiles-sky.ts'

const side = fc.integer({ min: 1, max: 24 })
const shape = fc.record({ width: side, height: side })

describe('a lossless tile', () => {
  it('keeps the bits of every float, also of NaN, -0 and infinities', () =>
    fc.assert(
      fc.asyncProperty(
        shape.chain(({ width, height }) =>
          fc.record({
            width: fc.constant(width),
            bits: fc.uint32Array({ minLength: width * height, maxLength: width * height }),
          }),
        ),
        async ({ width, bits }) => {
          const pixels = new Float32Array(bits.buffer)
          const { pixels: decoded, header } = await roundTrip(pixels, width, bits.length / width, true)
          expect(bitsOf(decoded)).toEqual(bits)
          expect(header.exact).toBe(true)
        },
      ),
    ))

  it('is what a tile becomes by itself that has no noise to go by, or one that its floats cannot resolve', async () => {
    const model = Float32Array.from({ length: 64 * 64 }, (_, i) => (i % 64 > 20 ? 0 : Math.exp(-i / 300)))
    expect(await roundTrip(model, 64, 64)).toMatchObject({ pixels: model, header: { kind: 'lossless' } })
    const coarse = noise(64 * 64, { sigma: 0.02, level: 100_000 })
    expect(await roundTrip(coarse, 64, 64)).toMatchObject({ pixels: coarse, header: { kind: 'lossless' } })
  })
})

describe('a tile of whole numbers', () => {
  it('comes back with its numbers', () =>
    fc.assert(
      fc.asyncProperty(shape, fc.constantFrom(1, 255, 32_767, 2 ** 23), fc.nat(1000), async ({ width, height }, range, seed) => {
        const pixels = noise(width * height, { seed }).map((value) => Math.round(Math.max(-1, Math.min(1, value / 3)) * range))
        const { pixels: decoded, header } = await roundTrip(pixels, width, height)
        for (let i = 0; i < pixels.length; i++) expect(decoded[i] === pixels[i]).toBe(true)
        expect(header.exact).toBe(true)
      }),
    ))
})

describe('a constant tile', () => {
  it.each([0, -3.25e-7, 1e30])('of %d is a header and no more', async (value) => {
    const pixels = new Float32Array(256 * 256).fill(value)
    expect((await encodeTile(pixels, 256, 256, { deflate })).length).toBeLessThan(100)
    expect((await roundTrip(pixels, 256, 256)).pixels).toEqual(pixels)
  })
})

describe('the platform', () => {
  it('packs what zlib unpacks, and unpacks what zlib packs', async () => {
    const pixels = noise(64 * 64)
    const byPlatform = await decodeTile(await encodeTile(pixels, 64, 64, { deflate: platformDeflate }))
    const byZlib = await decodeTile(await encodeTile(pixels, 64, 64, { deflate }))
    expect(byPlatform.pixels).toEqual(byZlib.pixels)
  })
})
