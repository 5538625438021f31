// The algebra under the fit: derivatives of sums of Gaussians against differences of their values.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Covariance, derivativeIndex, type GaussianMixture, mixtureDerivatives } from '../../src/fitting/gaussian-mixture.ts'
import { ellipse, profile } from '../pictures.ts'

const covariance = (): fc.Arbitrary<Covariance> =>
  fc
    .tuple(
      fc.double({ min: 1, max: 8, noNaN: true }),
      fc.double({ min: 0.4, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 180, noNaN: true }),
    )
    .map(([major, ratio, angle]) => ellipse(2.3548 * major, 2.3548 * major * ratio, angle))

const mixture = (): fc.Arbitrary<GaussianMixture> =>
  fc
    .array(fc.tuple(fc.constantFrom(-2, -0.5, 0.3, 1, 3), fc.double({ min: 1, max: 4, noNaN: true })), { minLength: 1, maxLength: 4 })
    .map((members) => ({
      weights: Float64Array.from(members, ([weight]) => weight),
      scales: Float64Array.from(members, ([, scale]) => scale),
    }))

const offset = () => fc.double({ min: -10, max: 10, noNaN: true })

function derivatives(sum: GaussianMixture, base: Covariance, extra: Covariance, dx: number, dy: number, order = 4): Float64Array {
  const out = new Float64Array(15).fill(Number.NaN)
  mixtureDerivatives(sum, base, extra, dx, dy, order, out)
  return out
}

describe('mixtureDerivatives', () => {
  it('gives the value of the plain formula', () =>
    fc.assert(
      fc.property(mixture(), covariance(), covariance(), offset(), offset(), (sum, base, extra, dx, dy) => {
        let expected = 0
        let scale = 0
        sum.weights.forEach((weight, i) => {
          const [xx, xy, yy] = [0, 1, 2].map((k) => sum.scales[i] * base[k] + extra[k])
          const norm = 1 / (2 * Math.PI * Math.sqrt(xx * yy - xy * xy))
          expected += weight * norm * profile([xx, xy, yy], dx, dy)
          scale += Math.abs(weight) * norm
        })
        expect(Math.abs(derivatives(sum, base, extra, dx, dy)[0] - expected)).toBeLessThanOrEqual(1e-12 * scale)
      }),
    ))

  it('gives derivatives that are the differences of those one order lower', () =>
    fc.assert(
      fc.property(mixture(), covariance(), offset(), offset(), (sum, base, dx, dy) => {
        const extra: Covariance = [0, 0, 0]
        const here = derivatives(sum, base, extra, dx, dy)
        const h = 1e-4
        const right = derivatives(sum, base, extra, dx + h, dy)
        const left = derivatives(sum, base, extra, dx - h, dy)
        const above = derivatives(sum, base, extra, dx, dy + h)
        const below = derivatives(sum, base, extra, dx, dy - h)
        const scale = sum.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
        for (let i = 0; i < 4; i++) {
          for (let j = 0; i + j < 4; j++) {
            const lower = derivativeIndex(i, j)
            const byX = (right[lower] - left[lower]) / (2 * h)
            const byY = (above[lower] - below[lower]) / (2 * h)
            expect(Math.abs(here[derivativeIndex(i + 1, j)] - byX)).toBeLessThan(1e-4 * scale)
            expect(Math.abs(here[derivativeIndex(i, j + 1)] - byY)).toBeLessThan(1e-4 * scale)
          }
        }
      }),
    ))

  it('gives every order a place of its own', () => {
    const places = new Set<number>()
    for (let i = 0; i <= 4; i++) for (let j = 0; i + j <= 4; j++) places.add(derivativeIndex(i, j))
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, i) => i))
  })

  it('gives the same for a lower order, and nothing above it', () => {
    const sum = { weights: Float64Array.of(1, -0.4), scales: Float64Array.of(1, 2.5) }
    const all = derivatives(sum, ellipse(5, 3, 20), [1, 0.3, 2], 1.5, -0.7)
    for (let order = 0; order <= 4; order++) {
      const filled = ((order + 1) * (order + 2)) / 2
      const some = derivatives(sum, ellipse(5, 3, 20), [1, 0.3, 2], 1.5, -0.7, order)
      expect(some.subarray(0, filled)).toEqual(all.subarray(0, filled))
      expect(some.subarray(filled).every((value) => value === 0)).toBe(true)
    }
  })
})
