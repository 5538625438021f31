// Exponents of measured times: recovered from power laws, grouped by what is held constant.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scalingExponent, scalingOf } from '../measuring/scaling.ts'

describe('scalingExponent', () => {
  it('recovers the exponent of any power law', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 1e-6, max: 10, noNaN: true }), (exponent, factor) => {
        const points = [1e3, 3e4, 5e5, 7e6].map((amount) => ({ amount, seconds: factor * amount ** exponent }))
        expect(scalingExponent(points)).toBeCloseTo(exponent, 9)
      }),
    ))

  it('has no answer for one amount', () => {
    expect(scalingExponent([{ amount: 5, seconds: 1 }])).toBeNaN()
  })
})

describe('scalingOf', () => {
  it('holds the density while pixels change, and the pixels while sources change', () => {
    const at = (side: number, density: number) => {
      const pixels = side * side
      const sources = pixels * density * 1e-6
      return { pixels, sources, density, wallSeconds: 1e-7 * pixels * density ** 0.5 }
    }
    const scaling = scalingOf([at(900, 250), at(3600, 250), at(900, 2500), at(3600, 2500), at(1800, 1000)])
    expect(scaling.againstPixels.map(({ density }) => density)).toEqual([250, 2500])
    for (const { exponent } of scaling.againstPixels) expect(exponent).toBeCloseTo(1, 9)
    expect(scaling.againstSources.map(({ pixels }) => pixels)).toEqual([810_000, 12_960_000])
    for (const { exponent } of scaling.againstSources) expect(exponent).toBeCloseTo(0.5, 9)
  })
})
