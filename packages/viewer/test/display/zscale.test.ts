// zscale shows the sky: its cuts depend on the noise, not on sources.

import { describe, expect, it } from 'vitest'
import { zscale } from '../../src/display/zscale.ts'
import { noise } from '../sky.ts'

const sortedNoise = (count: number, sigma: number, level: number) => noise(count, { sigma, level, seed: 3 }).sort()

describe('zscale', () => {
  it('returns the ends of a straight line with a contrast of 1', () => {
    const line = Float64Array.from({ length: 101 }, (_, i) => 5 + 2 * i)
    expect(zscale(line, { contrast: 1 })).toEqual({ low: 5, high: 205 })
  })

  it('does not go beyond the values', () => {
    const values = sortedNoise(1000, 1, 0)
    const { low, high } = zscale(values)
    expect(low).toBeGreaterThanOrEqual(values[0])
    expect(high).toBeLessThanOrEqual(values[999])
  })

  it('does not see sources', () => {
    const sky = sortedNoise(1000, 1, 100)
    const withSources = sky.slice()
    for (let i = 970; i < 1000; i++) withSources[i] = 100 + 50 * (i - 969) ** 2
    const [clean, found] = [zscale(sky, { contrast: 0.8 }), zscale(withSources, { contrast: 0.8 })]
    expect(Math.abs(found.low - clean.low)).toBeLessThan(0.5)
    expect(Math.abs(found.high - clean.high)).toBeLessThan(0.5)
  })

  it('shows all values where no line fits', () => {
    const halves = Float64Array.from({ length: 100 }, (_, i) => (i < 3 ? i * 1e6 : i === 99 ? 1e12 : 3e6))
    const { low, high } = zscale(halves, { rejection: 0.01 })
    expect([low, high]).toEqual([0, 1e12])
  })

  it('has an answer for no values and for one', () => {
    expect(zscale([])).toEqual({ low: 0, high: 1 })
    expect(zscale([4])).toEqual({ low: 4, high: 4 })
  })
})
