// Histograms of pixels run between the ends that were asked for, and count every pixel.

import { describe, expect, it } from 'vitest'
import { binnedShares, pixelScale } from '../../../src/workspace/pixel-histogram/pixel-view.ts'

describe('the axis of pixels', () => {
  it('runs between the ends that are given', () => {
    expect(pixelScale('linear', { low: -2, high: 10 }, 1)).toEqual({ kind: 'linear', low: -2, high: 10 })
  })

  it('begins below the noise where it is logarithmic, as there is no logarithm of what is negative', () => {
    expect(pixelScale('log', { low: -2, high: 10 }, 1)).toEqual({ kind: 'log', low: 0.1, high: 10 })
    expect(pixelScale('log', { low: 3, high: 10 }, 1)).toEqual({ kind: 'log', low: 3, high: 10 })
    const { low, high } = pixelScale('log', { low: -2, high: 0.01 }, Number.NaN)
    expect(low > 0 && low < high).toBe(true)
  })

  it('is linear where nothing is positive', () => {
    expect(pixelScale('log', { low: -5, high: -1 }, 1)).toEqual({ kind: 'linear', low: -5, high: -1 })
  })

  it('has a width where all pixels are alike', () => {
    const { low, high } = pixelScale('linear', { low: 3, high: 3 }, 0)
    expect(high).toBeGreaterThan(low)
  })
})

describe('pixels of which the distribution is known', () => {
  it('are all in a bin or beyond an end', () => {
    const even = (value: number) => Math.min(1, Math.max(0, value / 10))
    const { counts, below, above } = binnedShares(even, { kind: 'linear', low: 2, high: 7 }, 5, 1000)
    expect([...Array.from(counts, Math.round), Math.round(below), Math.round(above)]).toEqual([100, 100, 100, 100, 100, 200, 300])
  })
})
