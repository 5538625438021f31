// The score that says whether a point source is larger than the beam, against the gain of really fitting a shape.

import { describe, expect, it } from 'vitest'
import { designPointFilter } from '../../src/fitting/point-filter.ts'
import { makeShapeScore } from '../../src/fitting/shape-score.ts'
import { evaluate, solve } from '../../src/fitting/solve.ts'
import { extended, filterFor, patchOf, point } from '../patches.ts'
import { correlatedNoise, ellipse, whiteNoise } from '../pictures.ts'

const beam = ellipse(5, 5)
const SIDE = 61
const filter = filterFor(beam, 0)
const score = makeShapeScore(filter)

/** The best point source for a Gaussian of a given intrinsic size, and what a free shape would gain. */
function fits(size: number, angle = 0) {
  const patch = patchOf(SIDE, SIDE, [extended(100, 30.2, 29.7, ellipse(size, 0.7 * size, angle))], beam)
  const limits = { iterations: 100, tolerance: 1e-9, budget: { evaluations: 1000 } }
  const asPoint = solve(patch, filter, evaluate(patch, filter, [point(90, 30, 30)], limits.budget), limits)
  const start = { ...asPoint.components[0], free: true }
  const asShape = solve(patch, filter, evaluate(patch, filter, [start], limits.budget), limits)
  return { asPoint, gained: 2 * (asShape.objective - asPoint.objective) }
}

describe('the shape score', () => {
  it('foresees the gain of a shape for a source a little larger than the beam, whichever way it lies', () => {
    for (const angle of [0, 30, 90, 145]) {
      const { asPoint, gained } = fits(1.5, angle)
      expect(score.gain(asPoint.residual, 0) / gained).toBeGreaterThan(0.7)
      expect(score.gain(asPoint.residual, 0) / gained).toBeLessThan(1.4)
    }
  })

  it('is next to nothing for a point, and grows with the size', () => {
    const gains = [0.01, 1, 2, 4].map((size) => score.gain(fits(size).asPoint.residual, 0))
    expect(gains[0]).toBeLessThan(0.02 * gains[1])
    expect(gains[1]).toBeLessThan(gains[2])
    expect(gains[2]).toBeLessThan(gains[3])
  })

  it('reads the residual of the component that is asked for', () => {
    const { asPoint } = fits(2)
    const shifted = new Float64Array(12)
    shifted.set(asPoint.residual, 6)
    expect(score.gain(shifted, 6)).toBe(score.gain(asPoint.residual, 0))
    expect(score.gain(shifted, 0)).toBe(0)
  })
})

describe('the share of the noise that gains by shape have', () => {
  it('is what a point in noise gains on average, a third for each number of a shape', () => {
    const squares = 12
    for (const [whiteFraction, noise] of [
      [0, correlatedNoise(SIDE * squares, SIDE * squares, 81, 1, 5)],
      [1, whiteNoise(SIDE * squares, SIDE * squares, 82)],
    ] as const) {
      const own = filterFor(beam, whiteFraction)
      const { gain, noiseShare } = makeShapeScore(own)
      let sum = 0
      for (let square = 0; square < squares * squares; square++) {
        const [x0, y0] = [(square % squares) * SIDE, Math.floor(square / squares) * SIDE]
        const patch = patchOf(SIDE, SIDE, [point(100, 30, 30)], beam, (x, y) => noise.pixels[(y0 + y) * noise.width + x0 + x])
        const budget = { evaluations: 1000 }
        const start = evaluate(patch, own, [point(100, 30, 30)], budget)
        sum += gain(solve(patch, own, start, { iterations: 50, tolerance: 1e-7, budget }).residual, 0)
      }
      // The mean of 144 chi-squares of 3 degrees of freedom is known to 7 %.
      const ratio = sum / (squares * squares) / (3 * noiseShare * own.noiseFactor ** 2)
      expect(Math.abs(ratio - 1), `white ${whiteFraction}`).toBeLessThan(0.25)
    }
  })

  it('is all of it where noise knows no beam, and the less the more the filter holds back', () => {
    expect(makeShapeScore(filterFor(beam, 1)).noiseShare).toBeCloseTo(1, 9)
    const shares = [0.02, 0.2, 1].map(
      (regularisation) => makeShapeScore(designPointFilter(beam, { whiteFraction: 0, regularisation })).noiseShare,
    )
    expect(shares[1]).toBeLessThan(shares[0])
    expect(shares[2]).toBeLessThan(shares[1])
  })
})

describe('the limit of the size', () => {
  it('falls as the root of the signal to noise for a point', () => {
    const { asPoint } = fits(0.01)
    const { flux } = asPoint.components[0]
    const limits = [1, 4, 16].map((noise) => score.sizeLimit(asPoint.residual, 0, flux, noise))
    expect(limits[1] / limits[0]).toBeCloseTo(2, 1)
    expect(limits[2] / limits[1]).toBeCloseTo(2, 1)
  })

  it('is not smaller than the size that the source has', () => {
    for (const size of [0.7, 1, 1.5]) {
      const { asPoint } = fits(size)
      expect(score.sizeLimit(asPoint.residual, 0, asPoint.components[0].flux, 1e-6)).toBeGreaterThan((0.7 * size) / 5)
    }
  })

  it('is a number however the residual may look', () => {
    expect(score.sizeLimit(Float64Array.of(0, 0, 0, -50, 3, -50), 0, 10, 1)).toBeGreaterThanOrEqual(0)
  })
})
