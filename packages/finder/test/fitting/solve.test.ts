// A solve finds what was drawn: points, larger shapes and blends, from a start that is only near.

import { describe, expect, it } from 'vitest'
import type { Component } from '../../src/fitting/component.ts'
import { evaluate, solve } from '../../src/fitting/solve.ts'
import { extended, filterFor, patchOf, point } from '../patches.ts'
import { ellipse } from '../pictures.ts'

const beam = ellipse(5, 4, 30)
const SIDE = 75
const fine = { iterations: 200, tolerance: 1e-9 }

function solved(truth: readonly Component[], start: readonly Component[], whiteFraction: number): readonly Component[] {
  const filter = filterFor(beam, whiteFraction)
  const patch = patchOf(SIDE, SIDE, truth, beam)
  const budget = { evaluations: 10_000 }
  return solve(patch, filter, evaluate(patch, filter, start, budget), { ...fine, budget }).components
}

function expectNear(found: readonly Component[], truth: readonly Component[], tolerance: number): void {
  expect(found.length).toBe(truth.length)
  truth.forEach((wanted, k) => {
    expect(Math.abs(found[k].flux / wanted.flux - 1)).toBeLessThan(tolerance)
    expect(Math.hypot(found[k].x - wanted.x, found[k].y - wanted.y)).toBeLessThan(tolerance)
    for (let i = 0; i < 3; i++) expect(Math.abs(found[k].shape[i] - wanted.shape[i])).toBeLessThan(20 * tolerance)
  })
}

describe('solve recovers what was drawn without noise', () => {
  for (const whiteFraction of [0, 1]) {
    describe(`with ${whiteFraction === 0 ? 'the filter for correlated' : 'the filter for white'} noise`, () => {
      it('a point source', () => {
        const truth = [point(8, 37.3, 36.6)]
        expectNear(solved(truth, [point(5, 38.4, 35.8)], whiteFraction), truth, 2e-3)
      })

      it('an extended source, from a point', () => {
        const truth = [extended(20, 36.6, 37.2, ellipse(6, 3, 100))]
        expectNear(solved(truth, [extended(8, 37, 37, [0, 0, 0])], whiteFraction), truth, 5e-3)
      })

      it('two points a beam apart', () => {
        const truth = [point(8, 35, 37), point(5, 39.4, 37.7)]
        expectNear(solved(truth, [point(6, 35.6, 36.8), point(6, 38.8, 38)], whiteFraction), truth, 1e-2)
      })

      it('a point beside an extended source', () => {
        const truth = [point(10, 31, 36), extended(25, 38, 38, ellipse(6, 4, 50))]
        expectNear(solved(truth, [point(9, 31.3, 36), extended(20, 38.5, 37.6, [1, 0, 1])], whiteFraction), truth, 1e-2)
      })
    })
  }

  it('leaves components beside it where they are, and sees their light', () => {
    const truth = [point(8, 34, 37), point(5, 38, 37)]
    const filter = filterFor(beam, 1)
    const patch = patchOf(SIDE, SIDE, truth, beam)
    const budget = { evaluations: 1000 }
    const fixed = [truth[1]]
    const start = evaluate(patch, filter, [point(6, 34.5, 37)], budget, undefined, fixed)
    expectNear(solve(patch, filter, start, { ...fine, budget }, fixed).components, [truth[0]], 2e-3)
  })

  it('never ends worse than it began, and stops when its budget is spent', () => {
    const filter = filterFor(beam, 0)
    const patch = patchOf(SIDE, SIDE, [point(8, 37, 37)], beam, (x, y) => Math.sin(x * 1.3) * Math.cos(y * 0.7))
    for (const evaluations of [1, 2, 5, 50]) {
      const budget = { evaluations }
      const start = evaluate(patch, filter, [point(1, 41, 33), extended(3, 36, 40, [3, 1, 3])], budget)
      const end = solve(patch, filter, start, { ...fine, budget })
      expect(end.objective).toBeGreaterThanOrEqual(start.objective)
      expect(budget.evaluations).toBeGreaterThan(-10)
    }
  })

  it('keeps shapes possible: the observed covariance stays positive', () => {
    const narrow = patchOf(SIDE, SIDE, [], beam, (x, y) => (x === 37 && y === 37 ? 50 : 0))
    const filter = filterFor(beam, 1)
    const budget = { evaluations: 1000 }
    const { components } = solve(narrow, filter, evaluate(narrow, filter, [extended(5, 37, 37, [1, 0, 1])], budget), { ...fine, budget })
    const [xx, xy, yy] = components[0].shape.map((value, i) => value + beam[i])
    expect(xx).toBeGreaterThan(0)
    expect(xx * yy - xy * xy).toBeGreaterThan(0)
  })
})
