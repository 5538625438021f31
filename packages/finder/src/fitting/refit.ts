// Changes a few components of an island and fits again only what stands near them: an island of hundreds costs what its parts cost.

import type { Component } from './component.ts'
import { subtract } from './normal-equations.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'
import { evaluate, LARGEST_SHAPE, LONGEST_WAY, type Solution, type SolveLimits, solve } from './solve.ts'

/** What a refit needs to know of the island. */
export interface RefitSite {
  readonly patch: Patch
  readonly filter: PointFilter
  readonly beamSigma: number
  readonly limits: SolveLimits
}

/** Components within this many beam standard deviations of a change are fitted again with it. */
const MOVING = 6

/** Components further apart than this, in standard deviations of what they share through the filter, do not feel one another. */
const FEELING = 5.3

/**
 * The best fit near by once `removed` are gone and `added` have come; those come first in the result. Components far away keep their
 * places; the objective is that of all.
 */
export function refit(site: RefitSite, current: Solution, removed: readonly Component[], added: readonly Component[]): Solution {
  const { patch, filter, limits, beamSigma } = site
  const seeds = [...removed, ...added]
  const near: Component[] = []
  const others: number[] = []
  current.components.forEach((one, k) => {
    if (removed.includes(one)) return
    if (seeds.some((seed) => Math.hypot(seed.x - one.x, seed.y - one.y) < MOVING * beamSigma)) near.push(one)
    else others.push(k)
  })
  const moving = [...added, ...near]
  const was = [...removed, ...near]
  const changing = [...moving, ...removed]
  const context: Component[] = []
  for (const k of others) if (changing.some((one) => feels(one, current.components[k], beamSigma))) context.push(current.components[k])
  const before = evaluate(patch, filter, was, limits.budget, current, context)
  const start = evaluate(patch, filter, moving, limits.budget, current, context)
  const after = moving.length === 0 ? start : solve(patch, filter, start, limits, context)
  return join(site, current, others, after, was, current.objective + after.objective - before.objective)
}

/** Whether a component that is about to move, and if free to grow, may come to feel another. */
function feels(moving: Component, other: Component, beamSigma: number): boolean {
  const distance = Math.hypot(moving.x - other.x, moving.y - other.y)
  const beam2 = beamSigma * beamSigma
  const growing = moving.free ? Math.max(LARGEST_SHAPE * beam2, 2 * moving.shape[0], 2 * moving.shape[2]) : 0
  const widest = 5 * beam2 + growing + Math.max(0, other.shape[0], other.shape[2])
  return distance < LONGEST_WAY * beamSigma + FEELING * Math.sqrt(widest)
}

/** One solution of the components that were fitted again, first, and of all others, whose residuals learn what has changed. */
function join(
  { filter }: RefitSite,
  current: Solution,
  others: readonly number[],
  after: Solution,
  was: readonly Component[],
  objective: number,
): Solution {
  const count = after.components.length + others.length
  const filtered = new Float64Array(count * 6)
  const residual = new Float64Array(count * 6)
  filtered.set(after.filtered)
  residual.set(after.residual)
  others.forEach((k, i) => {
    const at = (after.components.length + i) * 6
    const one = current.components[k]
    filtered.set(current.filtered.subarray(k * 6, k * 6 + 6), at)
    residual.set(current.residual.subarray(k * 6, k * 6 + 6), at)
    for (const gone of was) subtract(residual, at, one, gone, -gone.flux, filter.response, filter.beam)
    for (const come of after.components) subtract(residual, at, one, come, come.flux, filter.response, filter.beam)
  })
  return { components: [...after.components, ...others.map((k) => current.components[k])], filtered, residual, objective }
}
