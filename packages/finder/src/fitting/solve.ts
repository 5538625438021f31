// Levenberg-Marquardt on the closed-form objective: moves components at once until nothing is gained.

import { beamSigma } from './beam-measures.ts'
import { factorise, solveFactorised } from './cholesky.ts'
import { type Component, makeComponent } from './component.ts'
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

/** What a search may spend, shared by all solves of an island: counted in filter evaluations, so that a budget does not depend on the clock. */
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

/** A step of n parameters costs n^3 over this in evaluations of the filter. */
const SOLVE_PER_EVALUATION = 12_000

const INITIAL_DAMPING = 1e-3
const LARGEST_DAMPING = 1e4

/**
 * Evaluates components without moving them. Those that `known` holds unchanged are not looked up in the data again.
 *
 * @param fixed others whose light is there too; the objective is then that of `components` beside them
 */
export function evaluate(
  patch: Patch,
  filter: PointFilter,
  components: readonly Component[],
  budget: Budget,
  known?: Solution,
  fixed: readonly Component[] = [],
): Solution {
  const length = components.length * FILTERED_LENGTH
  return evaluateInto(new Float64Array(length), new Float64Array(length), patch, filter, components, budget, known, fixed)
}

/** The same into arrays that the caller has: in the loop below nothing is allocated. */
function evaluateInto(
  filtered: Float64Array,
  residual: Float64Array,
  patch: Patch,
  filter: PointFilter,
  components: readonly Component[],
  budget: Budget,
  known: Solution | undefined,
  fixed: readonly Component[],
): Solution {
  for (let k = 0; k < components.length; k++) {
    const before = known === undefined ? -1 : known.components[k] === components[k] ? k : known.components.indexOf(components[k])
    if (known !== undefined && before >= 0) {
      for (let i = 0; i < FILTERED_LENGTH; i++) filtered[k * FILTERED_LENGTH + i] = known.filtered[before * FILTERED_LENGTH + i]
      continue
    }
    const { x, y, shape } = components[k]
    filteredData(patch, patch.data, filter, x, y, shape, filtered, k * FILTERED_LENGTH)
    budget.evaluations--
  }
  const objective = residualAt(components, fixed, filtered, filter.response, filter.beam, residual)
  return { components, filtered, residual, objective }
}

/** Scratch of a solve of n parameters: overwritten by every step, read by nobody else. */
interface Workspace {
  readonly information: Float64Array
  readonly damped: Float64Array
  readonly gradient: Float64Array
  readonly step: Float64Array
}

const workspaces = new Map<number, Workspace>()

/** Solves of more parameters than this are rare: their scratch is not kept. */
const LARGEST_KEPT = 96

function workspaceOf(n: number): Workspace {
  let known = workspaces.get(n)
  if (known === undefined) {
    known = {
      information: new Float64Array(n * n),
      damped: new Float64Array(n * n),
      gradient: new Float64Array(n),
      step: new Float64Array(n),
    }
    if (n <= LARGEST_KEPT) workspaces.set(n, known)
  }
  return known
}

/**
 * Moves components to the nearest best fit: flux, position and, for free ones, shape together.
 *
 * @param start evaluated beside the same `fixed` components
 */
