// Each value is in one bin or beyond one end, and nothing is lost on the way.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AxisScale, placeOf } from '../../src/plots/axis-scale.ts'
import { type Binned, binned, countScale, rowsBetween, withTails } from '../../src/plots/histogram-bins.ts'

const unit: AxisScale = { kind: 'linear', low: 0, high: 1 }
const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((a, b) => a + b, 0)

describe('a histogram', () => {
  it('has the high end in its last bin, and tells what lies beyond', () => {
    const found = binned([0, 0.1, 0.5, 1, 1.1, -3, Number.NaN], unit, 2)
    expect([...Array.from(found.counts)]).toEqual([2, 2])
    expect(found).toMatchObject({ below: 1, above: 1, blank: 1 })
  })

  it('has bins of equal ratio on a log axis, below which is what is not positive', () => {
    const found = binned([1, 10, 100, 0, -5], { kind: 'log', low: 1, high: 1000 }, 3)
    expect([...Array.from(found.counts)]).toEqual([1, 1, 1])
    expect(found).toMatchObject({ below: 2, above: 0 })
  })

  it('counts only the rows that are asked for', () => {
    expect([...Array.from(binned([0.1, 0.9, 0.2], unit, 2, [0, 1]).counts)]).toEqual([1, 1])
  })

  it('loses no value, on whichever axis', () => {
    const values = fc.array(fc.oneof(fc.double({ noNaN: false }), fc.double({ min: -2, max: 2 })), { maxLength: 80 })
    fc.assert(
      fc.property(values, fc.constantFrom(unit, { kind: 'log', low: 0.01, high: 1 } as const), (given, scale) => {
        const { counts, below, above, blank } = binned(given, scale, 7)
        expect(sum(counts) + below + above + blank).toBe(given.length)
      }),
    )
  })

  it('selects rows between two values', () => {
    expect([...rowsBetween([3, 1, 2, Number.NaN], [3, 2, 1, 0], 1, 2)]).toEqual([2, 1])
  })
})

describe('the axes of a histogram', () => {
  const found = (below: number, above: number): Binned => ({ counts: [1, 2, 3, 4], below, above, blank: 0 })

  it('have room for a bar at each end beyond which there is something, however many bins there are', () => {
    expect(withTails(unit, found(1, 0))).toEqual({ kind: 'linear', low: -0.25, high: 1 })
    expect(withTails(unit, found(0, 9))).toEqual({ kind: 'linear', low: 0, high: 1.25 })
    const { high } = withTails(unit, { ...found(0, 1), counts: new Uint32Array(1000) })
    expect(high - 1).toBeGreaterThan(0.01)
    const log = withTails({ kind: 'log', low: 1, high: 1e4 }, found(1, 1))
    expect([log.low, log.high]).toEqual([expect.closeTo(0.1, 9), expect.closeTo(1e5, 3)])
  })

  it('show a bin of one, and the fullest one', () => {
    for (const kind of ['linear', 'log'] as const) {
      const scale = countScale(kind, [1, 0, 5000], 80_000)
      expect(placeOf(scale, 80_000)).toBeLessThan(1)
      expect(placeOf(scale, 1)).toBeGreaterThan(0)
    }
    expect(placeOf(countScale('log', [1, 5000]), 1)).toBeGreaterThan(0.05)
  })
})
