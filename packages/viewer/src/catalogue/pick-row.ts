// Which row is under the pointer: the smallest ellipse around it, small ones made large enough to be hit.

import type { CatalogueColumns } from '../layers/catalogue-columns.ts'
import { ROW_STATE } from '../layers/catalogue-columns.ts'
import { type RowIndex, visitRuns } from './row-index.ts'

/** A catalogue that can be asked for rows. */
export interface RowsToPick {
  readonly columns: CatalogueColumns
  readonly index: RowIndex
  /** One byte a row; hidden rows are not found. */
  readonly states: Uint8Array
}

/**
 * The row whose ellipse contains a place of the image, the smallest one if there are several, the nearest of equals.
 *
 * @param reach - semi-axes count as at least this long, image pixels
 */
export function pickRow({ columns, index, states }: RowsToPick, px: number, py: number, reach: number): number | undefined {
  const { x, y, major, minor, angle } = columns
  let picked: number | undefined
  let least = Infinity
  let nearest = Infinity
  for (const one of index.classes) {
    const far = Math.max(one.largest / 2, reach)
    visitRuns(one, { x0: px - far, y0: py - far, x1: px + far, y1: py + far }, (start, end) => {
      for (let i = start; i < end; i++) {
        const row = index.order[i]
        if ((states[row] & ROW_STATE.hidden) !== 0) continue
        const [dx, dy] = [px - x[row], py - y[row]]
        const distance = dx * dx + dy * dy
        if (distance > far * far * 1.000001) continue
        const a = Math.max(one.largest === 0 ? 0 : major[row] / 2, reach)
        const b = Math.max(one.largest === 0 ? 0 : minor[row] / 2, reach)
        if (a * b > least || (a * b === least && distance >= nearest)) continue
        const turn = (angle[row] * Math.PI) / 180 || 0
        const along = (dx * Math.cos(turn) + dy * Math.sin(turn)) / a
        const across = (dy * Math.cos(turn) - dx * Math.sin(turn)) / b
        if (along * along + across * across > 1) continue
        picked = row
        least = a * b
        nearest = distance
      }
    })
  }
  return picked
}
