// Axes lead from values to places and back, and their ticks are round numbers within them.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AxisScale, fitScale, placeOf, suitedKind, ticksOf, valueAt, zoomed } from '../../src/plots/axis-scale.ts'

const linear = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
  .map(([low, span]): AxisScale => ({ kind: 'linear', low, high: low + span }))
const log = fc
  .tuple(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true }))
  .map(([low, span]): AxisScale => ({ kind: 'log', low: 10 ** low, high: 10 ** (low + span) }))
const scales = fc.oneof(linear, log)
const places = fc.double({ min: 0, max: 1, noNaN: true })

describe('an axis', () => {
  it('leads from a place to a value and back', () => {
    fc.assert(
      fc.property(scales, places, (scale, place) => {
        expect(placeOf(scale, valueAt(scale, place))).toBeCloseTo(place, 6)
      }),
    )
  })

  it('keeps the value under the pointer where it is when zoomed', () => {
    fc.assert(
      fc.property(scales, places, fc.constantFrom(0.5, 1.25, 2), (scale, place, factor) => {
        const closer = zoomed(scale, factor, place)
        expect(placeOf(closer, valueAt(scale, place))).toBeCloseTo(place, 5)
      }),
    )
  })

  it('cannot show what is not there', () => {
    expect(placeOf({ kind: 'log', low: 1, high: 10 }, -1)).toBeNaN()
    expect(placeOf({ kind: 'linear', low: 1, high: 10 }, Number.NaN)).toBeNaN()
  })
})

describe('an axis that is fitted', () => {
  it('shows all values that count', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((value) => value === 0 || Math.abs(value) > 1e-200),
          { minLength: 1, maxLength: 50 },
        ),
        fc.constantFrom('linear', 'log'),
        (values, kind) => {
          const scale = fitScale(values, kind)
          expect(scale.high).toBeGreaterThan(scale.low)
          for (const value of values) {
            if (kind === 'log' && value <= 0) continue
            expect(placeOf(scale, value)).toBeGreaterThanOrEqual(-1e-9)
            expect(placeOf(scale, value)).toBeLessThanOrEqual(1 + 1e-9)
          }
        },
      ),
    )
  })

  it('leaves out what is filtered, null or not finite', () => {
    const { low, high } = fitScale([1, 2, 1000, Number.NaN, Infinity], 'linear', Uint8Array.of(1, 1, 0, 1, 1))
    expect([low > 0.9, high < 2.1]).toEqual([true, true])
  })

  it('has ends also for nothing at all, and for one value', () => {
    expect(fitScale([], 'log')).toEqual({ kind: 'log', low: 0.1, high: 10 })
    expect(fitScale([4, 4], 'linear')).toEqual({ kind: 'linear', low: 2, high: 6 })
    expect(fitScale([0], 'linear')).toEqual({ kind: 'linear', low: -0.5, high: 0.5 })
  })
})

describe('ticks', () => {
  const texts = (scale: AxisScale, wanted: number, factor?: number) =>
    ticksOf(scale, wanted, factor).flatMap(({ text }) => (text === '' ? [] : [text]))

  it.each([
    ['linear', 0, 10, 5, ['0', '2', '4', '6', '8', '10']],
    ['linear', -0.25, 0.3, 5, ['-0.2', '-0.1', '0', '0.1', '0.2', '0.3']],
    ['linear', 1e6, 3e6, 4, ['1e6', '1.5e6', '2e6', '2.5e6', '3e6']],
    ['log', 0.1, 1000, 6, ['0.1', '1', '10', '100', '1000']],
    ['log', 1, 100, 6, ['1', '2', '5', '10', '20', '50', '100']],
    ['log', 2, 8, 3, ['2', '4', '6', '8']],
    ['log', 1e-6, 1e6, 4, ['1e-6', '0.001', '1', '1000', '1e6']],
  ] as const)('of a %s axis from %f to %f are round', (kind, low, high, wanted, expected) => {
    expect(texts({ kind, low, high }, wanted)).toEqual(expected)
  })

  it('are round in the unit that is shown', () => {
    const ticks = ticksOf({ kind: 'linear', low: 0, high: 0.0021 }, 4, 1000)
    expect(ticks.map(({ text }) => text)).toEqual(['0', '0.5', '1.0', '1.5', '2.0'])
    expect(ticks[1].value).toBeCloseTo(0.0005)
  })

  it('lie within the axis and are not too many', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 2, max: 10 }), (scale, wanted) => {
        const ticks = ticksOf(scale, wanted)
        expect(ticks.length).toBeLessThan(700)
        for (const { value } of ticks) {
          expect(placeOf(scale, value)).toBeGreaterThan(-1e-3)
          expect(placeOf(scale, value)).toBeLessThan(1 + 1e-3)
        }
      }),
    )
  })
})

describe('the scale that suits values', () => {
  it('is logarithmic for positive ones over decades, and linear for others', () => {
    const fluxes = Array.from({ length: 100 }, (_, i) => 1e-3 * 1.1 ** i)
    expect(suitedKind(fluxes)).toBe('log')
    expect(suitedKind([...fluxes, -1])).toBe('linear')
    expect(suitedKind(Array.from({ length: 100 }, (_, i) => 250 + i))).toBe('linear')
    expect(suitedKind([Number.NaN])).toBe('linear')
  })
})
