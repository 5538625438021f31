// One point source alone, which most islands are: its normal equations are constants of the filter, so no matrix is set up.

import { type Component, POINT_SHAPE, pointSource } from './component.ts'
import { FILTERED_LENGTH, filteredData } from './filtered-data.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'
import type { Solution, SolveLimits } from './solve.ts'

/** Longest step of the position as a multiple of the beam's standard deviation along x. */
const LONGEST_STEP = 0.8

/** Moves a single point source to the nearest best fit: the same as `solve`, for one component of the beam's shape. */
export function solvePoint(patch: Patch, filter: PointFilter, start: Component, limits: SolveLimits): Solution {
  const [qxx, qxy, qyy] = filter.curvature
  const det = qxx * qyy - qxy * qxy
  const longest = LONGEST_STEP * Math.sqrt(Math.min(filter.beam[0], filter.beam[2]))
  let { x, y } = start
  let filtered: Float64Array = new Float64Array(FILTERED_LENGTH)
  filteredData(patch, patch.data, filter, x, y, POINT_SHAPE, filtered, 0)
  limits.budget.evaluations--
  // At a given place the best flux is the filtered value itself: the response is 1 at its centre.
  let next: Float64Array = new Float64Array(FILTERED_LENGTH)
  for (let iteration = 0; iteration < limits.iterations && limits.budget.evaluations > 0; iteration++) {
    const flux = filtered[0]
    const gx = filtered[1]
    const gy = filtered[2]
    let dx = -(qyy * gx - qxy * gy) / (det * flux)
    let dy = -(qxx * gy - qxy * gx) / (det * flux)
    const promised = flux * (gx * dx + gy * dy)
    if (!(promised >= limits.tolerance)) break
    const length = Math.hypot(dx, dy)
    if (length > longest) {
      dx *= longest / length
      dy *= longest / length
    }
    let isBetter = false
    for (let halving = 0; halving < 5 && !isBetter; halving++) {
      filteredData(patch, patch.data, filter, x + dx, y + dy, POINT_SHAPE, next, 0)
      limits.budget.evaluations--
      isBetter = next[0] > flux
      if (!isBetter) {
        dx /= 2
        dy /= 2
      }
    }
    if (!isBetter) break
    x += dx
    y += dy
    const spare = filtered
    filtered = next
    next = spare
  }
  const component = pointSource(filtered[0], x, y)
  return { components: [component], filtered, residual: residualOf(filtered, filter), objective: 0.5 * filtered[0] * filtered[0] }
}

/** What the fitted source leaves: nothing in value and slope, its curvature less that of the response. */
function residualOf(filtered: Float64Array, { curvature }: PointFilter): Float64Array {
  const flux = filtered[0]
  return Float64Array.of(
    0,
    filtered[1],
    filtered[2],
    filtered[3] - flux * curvature[0],
    filtered[4] - flux * curvature[1],
    filtered[5] - flux * curvature[2],
  )
}
