// Level and noise of a cell: right for noise, and hardly moved by what does not belong to it.

import { fillNormal, Xoshiro128 } from '@cirasa/simulate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellStatistics, LEAST_VALUES } from '../../src/background/cell-statistics.ts'

const COUNT = 4000

function noise(seed: number, count = COUNT): Float64Array {
  const values = new Float64Array(count)
  fillNormal(new Xoshiro128(seed, 1, 2), values)
  return values
}

const statisticsOf = (values: Float64Array, count = values.length) => cellStatistics(values.slice(), new Float64Array(values.length), count)

describe('cellStatistics', () => {
  it('finds mean and deviation of Gaussian noise', () => {
    const { level, rms } = statisticsOf(noise(1).map((value) => 50 + 4 * value))
    expect(Math.abs(level - 50)).toBeLessThan(0.3)
    expect(Math.abs(rms / 4 - 1)).toBeLessThan(0.06)
  })

  it('is moved little by one value in ten that is far too bright', () => {
    const { level, rms } = statisticsOf(noise(2).map((value, i) => (i % 10 === 0 ? 30 + 500 * (i % 7) : value)))
    expect(Math.abs(level)).toBeLessThan(0.25)
    expect(Math.abs(rms - 1)).toBeLessThan(0.2)
  })

  it('follows the unit of the values and their zero', () =>
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -5, max: 5 }), (power, shift) => {
        const values = noise(3, 500)
        const one = statisticsOf(values)
        const other = statisticsOf(values.map((value) => (value + shift) * 2 ** power))
        expect(other.level / 2 ** power - shift).toBeCloseTo(one.level, 6)
        expect(other.rms / 2 ** power).toBeCloseTo(one.rms, 6)
      }),
      { numRuns: 20 },
    ))

  it('does not depend on the order of the values', () => {
    expect(statisticsOf(noise(4).reverse())).toEqual(statisticsOf(noise(4)))
  })

  it('looks at the first values only, as many as it is told', () => {
    const values = noise(5)
    const longer = Float64Array.from([...values, ...new Float64Array(500).fill(1e6)])
    expect(statisticsOf(longer, COUNT)).toEqual(statisticsOf(values))
  })

  it('has no noise where all values are equal', () => {
    expect(statisticsOf(new Float64Array(100).fill(3))).toMatchObject({ level: 3, rms: 0 })
  })

  it('still has one where most values are equal, as in counts of few photons', () => {
    for (const width of [0.2, 0.35, 1]) {
      const values = noise(6).map((value) => Math.round(7 + width * value))
      const { level, rms } = statisticsOf(values)
      expect(level).toBe(7)
      expect(rms, `noise of ${width} counts`).toBeGreaterThan(0)
      expect(rms).toBeLessThan(1.5)
    }
  })

  it('cannot tell from too few values', () => {
    expect(statisticsOf(noise(7, LEAST_VALUES - 1)).rms).toBeNaN()
    expect(statisticsOf(noise(7, LEAST_VALUES)).rms).toBeGreaterThan(0)
  })
})
