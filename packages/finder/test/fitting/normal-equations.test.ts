// The normal equations of a fit, against differences of its objective.

import { describe, expect, it } from 'vitest'
import type { Component } from '../../src/fitting/component.ts'
import { type Covariance, mixtureDerivatives } from '../../src/fitting/gaussian-mixture.ts'
import { gradientOf, innerProducts, parameterOffsets, residualAt } from '../../src/fitting/normal-equations.ts'
import { evaluate } from '../../src/fitting/solve.ts'
import { extended, filterFor, patchOf, point } from '../patches.ts'
import { ellipse, whiteNoise } from '../pictures.ts'

const beam = ellipse(5, 3.6, 40)
const filter = filterFor(beam, 1)
const components: readonly Component[] = [
  point(10, 25.3, 24.6),
  extended(25, 30.1, 26.2, ellipse(5, 3, 70)),
  extended(6, 22, 30.5, ellipse(2, 1.5, 10)),
]
const SIDE = 55
const noise = whiteNoise(SIDE, SIDE, 5).pixels
const patch = patchOf(SIDE, SIDE, [point(12, 25, 25), point(20, 30, 27)], beam, (x, y) => noise[y * SIDE + x])

/** A component after a change of its p-th parameter: flux, x, y, xx, xy, yy. */
function changed(one: Component, p: number, by: number): Component {
  const shape = one.shape.map((value, i) => value + (p === 3 + i ? by : 0)) as unknown as Covariance
  return { ...one, flux: one.flux + (p === 0 ? by : 0), x: one.x + (p === 1 ? by : 0), y: one.y + (p === 2 ? by : 0), shape }
}

const parametersOf = (one: Component): number => (one.free ? 6 : 3)
const H = 1e-3

describe('the normal equations', () => {
  it('count three parameters for a point and six for a free shape', () => {
    expect([...parameterOffsets(components)]).toEqual([0, 3, 9, 15])
  })

  it('have the gradient of the objective', () => {
    const offsets = parameterOffsets(components)
    const budget = { evaluations: 1e9 }
    const here = evaluate(patch, filter, components, budget)
    const gradient = new Float64Array(15)
    gradientOf(components, offsets, here.residual, gradient)
    components.forEach((one, k) => {
      for (let p = 0; p < parametersOf(one); p++) {
        const at = (by: number): number => evaluate(patch, filter, components.with(k, changed(one, p, by)), budget).objective
        const difference = (at(H) - at(-H)) / (2 * H)
        expect(Math.abs(gradient[offsets[k] + p] - difference)).toBeLessThan(1e-4 * (1 + Math.abs(difference)))
      }
    })
  })

  it('have the same gradient for some components beside others that stay as they are', () => {
    const budget = { evaluations: 100 }
    const all = new Float64Array(15)
    gradientOf(components, parameterOffsets(components), evaluate(patch, filter, components, budget).residual, all)
    const moving = [components[0], components[2]]
    const some = new Float64Array(9)
    const beside = evaluate(patch, filter, moving, budget, undefined, [components[1]])
    gradientOf(moving, parameterOffsets(moving), beside.residual, some)
    for (const [i, value] of [...all.subarray(0, 3), ...all.subarray(9)].entries()) expect(some[i]).toBeCloseTo(value, 9)
  })

  it('have the inner products of the derivatives of the components', () => {
    const offsets = parameterOffsets(components)
    const n = offsets[components.length]
    const matrix = new Float64Array(n * n)
    innerProducts(components, offsets, filter.response, beam, matrix)
    // The inner product of two components under the response; its mixed second difference is that of their derivatives.
    const product = (one: Component, other: Component): number => {
      const out = new Float64Array(15)
      const extra = one.shape.map((value, i) => value + other.shape[i]) as unknown as Covariance
      mixtureDerivatives(filter.response, beam, extra, one.x - other.x, one.y - other.y, 0, out)
      return one.flux * other.flux * out[0]
    }
    components.forEach((one, k) => {
      components.forEach((other, l) => {
        for (let p = 0; p < parametersOf(one); p++) {
          for (let q = 0; q < parametersOf(other); q++) {
            const at = (u: number, v: number): number => product(changed(one, p, u), changed(other, q, v))
            const difference = (at(H, H) - at(H, -H) - at(-H, H) + at(-H, -H)) / (4 * H * H)
            expect(Math.abs(matrix[(offsets[k] + p) * n + offsets[l] + q] - difference)).toBeLessThan(1e-3 * (1 + Math.abs(difference)))
          }
        }
      })
    })
  })

  it('leave nothing at components that are exactly what the data hold', () => {
    const clean = patchOf(71, 71, [point(10, 33, 35), point(4, 37.5, 36)], beam)
    const wide = filterFor(beam, 1)
    const found = evaluate(clean, wide, [point(10, 33, 35), point(4, 37.5, 36)], { evaluations: 9 })
    for (const value of found.residual) expect(Math.abs(value)).toBeLessThan(1e-2)
  })
})

describe('residualAt', () => {
  it('gives half the gain over an empty sky: filtered data times flux, less half the model with itself', () => {
    const one = point(3, 10, 10)
    const residual = new Float64Array(6)
    const objective = residualAt([one], [], Float64Array.of(5, 0, 0, 0, 0, 0), filter.response, beam, residual)
    expect(objective).toBeCloseTo(3 * 5 - 0.5 * 3 * 3, 9)
    expect(residual[0]).toBeCloseTo(5 - 3, 9)
  })
})
