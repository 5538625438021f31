// Components of the catalogue around a box: what a fit subtracts or leaves in place. Few of them go to the worker, however large the catalogue.

import type { ImageBox } from '@cirasa/viewer'
import type { PeakedColumns } from '../../preview/preview-messages.ts'

/** How far outside of the box a component still counts, pixels. */
const AROUND = 64

/** The rows of some columns that lie in a box or near it. */
export function nearComponents({ x, y, major, minor, angle, peak }: PeakedColumns, box: ImageBox): PeakedColumns {
  const rows: number[] = []
  for (let row = 0; row < x.length; row++) {
    if (x[row] > box.x0 - AROUND && x[row] < box.x1 + AROUND && y[row] > box.y0 - AROUND && y[row] < box.y1 + AROUND) rows.push(row)
  }
  const taken = (column: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => column[row])
  return { x: taken(x), y: taken(y), major: taken(major), minor: taken(minor), angle: taken(angle), peak: taken(peak) }
}
