// Errors of summed fluxes, against the scatter of hundreds of sums.

import { describe, expect, it } from 'vitest'
import { FluxSums } from '../../src/catalogue/flux-sums.ts'
import { parameterCovariance } from '../../src/fitting/covariance.ts'
import { evaluate, solve } from '../../src/fitting/solve.ts'
import { filterFor, patchOf, point } from '../patches.ts'
import { correlatedNoise, ellipse } from '../pictures.ts'

const beam = ellipse(4, 4)
const filter = filterFor(beam, 0)
const sums = new FluxSums({ beam, whiteFraction: 0, regularisation: 0.02 })
const SIDE = 37
const noise = correlatedNoise(SIDE * 18, SIDE * 18, 71)

/** Two points a distance apart: the scatter of their summed fluxes in noise, and what is stated for it. */
function sumOfPair(distance: number): { scatter: number; stated: number; independent: number } {
  const truth = [point(60, 18 - distance / 2, 18), point(50, 18 + distance / 2, 18)]
  const found = Array.from({ length: 324 }, (_, square) => {
    const [x0, y0] = [(square % 18) * SIDE, Math.floor(square / 18) * SIDE]
    const patch = patchOf(SIDE, SIDE, truth, beam, (x, y) => noise.pixels[(y0 + y) * noise.width + x0 + x])
    const budget = { evaluations: 1000 }
    const { components } = solve(patch, filter, evaluate(patch, filter, truth, budget), { iterations: 50, tolerance: 1e-6, budget })
    return components[0].flux + components[1].flux - 110
  })
  const { matrix = [], size = 0 } = parameterCovariance(truth, filter, 1) ?? {}
  const errors = [Math.sqrt(matrix[0]), Math.sqrt(matrix[3 * size + 3])]
  const scatter = Math.sqrt(found.reduce((sum, difference) => sum + difference * difference, 0) / found.length)
  return { scatter, stated: sums.errorOfSum(truth, errors), independent: Math.hypot(...errors) }
}

describe('the error of a sum of fluxes', () => {
  it('is the scatter of the sum', () => {
    for (const distance of [3, 4, 6]) {
      const { scatter, stated } = sumOfPair(distance)
      expect(stated / scatter, `${distance} pixels apart`).toBeGreaterThan(0.85)
      expect(stated / scatter, `${distance} pixels apart`).toBeLessThan(1.18)
    }
  })

  it('is less than that of independent fluxes where two sources share their light out', () => {
    const { stated, independent } = sumOfPair(1.8)
    expect(stated).toBeLessThan(0.6 * independent)
  })

  it('is that of independent fluxes where sources are strangers, on one spot, or too many', () => {
    const strangers = [point(40, 0, 0), point(30, 200, 0)]
    const twins = [point(40, 5, 5), point(30, 5, 5)]
    const crowd = Array.from({ length: 30 }, (_, i) => point(10, 3 * i, 0))
    expect(sums.errorOfSum(strangers, [3, 4])).toBeCloseTo(5, 9)
    expect(sums.errorOfSum(twins, [3, 4])).toBeCloseTo(5, 9)
    expect(
      sums.errorOfSum(
        crowd,
        crowd.map(() => 2),
      ),
    ).toBeCloseTo(2 * Math.sqrt(30), 9)
  })

  it('grows with the errors that are stated', () => {
    const pair = [point(40, 16, 18), point(30, 20, 18)]
    expect(sums.errorOfSum(pair, [2, 2])).toBeCloseTo(2 * sums.errorOfSum(pair, [1, 1]), 9)
  })
})
