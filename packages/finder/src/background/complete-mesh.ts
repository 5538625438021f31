// From measured cells to a mesh without holes or outliers.

import { inCommon, type MeshGeometry, type NoiseMesh } from './mesh.ts'

/**
 * A cell without enough pixels takes the mean of its neighbours; then every cell takes the median of itself and its neighbours,
 * so that one cell full of a bright source does not stand out (Bertin & Arnouts 1996, A&AS 117, 393).
 *
 * @returns undefined when no cell could be measured
 */
export function completeMesh(geometry: MeshGeometry, level: Float64Array, rms: Float64Array): NoiseMesh | undefined {
  if (!level.some(Number.isFinite)) return undefined
  const { columns, rows } = geometry
  // A cell without any noise is padding, not sky, unless the whole image is like that.
  const isSky = rms.some((value) => value > 0) ? (cell: number) => rms[cell] > 0 : () => true
  const smooth = (values: Float64Array): Float64Array =>
    medianFiltered(
      fillHoles(
        values.map((value, cell) => (isSky(cell) ? value : Number.NaN)),
        columns,
        rows,
      ),
      columns,
      rows,
    )
  return { ...geometry, level: inCommon(smooth(level)), rms: inCommon(paddedAtSteps(smooth(rms), columns, rows)) }
}

/** Noise that differs by more than this from one cell to the next changes in a step, somewhere within the cell. */
const STEP = 3

/** Beside a step the higher noise counts: the lower one would make the noise on the other side of it look like sources. */
function paddedAtSteps(rms: Float64Array, columns: number, rows: number): Float64Array {
  return rms.map((value, i) => {
    const highest = Math.max(...neighbours(rms, columns, rows, i % columns, Math.floor(i / columns)))
    return highest > STEP * value ? highest : value
  })
}

/** Cells that are NaN take the mean of their neighbours, from the edges of a hole inwards. */
export function fillHoles(values: Float64Array, columns: number, rows: number): Float64Array {
  let current = values
  if (!values.some(Number.isFinite)) return values
  while (current.some(Number.isNaN)) {
    const next = Float64Array.from(current)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (!Number.isNaN(current[row * columns + column])) continue
        const near = neighbours(current, columns, rows, column, row).filter((value) => !Number.isNaN(value))
        if (near.length > 0) next[row * columns + column] = near.reduce((sum, value) => sum + value, 0) / near.length
      }
    }
    current = next
  }
  return current
}

function medianFiltered(values: Float64Array, columns: number, rows: number): Float64Array {
  return values.map((_, i) => {
    const near = neighbours(values, columns, rows, i % columns, Math.floor(i / columns)).sort((a, b) => a - b)
    const half = near.length >> 1
    return near.length % 2 === 1 ? near[half] : (near[half - 1] + near[half]) / 2
  })
}

/** The cell and those around it. */
function neighbours(values: Float64Array, columns: number, rows: number, column: number, row: number): number[] {
  const near: number[] = []
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) near.push(values[y * columns + x])
  }
  return near
}
