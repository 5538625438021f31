// Background and noise at every pixel, from the mesh: a smooth surface through the centres of the cells.

import { cellCentre, type MeshGeometry } from './mesh.ts'

export type Interpolation = 'bicubic' | 'bilinear'

/** Evaluates surfaces over one mesh, row by row. */
export class MeshInterpolator {
  private readonly geometry: MeshGeometry
  private readonly interpolation: Interpolation
  private readonly xCentres: Float64Array
  private readonly yCentres: Float64Array
  private readonly line: Float64Array

  constructor(geometry: MeshGeometry, interpolation: Interpolation) {
    this.geometry = geometry
    this.interpolation = interpolation
    this.xCentres = centres(geometry.columns, geometry.width)
    this.yCentres = centres(geometry.rows, geometry.height)
    this.line = new Float64Array(geometry.columns)
  }

  /** Fills `out` with pixels x0 to x1 (exclusive) of row y. `surface` holds one value a cell. */
  fillRow(surface: Float64Array, y: number, x0: number, x1: number, out: Float32Array | Float64Array, offset = 0): void {
    const { columns } = this.geometry
    const first = Math.max(0, intervalOf(this.xCentres, x0) - 1)
    const last = Math.min(columns - 1, intervalOf(this.xCentres, x1 - 1) + 2)
    this.fillLine(surface, y, first, last)
    const lastInterval = columns - 2
    let x = x0
    for (let interval = intervalOf(this.xCentres, x0); x < x1; interval++) {
      const [c0, c1, c2, c3] = this.coefficients(interval)
      if (interval < 0 || columns === 1) {
        // Before the first centre and after the last the surface is level.
        const end = columns === 1 ? x1 : Math.min(x1, Math.ceil(this.xCentres[0]))
        out.fill(c0, offset + x - x0, offset + end - x0)
        x = Math.max(x, end)
        continue
      }
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
    const out = new Float64Array(1)
    this.fillRow(surface, y, x, x + 1, out)
    return out[0]
  }

  /** The surface along row y at the centres of columns first to last. */
  private fillLine(surface: Float64Array, y: number, first: number, last: number): void {
    const { columns, rows } = this.geometry
    const interval = intervalOf(this.yCentres, y)
    const low = Math.max(0, interval)
    const high = Math.min(rows - 1, interval + 1)
    const t = high > low ? Math.min(1, Math.max(0, (y - this.yCentres[low]) / (this.yCentres[high] - this.yCentres[low]))) : 0
    const before = Math.max(0, low - 1) * columns
    const after = Math.min(rows - 1, high + 1) * columns
    for (let column = first; column <= last; column++) {
      const [c0, c1, c2, c3] = this.between(
        surface[before + column],
        surface[low * columns + column],
        surface[high * columns + column],
        surface[after + column],
      )
      this.line[column] = c0 + t * (c1 + t * (c2 + t * c3))
    }
  }

  /** Cubic between two centres of the line. */
  private coefficients(interval: number): readonly [number, number, number, number] {
    const last = this.geometry.columns - 1
    const low = Math.max(0, interval)
    const high = interval < 0 ? 0 : Math.min(interval + 1, last)
    return this.between(this.line[Math.max(0, low - 1)], this.line[low], this.line[high], this.line[Math.min(last, high + 1)])
  }

  /** Coefficients by rising power of the curve from b to c, of four neighbouring values. */
  private between(a: number, b: number, c: number, d: number): readonly [number, number, number, number] {
    const rise = c - b
    if (this.interpolation === 'bilinear' || rise === 0) return [b, rise, 0, 0]
    const left = limitedSlope(b - a, rise)
    const right = limitedSlope(rise, d - c)
    return [b, left, 3 * rise - 2 * left - right, left + right - 2 * rise]
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
