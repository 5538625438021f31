// Which rows a lasso caught: those whose centre is inside the polygon.

import type { Point } from '../camera/camera.ts'
import { ROW_STATE } from '../layers/catalogue-columns.ts'
import type { RowsToPick } from './pick-row.ts'
import { visitRuns } from './row-index.ts'

/** Rows whose centre is in a polygon of image pixels (even-odd), ascending; hidden ones are left out. */
export function rowsWithin({ columns, index, states }: RowsToPick, polygon: readonly Point[]): Uint32Array {
  if (polygon.length < 3) return new Uint32Array(0)
  const { x, y } = columns
  const corners = Float64Array.from(polygon.flatMap((corner) => [corner.x, corner.y]))
  const box = boxOf(polygon)
  const rows: number[] = []
  for (const one of index.classes) {
    visitRuns(one, box, (start, end) => {
      for (let i = start; i < end; i++) {
        const row = index.order[i]
        if (x[row] < box.x0 || x[row] > box.x1 || y[row] < box.y0 || y[row] > box.y1) continue
        if ((states[row] & ROW_STATE.hidden) === 0 && isInside(corners, x[row], y[row])) rows.push(row)
      }
    })
  }
  return Uint32Array.from(rows).sort()
}

/** Even-odd: whether a ray to the right crosses an odd number of edges (Shimrat 1962, Communications of the ACM 5, 434). */
export function isInside(corners: Float64Array, px: number, py: number): boolean {
  let inside = false
  const end = corners.length
  let [ax, ay] = [corners[end - 2], corners[end - 1]]
  for (let i = 0; i < end; i += 2) {
    const bx = corners[i]
    const by = corners[i + 1]
    if (ay > py !== by > py && px < ax + ((bx - ax) * (py - ay)) / (by - ay)) inside = !inside
    ax = bx
    ay = by
  }
  return inside
}

function boxOf(polygon: readonly Point[]) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of polygon) {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  return { x0, y0, x1, y1 }
}
