// Background and noise at every pixel, from the mesh: a smooth surface through the centres of the cells.

import { cellCentre, type MeshGeometry } from './mesh.ts'

export type Interpolation = 'bicubic' | 'bilinear'

/** Evaluates surfaces over one mesh, row by row. */
export class MeshInterpolator {
  private readonly geometry: MeshGeometry
  private readonly isStraight: boolean
  private readonly xCentres: Float64Array
  private readonly yCentres: Float64Array
  private readonly line: Float64Array
  private readonly slopes: Float64Array
  private readonly single = new Float32Array(1)
  /** Slopes along y at all cells of the surfaces seen so far. */
  private readonly verticalSlopes = new WeakMap<Float64Array, Float64Array>()

  constructor(geometry: MeshGeometry, interpolation: Interpolation) {
    this.geometry = geometry
    this.isStraight = interpolation === 'bilinear'
    this.xCentres = centres(geometry.columns, geometry.width)
    this.yCentres = centres(geometry.rows, geometry.height)
    this.line = new Float64Array(geometry.columns)
    this.slopes = new Float64Array(geometry.columns)
  }

  /** Fills `out` with pixels x0 to x1 (exclusive) of row y. `surface` holds one value a cell. */
  fillRow(surface: Float64Array, y: number, x0: number, x1: number, out: Float32Array, offset = 0): void {
    const { columns } = this.geometry
    const first = Math.max(0, intervalOf(this.xCentres, x0) - 1)
    const last = Math.min(columns - 1, Math.max(0, intervalOf(this.xCentres, x1 - 1)) + 2)
    this.fillLine(surface, y, first, last)
    const lastInterval = columns - 2
    let x = x0
    for (let interval = intervalOf(this.xCentres, x0); x < x1; interval++) {
      if (interval < 0 || columns === 1) {
        // Before the first centre and after the last the surface is level.
        const end = columns === 1 ? x1 : Math.min(x1, Math.ceil(this.xCentres[0]))
        out.fill(this.line[0], offset + x - x0, offset + end - x0)
        x = Math.max(x, end)
        continue
      }
      const c0 = this.line[interval]
      const c1 = this.slopes[interval]
      const rise = this.line[interval + 1] - c0
      const next = this.slopes[interval + 1]
      const c2 = this.isStraight ? 0 : 3 * rise - 2 * c1 - next
      const c3 = this.isStraight ? 0 : c1 + next - 2 * rise
      const left = this.xCentres[interval]
      const right = this.xCentres[interval + 1]
      const end = Math.min(x1, interval === lastInterval ? Math.floor(right) + 1 : Math.ceil(right))
      const scale = 1 / (right - left)
      let t = (x - left) * scale
      for (let i = offset + x - x0; x < end; x++, i++) {
        out[i] = c0 + t * (c1 + t * (c2 + t * c3))
        t += scale
      }
      if (interval === lastInterval && x < x1) {
        out.fill(this.line[columns - 1], offset + x - x0, offset + x1 - x0)
        x = x1
      }
    }
  }

  /** Value of a surface at one pixel. */
  at(surface: Float64Array, x: number, y: number): number {
    this.fillRow(surface, y, x, x + 1, this.single)
    return this.single[0]
  }

  /** The surface and its slope along row y at the centres of columns first to last. */
  private fillLine(surface: Float64Array, y: number, first: number, last: number): void {
    const { columns, rows } = this.geometry
    const interval = intervalOf(this.yCentres, y)
    const low = Math.max(0, interval) * columns
    const high = Math.min(rows - 1, interval + 1) * columns
    const span = this.yCentres[Math.min(rows - 1, interval + 1)] - this.yCentres[Math.max(0, interval)]
    const t = span > 0 ? Math.min(1, Math.max(0, (y - this.yCentres[Math.max(0, interval)]) / span)) : 0
    const vertical = this.slopesAlongY(surface)
    const { line, slopes, isStraight } = this
    for (let column = first; column <= last; column++) {
      const c0 = surface[low + column]
      const rise = surface[high + column] - c0
      const c1 = vertical[low + column]
      const next = vertical[high + column]
      line[column] = c0 + t * (isStraight ? rise : c1 + t * (3 * rise - 2 * c1 - next + t * (c1 + next - 2 * rise)))
    }
    let before = first === 0 ? 0 : line[first] - line[first - 1]
    for (let column = first; column <= last; column++) {
      const after = column === columns - 1 ? 0 : line[column + 1] - line[column]
      slopes[column] = isStraight ? after : limitedSlope(before, after)
      before = after
    }
  }

  private slopesAlongY(surface: Float64Array): Float64Array {
    const { columns, rows } = this.geometry
    let known = this.verticalSlopes.get(surface)
    if (known === undefined) {
      known = new Float64Array(surface.length)
      for (let i = columns; i < (rows - 1) * columns; i++)
        known[i] = limitedSlope(surface[i] - surface[i - columns], surface[i + columns] - surface[i])
      this.verticalSlopes.set(surface, known)
    }
    return known
  }
}

/**
 * Slope at a point between two rises: their harmonic mean, or none where they point apart. The curve then never leaves the range of its
 * neighbours: noise stays positive where it changes steeply (Fritsch & Butland 1984, SIAM J. Sci. Stat. Comput. 5, 300).
 */
function limitedSlope(before: number, after: number): number {
  const product = before * after
  return product > 0 ? (2 * product) / (before + after) : 0
}

function centres(cells: number, length: number): Float64Array {
  return Float64Array.from({ length: cells }, (_, i) => cellCentre(i, cells, length))
}

/** Index of the last centre at or before a coordinate; -1 before the first. */
function intervalOf(sorted: Float64Array, value: number): number {
  let low = -1
  let high = sorted.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (sorted[middle] <= value) low = middle
    else high = middle
  }
  return sorted.length === 1 ? 0 : Math.min(low, sorted.length - 2)
}
