// A quantised pixel comes back within 0.06 of the noise, and the noise is not taken for more than it is.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_ERROR, quietestNoise } from '../src/index.ts'
import { beamNoise, noise, roundTrip } from './tiles-sky.ts'

function largestError(pixels: Float32Array, decoded: Float32Array): number {
  let largest = 0
  for (let i = 0; i < pixels.length; i++) largest = Math.max(largest, Math.abs(pixels[i] - decoded[i]))
  return largest
}

describe('the error of a quantised tile', () => {
  it('is at most 0.06 of the noise, whatever the level, the noise and the sources on it', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          width: fc.integer({ min: 20, max: 300 }),
          height: fc.integer({ min: 20, max: 100 }),
          sigma: fc.constantFrom(1e-7, 1e-3, 1, 300),
          level: fc.constantFrom(0, -1, 1000),
          peak: fc.constantFrom(0, 10, 1e3, 1e5),
          seed: fc.nat(1e6),
        }),
        async ({ width, height, sigma, level, peak, seed }) => {
          const pixels = noise(width * height, { sigma, level: level * sigma, seed })
          for (let i = seed % 97; i < pixels.length; i += 97) pixels[i] += peak * sigma
          const { header, pixels: decoded } = await roundTrip(pixels, width, height)
          expect(header.kind).toBe('quantised')
          expect(largestError(pixels, decoded)).toBeLessThanOrEqual(MAX_ERROR * header.noise)
        },
      ),
      { numRuns: 60 },
    ))

  it('is of the noise that there is: the quietest of its squares is a little below it', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const measured = quietestNoise(noise(256 * 256, { sigma: 3, level: 7, seed }), 256, 256) / 3
      expect(measured).toBeGreaterThan(0.85)
      expect(measured).toBeLessThan(1)
    }
  })

  it('is that of the quiet part where the noise differs across a tile', async () => {
    const pixels = noise(256 * 256, { seed: 5 })
    for (let i = 0; i < pixels.length; i++) if (i % 256 < 64) pixels[i] *= 0.1
    const { pixels: decoded } = await roundTrip(pixels, 256, 256)
    expect(largestError(pixels, decoded)).toBeLessThan(0.06 * 0.1)
  })

  it('is that of the noise, not of the slope that the noise lies on', () => {
    const pixels = noise(128 * 128, { seed: 6 }).map((value, i) => value + 50 * (i % 128) + 20 * Math.floor(i / 128))
    expect(quietestNoise(pixels, 128, 128)).toBeCloseTo(1, 0.5)
  })

  it.each([2, 4, 6])('is below 0.06 rms on noise that a beam of %d pixels correlates', async (fwhm) => {
    const pixels = beamNoise(256, 256, fwhm, 7)
    const { pixels: decoded } = await roundTrip(pixels, 256, 256)
    expect(largestError(pixels, decoded)).toBeLessThanOrEqual(MAX_ERROR)
  })

  it('is none where pixels are 0 beside noise', async () => {
    const pixels = noise(256 * 256, { level: 3, seed: 8 })
    pixels.fill(0, 0, 100 * 256)
    const { header, pixels: decoded } = await roundTrip(pixels, 256, 256)
    expect(header.kind).toBe('quantised')
    expect(decoded.subarray(0, 100 * 256).every((value) => value === 0)).toBe(true)
  })
})

describe('the size of a tile', () => {
  const bitsAPixel = async (pixels: Float32Array) => ((await roundTrip(pixels, 256, 256)).header.payload * 8) / pixels.length

  it('is near what white noise in such steps has to take', async () => {
    // Entropy of a normal distribution in steps of 0.12 sigma.
    expect(await bitsAPixel(noise(256 * 256))).toBeLessThan(Math.log2(Math.sqrt(2 * Math.PI * Math.E) / 0.12) + 0.4)
  })

  it('is less on noise that a beam correlates, as neighbours tell most of it', async () => {
    const white = await bitsAPixel(noise(256 * 256))
    expect(await bitsAPixel(beamNoise(256, 256, 4))).toBeLessThan(white - 0.5)
  })
})
