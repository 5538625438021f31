// Blank pixels stay blank, all others do not become so, and what is mostly blank costs little.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeTile } from '../src/index.ts'
import { deflate, noise, roundTrip } from './tiles-sky.ts'

describe('blanks', () => {
  it('are where they were, for any pattern and value that is not finite', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(1000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(1, 1e-6, 0),
        async (width, height, seed, share, sigma) => {
          const blank = noise(width * height, { seed: seed + 1 }).map((value) => (Math.abs(value % 1) < share ? 1 : 0))
          const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
          const pixels = noise(width * height, { sigma, level: 2, seed }).map((value, i) => (blank[i] !== 0 ? odd[i % 3] : value))
          const { pixels: decoded, header } = await roundTrip(pixels, width, height)
          expect(Array.from(decoded, Number.isNaN)).toEqual(Array.from(blank, (value) => value !== 0))
          expect(header.blanks).toBe(blank.reduce((sum, value) => sum + value, 0))
          for (let i = 0; i < pixels.length; i++)
            if (blank[i] === 0) expect(Math.abs(decoded[i] - pixels[i])).toBeLessThanOrEqual(0.06 * (header.exact ? 0 : header.noise))
        },
      ),
    ))

  it('cost a header where there is nothing else', async () =>
    expect((await encodeTile(new Float32Array(65_536).fill(Number.NaN), 256, 256, { deflate })).length).toBeLessThan(100))

  it('cost a few hundred bytes beside one value, and little beside noise', async () => {
    const half = (pixels: Float32Array) => pixels.map((value, i) => (i % 256 < 128 ? Number.NaN : value))
    expect((await encodeTile(half(new Float32Array(65_536).fill(1)), 256, 256, { deflate })).length).toBeLessThan(600)
    const whole = await encodeTile(noise(65_536), 256, 256, { deflate })
    expect((await encodeTile(half(noise(65_536)), 256, 256, { deflate })).length).toBeLessThan(0.56 * whole.length)
  })
})
