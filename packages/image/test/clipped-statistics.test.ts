// Clipping, biweight and modes: what each leaves out, and what they say when there is nothing.

import { describe, expect, it } from 'vitest'
import {
  biweightLocation,
  biweightScale,
  clippedMode,
  halfSampleMode,
  moments,
  pearsonMode,
  sigmaClipInPlace,
  sigmaClippedStatistics,
  skyLevel,
} from '../src/index.ts'
import { skewedSky } from './sampling.ts'

describe('sigma clipping', () => {
  it('leaves out an outlier and keeps the rest', () => {
    const list = Float32Array.from([...Array.from({ length: 20 }, (_, i) => i % 5), 1000, Number.NaN])
    expect(sigmaClippedStatistics(list)).toMatchObject({ mean: 2, median: 2, std: Math.SQRT2, count: 20, total: 21 })
  })

  it('clips one side alone where the other has no limit', () => {
    const list = Float32Array.from([...Array.from({ length: 40 }, (_, i) => (i % 5) - 2), 100, -100])
    expect(sigmaClippedStatistics(list, { sigmaLower: Number.POSITIVE_INFINITY }).count).toBe(41)
    expect(sigmaClippedStatistics(list).count).toBe(40)
  })

  it('by MAD sees outliers that a standard deviation hides', () => {
    const list = Float32Array.from([...Array.from({ length: 12 }, (_, i) => i % 3), 50, 50, 50])
    expect(sigmaClippedStatistics(list).count).toBe(15)
    expect(sigmaClippedStatistics(list, { spread: 'mad' }).count).toBe(12)
  })

  it('puts what it keeps at the front of a buffer', () => {
    const list = Float32Array.from([900, ...Array.from({ length: 20 }, (_, i) => i % 5)])
    const { count } = sigmaClipInPlace(list, list.length)
    expect(Math.max(...list.subarray(0, count))).toBe(4)
  })

  it('stops after the rounds it was given', () => expect(sigmaClippedStatistics(skewedSky(1000), { maxRounds: 1 }).rounds).toBe(1))

  it('of nothing is NaN, of a constant the constant', () => {
    expect(sigmaClippedStatistics(new Float32Array(0))).toMatchObject({ mean: Number.NaN, median: Number.NaN, std: Number.NaN, count: 0 })
    expect(sigmaClippedStatistics(new Float32Array(9).fill(3))).toMatchObject({ mean: 3, median: 3, std: 0, count: 9 })
  })

  it.each([{ sigma: 0 }, { sigma: -1 }, { sigmaUpper: Number.NaN }])('refuses the limits %o', (options) => {
    expect(() => sigmaClippedStatistics(Float32Array.of(1), options)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_ARGUMENT' }))
  })
})

describe('moments', () => {
  it('are those of the finite values', () =>
    expect(moments(Float32Array.of(1, Number.NaN, 2, 3))).toEqual({ count: 3, mean: 2, std: Math.sqrt(2 / 3), min: 1, max: 3 }))
  it('keep the digits of a small spread on a large mean', () => expect(moments(Float64Array.of(1e9, 1e9 + 1)).std).toBe(0.5))
})

describe('biweight', () => {
  it('is not moved by far outliers', () => {
    const clean = Float32Array.of(1, 2, 3, 4, 5)
    const spoilt = Float32Array.of(1, 2, 3, 4, 5, 1e6)
    expect(Math.abs(biweightLocation(spoilt) - biweightLocation(clean))).toBeLessThan(0.5)
  })
  it('gives the width of normal noise in spite of sources', () => expect(biweightScale(skewedSky(100_000))).toBeCloseTo(1.1, 1))
  it('of a constant has no width', () => {
    expect(biweightScale(new Float32Array(5).fill(2))).toBe(0)
    expect(biweightLocation(new Float32Array(5).fill(2))).toBe(2)
    expect(biweightScale(new Float32Array(0))).toBeNaN()
  })
})

describe('mode', () => {
  it("is 3 median - 2 mean by Pearson's rule", () => expect(pearsonMode({ mean: 1.5, median: 1 })).toBe(0))
  it('of clipped sky lies nearer to the true level than the median', () => {
    const sky = skewedSky(100_000)
    expect(Math.abs(clippedMode(sky))).toBeLessThan(Math.abs(sigmaClippedStatistics(sky).median))
  })
  it('falls back to the median in a crowd', () => {
    expect(skyLevel({ mean: 1.2, median: 1, std: 1 })).toBeCloseTo(0.7, 12)
    expect(skyLevel({ mean: 1.4, median: 1, std: 1 })).toBe(1)
  })
  it('by half samples finds the densest values', () => {
    expect(halfSampleMode(Float64Array.of(0, 1, 1.1, 1.2, 9))).toBeCloseTo(1.1, 1)
    expect(halfSampleMode(Float64Array.of(1, 2, 2, 2, 2, 8, 9, 17))).toBe(2)
    expect(halfSampleMode(Float64Array.of(4))).toBe(4)
    expect(halfSampleMode(Float64Array.of(4, 6))).toBe(5)
    expect(halfSampleMode(new Float64Array(0))).toBeNaN()
  })
})
