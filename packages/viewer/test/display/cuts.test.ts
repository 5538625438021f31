// Cuts from a level's statistics: where the pixels themselves say they should be.

import { percentiles } from '@cirasa/image'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asInterval, cutsOf } from '../../src/display/cuts.ts'
import { createDistribution } from '../../src/display/distribution.ts'
import { equalise } from '../../src/display/resolve-display.ts'
import { zscale } from '../../src/display/zscale.ts'
import { memoryTileSource } from '../../src/tiles/memory-tile-source.ts'
import { noise, uniforms } from '../sky.ts'

const SIDE = 300
const SIGMA = 2e-5

/** Noise with sources a hundred thousand times as bright. */
const sky = (() => {
  const pixels = noise(SIDE * SIDE, { sigma: SIGMA, level: 1e-5 })
  const next = uniforms(9)
  for (let i = 0; i < 200; i++) pixels[Math.floor(next() * pixels.length)] += next() ** 4
  return pixels
})()
const statistics = memoryTileSource(SIDE, SIDE, sky).description.statistics[0]
const sorted = sky.slice().sort()

describe('the distribution of a level', () => {
  it('has the percentiles of its pixels, those between the ones that are kept too', () => {
    const { quantile } = createDistribution(statistics)
    const wanted = [0.3, 3, 15, 33, 60, 83, 96, 98.7]
    const found = percentiles(sky, wanted)
    for (const [i, percent] of wanted.entries()) expect(Math.abs(quantile(percent / 100) - found[i])).toBeLessThan(0.03 * SIGMA)
  })

  it('says what share of the pixels is below a value', () => {
    const { share } = createDistribution(statistics)
    for (const value of [-3e-5, 0, 1e-5, 2.2e-5, 5e-5]) {
      const below = sorted.findIndex((pixel) => pixel > value) / sorted.length
      expect(Math.abs(share(value) - below)).toBeLessThan(0.01)
    }
    expect(share(-1)).toBe(0)
    expect(share(2)).toBe(1)
  })

  it('never falls', () => {
    const { quantile } = createDistribution(statistics)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        expect(quantile(Math.max(a, b))).toBeGreaterThanOrEqual(quantile(Math.min(a, b)))
      }),
    )
  })
})

describe('cuts', () => {
  it('by percentile leave as much out below as above', () => {
    const { low, high } = cutsOf({ kind: 'percentile', percent: 95 }, statistics)
    const [wantedLow, wantedHigh] = percentiles(sky, [2.5, 97.5])
    expect(Math.abs(low - wantedLow)).toBeLessThan(0.03 * SIGMA)
    expect(Math.abs(high - wantedHigh)).toBeLessThan(0.03 * SIGMA)
  })

  it('by percentile of all pixels are the extremes', () => {
    expect(cutsOf({ kind: 'percentile', percent: 100 }, statistics)).toEqual({ low: statistics.min, high: statistics.max })
  })

  it('by rms count from the median', () => {
    const { low, high } = cutsOf({ kind: 'rms', low: -2, high: 10 }, statistics)
    expect(low / SIGMA).toBeCloseTo(0.5 - 2, 1)
    expect(high / SIGMA).toBeCloseTo(0.5 + 10, 0)
  })

  it('by zscale are those of the pixels themselves', () => {
    const step = sorted.length / 1000
    const direct = zscale(Float64Array.from({ length: 1000 }, (_, i) => sorted[Math.floor((i + 0.5) * step)]))
    const found = cutsOf({ kind: 'zscale' }, statistics)
    expect(Math.abs(found.low - direct.low)).toBeLessThan(0.3 * SIGMA)
    expect(Math.abs(found.high - direct.high)).toBeLessThan(0.3 * SIGMA)
  })

  it('of an image without a value are an interval', () => {
    const blank = memoryTileSource(3, 2, new Float32Array(6).fill(Number.NaN)).description.statistics[0]
    for (const clip of [{ kind: 'percentile', percent: 99 }, { kind: 'zscale' }, { kind: 'rms', low: -1, high: 1 }] as const)
      expect(cutsOf(clip, blank)).toEqual({ low: 0, high: 1 })
  })

  it('of a constant image are about its value', () => {
    const constant = memoryTileSource(4, 4, new Float32Array(16).fill(7)).description.statistics[0]
    for (const clip of [{ kind: 'percentile', percent: 99 }, { kind: 'zscale' }, { kind: 'rms', low: -1, high: 1 }] as const) {
      const { low, high } = cutsOf(clip, constant)
      expect(low).toBeLessThan(7)
      expect(high).toBeGreaterThan(7)
    }
  })

  const expectInterval = (a: number, b: number): void => {
    const { low, high } = asInterval({ low: a, high: b })
    expect(low).toBeLessThan(high)
    expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true)
  }

  it('are always an interval', () => fc.assert(fc.property(fc.double(), fc.double(), expectInterval)))

  it.each([0, 1, -1, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY])(
    'are an interval where both are %d',
    (value) => expectInterval(value, value),
  )
})

describe('equalisation', () => {
  it('gives each place of the colour map as many pixels', () => {
    const cuts = { low: -3e-5, high: 6e-5 }
    const table = equalise(statistics, cuts)
    const counts = new Array(5).fill(0)
    let inside = 0
    for (const value of sky) {
      if (value < cuts.low || value >= cuts.high) continue
      const place = table[Math.floor(((value - cuts.low) / (cuts.high - cuts.low)) * (table.length - 1))]
      counts[Math.min(4, Math.floor(place * 5))]++
      inside++
    }
    for (const count of counts) expect(count / inside).toBeCloseTo(0.2, 1)
  })
})
