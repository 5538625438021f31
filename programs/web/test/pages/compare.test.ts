// Two catalogues beside each other: pairs, how they differ, and who is alone.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTables, isOnSky } from '../../src/pages/compare/compare-tables.ts'
import { middleAndSpread, quantile } from '../../src/pages/compare/middle-and-spread.ts'

const table = (rows: readonly (readonly [ra: number, dec: number, flux: number, snr: number])[]) => ({
  name: 'sources',
  description: '',
  rows: rows.length,
  columns: (['ra', 'dec', 'flux_int', 'snr'] as const).map((name, at) => ({
    definition: { name, type: 'double' as const, unit: '', ucd: '', description: '' },
    values: Float64Array.from(rows, (row) => row[at]),
  })),
})

describe('two tables', () => {
  const a = table([
    [10, 0, 2, 20],
    [11, 0, 1, 5],
    [12, 0, 1, 50],
  ])
  const b = table([
    [12.5, 0, 1, 7],
    [10 + 1 / 3600, 2 / 3600, 3, 30],
  ])

  it('have pairs with the ratio of their fluxes and the offset of their places', () => {
    const { pairs } = compareTables(a, b, 5)
    expect([...pairs.rowA, ...pairs.rowB]).toEqual([0, 1])
    expect(pairs.fluxRatio[0]).toBe(1.5)
    expect(pairs.snr[0]).toBe(20)
    expect(pairs.east[0]).toBeCloseTo(1, 6)
    expect(pairs.north[0]).toBeCloseTo(2, 6)
    expect(pairs.separation[0]).toBeCloseTo(Math.sqrt(5), 6)
  })

  it('have rows that are alone, the most significant first', () => {
    const { onlyA, onlyB } = compareTables(a, b, 5)
    expect([...onlyA]).toEqual([2, 1])
    expect([...onlyB]).toEqual([0])
  })

  it('are on the sky or not', () => {
    expect(isOnSky(a)).toBe(true)
    expect(isOnSky(table([[Number.NaN, Number.NaN, 1, 1]]))).toBe(false)
  })
})

describe('the middle of values', () => {
  it('is not moved by a few that are far off, nor by those that are none', () => {
    const { middle, spread } = middleAndSpread([1, 2, 3, 4, 1e9, Number.NaN])
    expect(middle).toBe(3)
    expect(spread).toBeCloseTo(1.4826, 6)
  })

  it('moves with the values', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        const moved = middleAndSpread(values.map((value) => value + 8))
        expect(moved.middle).toBe(middleAndSpread(values).middle + 8)
        expect(moved.spread).toBeCloseTo(middleAndSpread(values).spread, 9)
      }),
    ))

  it('is none of no values', () => expect(middleAndSpread([]).middle).toBeNaN())
})

describe('a share of values', () => {
  it('does not exceed its quantile, and a smaller share does', () => {
    expect(quantile([5, 1, 4, 2, 3, Number.NaN], 0.6)).toBe(3)
    expect(quantile([7], 0.68)).toBe(7)
    expect(quantile([], 0.5)).toBeNaN()
  })
})
