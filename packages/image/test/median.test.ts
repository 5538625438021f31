// Median, MAD and percentiles by definition, blanks left out, sources left as they were.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, medianAbsoluteDeviation, percentiles, SIGMA_PER_MAD, windowOf } from '../src/index.ts'
import { skewedSky, sortedFinite, values } from './sampling.ts'

describe('median', () => {
  it('has as many values above as below', () => {
    fc.assert(
      fc.property(values(), (list) => {
        const sorted = sortedFinite(list)
        fc.pre(sorted.length > 0)
        const n = sorted.length
        expect(median(list)).toBeCloseTo((sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2, 10)
      }),
    )
  })

  it('of nothing but blanks is NaN', () => {
    expect(median(new Float32Array(0))).toBeNaN()
    expect(median(Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY))).toBeNaN()
    expect(medianAbsoluteDeviation(Float32Array.of(Number.NaN))).toBeNaN()
  })

  it('does not reorder its input', () => {
    const list = Float32Array.of(3, 1, 2)
    median(list)
    expect(Array.from(list)).toEqual([3, 1, 2])
  })

  it('of a window reads the window alone, without what is masked', () => {
    const image = Float32Array.of(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23)
    const box = { x0: 1, y0: 1, width: 2, height: 2 }
    expect(median(windowOf(image, 4, box))).toBe(16.5)
    const mask = new Uint8Array(12)
    mask[5] = 1
    expect(median(windowOf(image, 4, box, mask))).toBe(21)
  })
})

describe('median absolute deviation', () => {
  it('of 1 1 2 2 4 6 9 is 1', () => expect(medianAbsoluteDeviation(Float32Array.of(1, 1, 2, 2, 4, 6, 9))).toBe(1))
  it('counts from another centre where one is given', () => expect(medianAbsoluteDeviation(Float32Array.of(1, 2, 3), 0)).toBe(2))
  it('times its factor gives the width of normal noise in spite of sources', () => {
    const sigma = SIGMA_PER_MAD * medianAbsoluteDeviation(skewedSky(100_000))
    expect(sigma).toBeGreaterThan(1.0)
    expect(sigma).toBeLessThan(1.13)
  })
})

describe('percentiles', () => {
  it('interpolate between ranks, in any order of asking', () =>
    expect(percentiles(Float64Array.of(5, 3, 1, 2, 4), [90, 0, 50, 100])).toEqual([4.6, 1, 3, 5].map((v) => expect.closeTo(v, 12))))
  it('of one value are that value', () => expect(percentiles(Float32Array.of(7), [0, 33, 100])).toEqual([7, 7, 7]))
  it('refuse what is not a percentage', () => {
    for (const bad of [-1, 100.1, Number.NaN]) {
      expect(() => percentiles(Float32Array.of(1), [bad])).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_ARGUMENT' }))
    }
  })
})
