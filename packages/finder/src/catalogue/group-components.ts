// Which components are one source: those of an island between which the model's light does not dip.

/** Columns of the components that grouping looks at, rows of one island standing together. */
export interface GroupedColumns {
  readonly island: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly flux_peak: Float64Array
  readonly rms_local: Float64Array
  /** Observed covariance in pixels^2, three numbers a row. */
  readonly observed: Float64Array
}

/** A dip counts when it is deeper than this many rms. */
const DIP = 1

/** Steps along the line between two components. */
const STEPS = 12

/**
 * The group of every component: the row of the first component of its source. Two components of an island belong together when, on the line
 * between them, their summed light stays above the fainter peak less the noise.
 */
export function groupComponents(columns: GroupedColumns): Int32Array {
  const rows = columns.island.length
  const group = Int32Array.from({ length: rows }, (_, i) => i)
  const find = (row: number): number => {
    while (group[row] !== row) row = group[row] = group[group[row]]
    return row
  }
  for (let first = 0; first < rows; ) {
    let end = first + 1
    while (end < rows && columns.island[end] === columns.island[first]) end++
    for (let i = first; i < end; i++) {
      for (let j = i + 1; j < end; j++) {
        if (!isJoined(columns, i, j)) continue
        const a = find(i)
        const b = find(j)
        group[Math.max(a, b)] = Math.min(a, b)
      }
    }
    first = end
  }
  return group.map((_, row) => find(row))
}

function isJoined(columns: GroupedColumns, i: number, j: number): boolean {
  const fainter = Math.min(Math.abs(columns.flux_peak[i]), Math.abs(columns.flux_peak[j]))
  const floor = fainter - DIP * columns.rms_local[i]
  for (let step = 1; step < STEPS; step++) {
    const t = step / STEPS
    const x = columns.x[i] + t * (columns.x[j] - columns.x[i])
    const y = columns.y[i] + t * (columns.y[j] - columns.y[i])
    if (lightAt(columns, i, x, y) + lightAt(columns, j, x, y) < floor) return false
  }
  return true
}

function lightAt({ x, y, flux_peak, observed }: GroupedColumns, row: number, px: number, py: number): number {
  const [xx, xy, yy] = observed.subarray(3 * row, 3 * row + 3)
  const dx = px - x[row]
  const dy = py - y[row]
  const exponent = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy)
  return Math.abs(flux_peak[row]) * Math.exp(-0.5 * exponent)
}
