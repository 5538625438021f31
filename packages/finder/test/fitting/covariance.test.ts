// The errors that a fit states, against the scatter of hundreds of fits to noise of the same kind.

import { describe, expect, it } from 'vitest'
import type { Component } from '../../src/fitting/component.ts'
import { parameterCovariance } from '../../src/fitting/covariance.ts'
import type { Covariance } from '../../src/fitting/gaussian-mixture.ts'
import { evaluate, solve } from '../../src/fitting/solve.ts'
import { extended, filterFor, patchOf, point } from '../patches.ts'
import { correlatedNoise, ellipse, type Picture, whiteNoise } from '../pictures.ts'

const beam = ellipse(4, 4)
const SIDE = 37
const PER_ROW = 20
const FITS = PER_ROW * PER_ROW
const MIDDLE = (SIDE - 1) / 2

const parameters = (one: Component): number[] => [one.flux, one.x, one.y, ...(one.free ? one.shape : [])]

/** Fits `truth` on every square of a map of noise; the columns of what was found, parameter by parameter. */
function fitted(noise: Picture, truth: readonly Component[], whiteFraction: number): number[][] {
  const filter = filterFor(beam, whiteFraction)
  const columns: number[][] = truth.flatMap(parameters).map(() => [])
  for (let square = 0; square < FITS; square++) {
    const x0 = (square % PER_ROW) * SIDE
    const y0 = Math.floor(square / PER_ROW) * SIDE
    const patch = patchOf(SIDE, SIDE, truth, beam, (x, y) => noise.pixels[(y0 + y) * noise.width + x0 + x])
    const budget = { evaluations: 1000 }
    const { components } = solve(patch, filter, evaluate(patch, filter, truth, budget), { iterations: 50, tolerance: 1e-6, budget })
    components.flatMap(parameters).forEach((value, p) => {
      columns[p].push(value)
    })
  }
  return columns
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

const noises = {
  correlated: { noise: () => correlatedNoise(SIDE * PER_ROW, SIDE * PER_ROW, 21), whiteFraction: 0 },
  white: { noise: () => whiteNoise(SIDE * PER_ROW, SIDE * PER_ROW, 22), whiteFraction: 1 },
}

const larger: Covariance = ellipse(4, 3, 30)
const truths: Readonly<Record<string, readonly Component[]>> = {
  'a point': [point(30, MIDDLE + 0.2, MIDDLE - 0.3)],
  'an extended source': [extended(100, MIDDLE + 0.2, MIDDLE - 0.3, larger)],
  'two points 1.2 beams apart': [point(40, MIDDLE - 2.4, MIDDLE), point(30, MIDDLE + 2.4, MIDDLE + 0.3)],
}

// A variance from 400 fits is known to 7 %; four times that.
const LEAST = 0.72
const MOST = 1.35

describe('parameterCovariance', () => {
  for (const [kind, { noise, whiteFraction }] of Object.entries(noises)) {
    for (const [name, truth] of Object.entries(truths)) {
      it(`states the scatter of ${name} in ${kind} noise`, () => {
        const columns = fitted(noise(), truth, whiteFraction)
        const stated = parameterCovariance(truth, filterFor(beam, whiteFraction), 1)
        columns.forEach((values, p) => {
          const ratio = variance(values) / (stated?.matrix[p * stated.size + p] ?? Number.NaN)
          expect(ratio, `parameter ${p}`).toBeGreaterThan(LEAST)
          expect(ratio, `parameter ${p}`).toBeLessThan(MOST)
        })
      })
    }
  }

  it('grows with the square of the noise', () => {
    const filter = filterFor(beam, 0)
    const one = parameterCovariance(truths['an extended source'], filter, 1)
    const three = parameterCovariance(truths['an extended source'], filter, 3)
    one?.matrix.forEach((value, i) => {
      expect(three?.matrix[i]).toBeCloseTo(9 * value, 9)
    })
  })

  it('is symmetric', () => {
    const found = parameterCovariance(truths['two points 1.2 beams apart'], filterFor(beam, 0.3), 1)
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < i; j++) expect(found?.matrix[i * 6 + j]).toBeCloseTo(found?.matrix[j * 6 + i] ?? Number.NaN, 10)
  })

  it('is not defined for two components on one spot', () => {
    const filter = filterFor(beam, 0)
    expect(parameterCovariance([point(3, 5, 5), point(3, 5, 5)], filter, 1)).toBeUndefined()
  })
})
