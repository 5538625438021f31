// Which points a pointer means: the nearest one, those within a lasso, those within a box.

import type { PointPlaces } from './point-image.ts'

/** Corners of a lasso, pixels: x0, y0, x1, y1, ... */
export type Lasso = readonly number[]

/** The rows within a lasso (by the even-odd rule), in the order given. */
export function rowsWithin(places: PointPlaces, rows: ArrayLike<number>, lasso: Lasso): Uint32Array {
  const xs = lasso.filter((_, i) => i % 2 === 0)
  const ys = lasso.filter((_, i) => i % 2 === 1)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const found: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const [x, y] = [places.x[rows[i]], places.y[rows[i]]]
    if (x < 0 || x < left || x > right || y < top || y > bottom) continue
    if (isInside(lasso, x, y)) found.push(rows[i])
  }
  return Uint32Array.from(found)
}

function isInside(lasso: Lasso, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = lasso.length - 2; i < lasso.length; j = i, i += 2) {
    const [x1, y1, x2, y2] = [lasso[i], lasso[i + 1], lasso[j], lasso[j + 1]]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** A box as a lasso, with its edges in it. */
export function boxLasso(x0: number, y0: number, x1: number, y1: number): Lasso {
  const [left, right] = [Math.min(x0, x1) - 0.5, Math.max(x0, x1) + 0.5]
  const [top, bottom] = [Math.min(y0, y1) - 0.5, Math.max(y0, y1) + 0.5]
  return [left, top, right, top, right, bottom, left, bottom]
}

const CELL = 16

/** Finds the nearest point: made once a view, asked at every move of the pointer. */
export class PointFinder {
  readonly #places: PointPlaces
  readonly #across: number
  readonly #down: number
  readonly #starts: Uint32Array
  readonly #rows: Uint32Array

  /** @param rows that can be found; of two at one place the later one is */
  constructor(places: PointPlaces, rows: ArrayLike<number>) {
    this.#places = places
    this.#across = Math.ceil(places.width / CELL)
    this.#down = Math.ceil(places.height / CELL)
    const cells = this.#across * this.#down
    const starts = new Uint32Array(cells + 1)
    for (let i = 0; i < rows.length; i++) if (places.x[rows[i]] >= 0) starts[this.#cellOf(rows[i]) + 1]++
    for (let cell = 0; cell < cells; cell++) starts[cell + 1] += starts[cell]
    const next = starts.slice()
    this.#starts = starts
    this.#rows = new Uint32Array(starts[cells])
    for (let i = 0; i < rows.length; i++) if (places.x[rows[i]] >= 0) this.#rows[next[this.#cellOf(rows[i])]++] = rows[i]
  }

  /** The row whose point is nearest to a place, at most `reach` pixels away, which is at most 16. */
  nearest(x: number, y: number, reach: number): number | undefined {
    let best: number | undefined
    let least = reach * reach
    const column = Math.floor(x / CELL)
    const line = Math.floor(y / CELL)
    for (let cy = Math.max(0, line - 1); cy <= Math.min(this.#down - 1, line + 1); cy++) {
      for (let cx = Math.max(0, column - 1); cx <= Math.min(this.#across - 1, column + 1); cx++) {
        const cell = cy * this.#across + cx
        for (let i = this.#starts[cell]; i < this.#starts[cell + 1]; i++) {
          const row = this.#rows[i]
          const square = (this.#places.x[row] - x) ** 2 + (this.#places.y[row] - y) ** 2
          if (square <= least) {
            least = square
            best = row
          }
        }
      }
    }
    return best
  }

  #cellOf(row: number): number {
    return Math.floor(this.#places.y[row] / CELL) * this.#across + Math.floor(this.#places.x[row] / CELL)
  }
}
