// A refit of a few components among many: the same fit as that of all, at the price of those near by.

import { describe, expect, it } from 'vitest'
import type { Component } from '../../src/fitting/component.ts'
import { refit } from '../../src/fitting/refit.ts'
import { evaluate, type Solution, solve } from '../../src/fitting/solve.ts'
import { extended, filterFor, patchOf, point } from '../patches.ts'
import { ellipse } from '../pictures.ts'

const beam = ellipse(4, 4)
const filter = filterFor(beam, 0)
const truth = [point(30, 20, 20), point(20, 23.5, 21), extended(50, 40, 22, ellipse(5, 3, 30)), point(25, 95, 60), point(15, 99, 63)]
const patch = patchOf(120, 80, truth, beam)

/** A site with a budget of its own. */
function site() {
  const budget = { evaluations: 1e6 }
  return { patch, filter, beamSigma: Math.sqrt(beam[0]), limits: { iterations: 200, tolerance: 1e-10, budget } }
}

const evaluated = (components: readonly Component[]): Solution => evaluate(patch, filter, components, { evaluations: 1e6 })

/** What a solution says, against what evaluating its components anew says. */
function expectConsistent(found: Solution): void {
  const anew = evaluated(found.components)
  expect(found.objective / anew.objective).toBeCloseTo(1, 6)
  found.residual.forEach((value, i) => {
    expect(Math.abs(value - anew.residual[i])).toBeLessThan(1e-6)
  })
}

describe('a refit', () => {
  it('adds what is missing and lets its neighbours move', () => {
    const start = evaluated([point(45, 21, 20.3), ...truth.slice(2)])
    const found = refit(site(), start, [], [point(10, 24, 21)])
    expect(found.components.length).toBe(5)
    expect(found.components[0].flux).toBeCloseTo(20, 1)
    expect(found.components[1].flux).toBeCloseTo(30, 1)
    expect(found.objective).toBeGreaterThan(start.objective)
    expectConsistent(found)
  })

  it('leaves what stands far away exactly as it was', () => {
    const far = [point(24, 95.2, 60), point(16, 99, 63.1)]
    const found = refit(site(), evaluated([point(45, 21, 20.3), truth[2], ...far]), [], [point(10, 24, 21)])
    for (const one of far) expect(found.components).toContain(one)
    expectConsistent(found)
  })

  it('takes components away, and lets those beside them have the place', () => {
    const start = evaluated(truth)
    const found = refit(site(), start, [truth[1]], [])
    expect(found.components.length).toBe(4)
    expect(found.objective).toBeLessThan(start.objective)
    const heir = found.components.find((one) => Math.hypot(one.x - 20, one.y - 20) < 3)
    expect(heir?.x).toBeGreaterThan(20.2)
    expectConsistent(found)
  })

  it('is as good as a solve of all', () => {
    const start = evaluated([point(25, 20.5, 20), point(25, 23, 21), ...truth.slice(2)])
    const all = solve(patch, filter, start, site().limits)
    const some = refit(site(), start, [start.components[0]], [start.components[0]])
    expect(some.objective / all.objective).toBeCloseTo(1, 6)
  })

  it('costs what the neighbours cost', () => {
    const row = Array.from({ length: 8 }, (_, i) => point(20, 10 + 14 * i, 40))
    const crowd = patchOf(120, 80, row, beam)
    const costOf = (moved: readonly Component[]): number => {
      const one = { ...site(), patch: crowd }
      refit(
        one,
        evaluate(crowd, filter, row, { evaluations: 1e6 }),
        moved,
        moved.map((component) => ({ ...component, flux: 15 })),
      )
      return 1e6 - one.limits.budget.evaluations
    }
    expect(costOf([row[0]])).toBeLessThan(0.5 * costOf(row))
  })
})