export function solve(patch: Patch, filter: PointFilter, start: Solution, limits: SolveLimits, fixed: readonly Component[] = []): Solution {
  const offsets = parameterOffsets(start.components)
  const n = offsets[start.components.length]
  const { information, damped, gradient, step } = workspaceOf(n)
  const length = start.components.length * FILTERED_LENGTH
  // Two sets of arrays take turns: one holds the best so far, the other what is tried next.
  let spare: Pick<Solution, 'filtered' | 'residual'> = { filtered: new Float64Array(length), residual: new Float64Array(length) }
  const bounds = boundsOfAll(start.components, filter)
  let best = start
  let damping = INITIAL_DAMPING
  let fresh = true
  for (let iteration = 0; iteration < limits.iterations && limits.budget.evaluations > 0 && damping <= LARGEST_DAMPING; iteration++) {
    if (fresh) {
      innerProducts(best.components, offsets, filter.response, filter.beam, information)
      gradientOf(best.components, offsets, best.residual, gradient)
      fresh = false
    }
    limits.budget.evaluations -= (n * n * n) / SOLVE_PER_EVALUATION
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
    if (promised < limits.tolerance && damping <= INITIAL_DAMPING) break
    const moved = moveAll(best.components, bounds, step, offsets, filter)
    const next = evaluateInto(spare.filtered, spare.residual, patch, filter, moved, limits.budget, best, fixed)
    const gained = next.objective - best.objective
    if (gained > 0) {
      spare = best === start ? { filtered: new Float64Array(length), residual: new Float64Array(length) } : best
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

/** How far from where it started a component may go, in standard deviations of the beam: whatever lies beyond is another source. */
export const LONGEST_WAY = 3.5

/** Least intrinsic covariance, as a multiple of the beam's: a little below zero, so that noise may make a point source look small. */
const SMALLEST_SHAPE = -0.25

/** How large an intrinsic covariance may become in one solve, as a multiple of the beam's: larger ones grow in several. */
export const LARGEST_SHAPE = 16

/** Where a component may go. */
interface Bounds {
  readonly x: number
  readonly y: number
  readonly way: number
  readonly step: number
  readonly largest: number
}

// Lists of components grow by push wherever fits make them: what `map` gives, once it is compiled, is another kind of array to the engine,
// for which everything here would be compiled once more.

function boundsOfAll(components: readonly Component[], filter: PointFilter): Bounds[] {
  const bounds: Bounds[] = []
  for (let k = 0; k < components.length; k++) bounds.push(boundsOf(components[k], filter))
  return bounds
}

function moveAll(
  components: readonly Component[],
  bounds: readonly Bounds[],
  step: Float64Array,
  offsets: Int32Array,
  filter: PointFilter,
): Component[] {
  const moved: Component[] = []
  for (let k = 0; k < components.length; k++) moved.push(move(components[k], bounds[k], step, offsets[k], filter))
  return moved
}

function boundsOf({ x, y, shape }: Component, { beam }: PointFilter): Bounds {
  const sigma = beamSigma(beam)
  const largest = Math.max(LARGEST_SHAPE * Math.max(beam[0], beam[2]), 2 * shape[0], 2 * shape[2])
  return { x, y, way: LONGEST_WAY * sigma, step: LONGEST_MOVE * sigma, largest }
}

function move(component: Component, bounds: Bounds, step: Float64Array, row: number, filter: PointFilter): Component {
  const length = Math.hypot(step[row + 1], step[row + 2])
  const shrink = length > bounds.step ? bounds.step / length : 1
  let x = component.x + shrink * step[row + 1]
  let y = component.y + shrink * step[row + 2]
  const gone = Math.hypot(x - bounds.x, y - bounds.y)
  if (gone > bounds.way) {
    x = bounds.x + ((x - bounds.x) * bounds.way) / gone
    y = bounds.y + ((y - bounds.y) * bounds.way) / gone
  }
  return component.free
    ? reshaped(component, x, y, step, row, filter, bounds.largest)
    : makeComponent(component.flux + step[row], x, y, component.shape, false)
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
    if (isAllowedShape(shape, filter, largest)) return makeComponent(component.flux + scale * step[row], x, y, shape, true)
  }
  return makeComponent(component.flux, x, y, component.shape, true)
}

function isAllowedShape(shape: readonly [number, number, number], filter: PointFilter, largest: number): boolean {
  const xx = shape[0] - SMALLEST_SHAPE * filter.beam[0]
  const xy = shape[1] - SMALLEST_SHAPE * filter.beam[1]
  const yy = shape[2] - SMALLEST_SHAPE * filter.beam[2]
  return xx > 0 && yy > 0 && xx * yy > xy * xy && shape[0] < largest && shape[2] < largest
}
