// Levenberg-Marquardt on the closed-form objective: moves components at once until nothing is gained.

import { factorise, solveFactorised } from './cholesky.ts'
import type { Component } from './component.ts'
import { FILTERED_LENGTH, filteredData } from './filtered-data.ts'
import { gradientOf, innerProducts, parameterOffsets, residualAt } from './normal-equations.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'

/** A set of components and what the data say of it. */
export interface Solution {
  readonly components: readonly Component[]
  /** Filtered data at each component, FILTERED_LENGTH numbers each. */
  readonly filtered: Float64Array
  /** The same with all components subtracted: see residualAt. */
  readonly residual: Float64Array
  /** Half the chi-square gained over an empty sky, before division by the squared noise of the filter. */
  readonly objective: number
}

/** What a solve may spend, shared by all solves of an island: a count of filter evaluations, so that a budget does not depend on the clock. */
export interface Budget {
  evaluations: number
}

/** How far a solve goes. */
export interface SolveLimits {
  readonly iterations: number
  /** Gain in the objective below which the fit has converged. */
  readonly tolerance: number
  readonly budget: Budget
}

const INITIAL_DAMPING = 1e-3
const LARGEST_DAMPING = 1e4

/** Evaluates a set of components without moving them. Those that `known` holds unchanged are not looked up in the data again. */
export function evaluate(patch: Patch, filter: PointFilter, components: readonly Component[], budget: Budget, known?: Solution): Solution {
  const filtered = new Float64Array(components.length * FILTERED_LENGTH)
  const residual = new Float64Array(components.length * FILTERED_LENGTH)
  for (let k = 0; k < components.length; k++) {
    const before = known === undefined ? -1 : known.components[k] === components[k] ? k : known.components.indexOf(components[k])
    if (before >= 0) {
      for (let i = 0; i < FILTERED_LENGTH; i++) filtered[k * FILTERED_LENGTH + i] = known!.filtered[before * FILTERED_LENGTH + i]
      continue
    }
    const { x, y, shape } = components[k]
    filteredData(patch, patch.data, filter, x, y, shape, filtered, k * FILTERED_LENGTH)
    budget.evaluations--
  }
  const objective = residualAt(components, filtered, filter.response, filter.beam, residual)
  return { components, filtered, residual, objective }
}

/**
 * Moves components to the nearest best fit: flux, position and, for free ones, shape together.
 *
 * @param start an evaluated set
 * @param movable which components may move; all when absent. The others still count in everybody's residual.
 */
export function solve(patch: Patch, filter: PointFilter, start: Solution, limits: SolveLimits, movable?: readonly number[]): Solution {
  const which = movable ?? start.components.map((_, k) => k)
  const subset = (solution: Solution): Component[] => which.map((k) => solution.components[k])
  const offsets = parameterOffsets(subset(start))
  const n = offsets[which.length]
  const information = new Float64Array(n * n)
  const damped = new Float64Array(n * n)
  const gradient = new Float64Array(n)
  const step = new Float64Array(n)
  let best = start
  let damping = INITIAL_DAMPING
  let fresh = true
  for (let iteration = 0; iteration < limits.iterations && limits.budget.evaluations > 0 && damping <= LARGEST_DAMPING; iteration++) {
    if (fresh) {
      innerProducts(subset(best), offsets, filter.response, filter.beam, information)
      gradientOf(best.components, which, offsets, best.residual, gradient)
      fresh = false
    }
    damped.set(information)
    for (let i = 0; i < n; i++) damped[i * n + i] *= 1 + damping
    step.set(gradient)
    if (!factorise(damped, n)) {
      damping = Math.max(damping * 10, INITIAL_DAMPING)
      continue
    }
    solveFactorised(damped, n, step)
    let promised = 0
    for (let i = 0; i < n; i++) promised += gradient[i] * step[i]
    const next = evaluate(patch, filter, moved(best.components, which, offsets, step, filter, patch), limits.budget, best)
    const gained = next.objective - best.objective
    if (gained > 0) {
      best = next
      damping = Math.max(damping / 10, 1e-9)
      fresh = true
    } else damping = Math.max(damping * 10, INITIAL_DAMPING)
    if (promised < limits.tolerance && gained < limits.tolerance) break
  }
  return best
}

/** Longest move of a position in one step, in standard deviations of the beam. */
const LONGEST_MOVE = 0.8

/** Least intrinsic covariance, as a multiple of the beam's: a little below zero, so that noise may make a point source look small. */
const SMALLEST_SHAPE = -0.25

/** Largest intrinsic variance along an axis: a Gaussian whose FWHM spans the patch. */
const largestShape = (patch: Patch): number => (Math.max(patch.width, patch.height) / 2.4) ** 2

function moved(
  components: readonly Component[],
  which: readonly number[],
  offsets: Int32Array,
  step: Float64Array,
  filter: PointFilter,
  patch: Patch,
): Component[] {
  const longest = LONGEST_MOVE * Math.sqrt(Math.sqrt(filter.beam[0] * filter.beam[2] - filter.beam[1] * filter.beam[1]))
  const result = components.slice()
  for (let w = 0; w < which.length; w++) {
    const component = components[which[w]]
    const row = offsets[w]
    const length = Math.hypot(step[row + 1], step[row + 2])
    const shrink = length > longest ? longest / length : 1
    const x = component.x + shrink * step[row + 1]
    const y = component.y + shrink * step[row + 2]
    result[which[w]] = component.free
      ? reshaped(component, x, y, step, row, filter, largestShape(patch))
      : { flux: component.flux + step[row], x, y, shape: component.shape, free: false }
  }
  return result
}

/** A free component after a step, shortened as often as it takes to keep the shape possible. */
function reshaped(
  component: Component,
  x: number,
  y: number,
  step: Float64Array,
  row: number,
  filter: PointFilter,
  largest: number,
): Component {
  const [xx, xy, yy] = component.shape
  for (let scale = 1; scale > 1e-3; scale /= 2) {
    const shape = [xx + scale * step[row + 3], xy + scale * step[row + 4], yy + scale * step[row + 5]] as const
    if (isAllowedShape(shape, filter, largest)) return { flux: component.flux + scale * step[row], x, y, shape, free: true }
  }
  return { ...component, x, y }
}

function isAllowedShape(shape: readonly [number, number, number], filter: PointFilter, largest: number): boolean {
  const xx = shape[0] - SMALLEST_SHAPE * filter.beam[0]
  const xy = shape[1] - SMALLEST_SHAPE * filter.beam[1]
  const yy = shape[2] - SMALLEST_SHAPE * filter.beam[2]
  return xx > 0 && yy > 0 && xx * yy > xy * xy && shape[0] < largest && shape[2] < largest
}
