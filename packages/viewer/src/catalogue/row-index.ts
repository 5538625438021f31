// Where the rows of a catalogue are: sorted by size and then by place, so that what is in view or under the pointer is found, and drawn, in runs.

import type { ImageBox } from '../camera/camera.ts'
import type { CatalogueColumns, NumberColumn } from '../layers/catalogue-columns.ts'

/** Rows of about one size. */
export interface SizeClass {
  /** No major axis of the class is longer, image pixels; 0 for rows without a size. */
  readonly largest: number
  /** The rows of the class are `order[start]` to `order[end - 1]`. */
  readonly start: number
  readonly end: number
  /** Centre cells: `columns` x `lines` of them from (x0, y0); those at the border reach without end. */
  readonly x0: number
  readonly y0: number
  readonly cellWidth: number
  readonly cellHeight: number
  readonly columns: number
  readonly lines: number
  /** Where in `order` each cell begins, cells line by line; one more at the end. */
  readonly starts: Uint32Array
}

/** The index of a catalogue. Rows without a place are not in it. */
export interface RowIndex {
  /** Row numbers by class and cell. */
  readonly order: Uint32Array
  /** From the smallest rows to the largest, those without a size first; none is empty. */
  readonly classes: readonly SizeClass[]
}

/** Class 0 is for rows without a size, class n for major axes below 2^(n - SHIFT) pixels. */
const CLASSES = 32
const SHIFT = 4
/** Rows a cell, on average. */
const CROWD = 4
const MOST_CELLS_A_SIDE = 1024
/** Rows looked at to learn where most of them are. */
const SAMPLE = 4096
const NO_CLASS = 255

/** Sorts the rows; takes time in proportion to them. */
export function indexRows({ x, y, major, minor }: CatalogueColumns): RowIndex {
  const rows = x.length
  const classOf = new Uint8Array(rows)
  const counts = new Uint32Array(CLASSES)
  for (let row = 0; row < rows; row++) {
    classOf[row] = Number.isFinite(x[row] + y[row]) ? sizeClass(major[row], minor[row]) : NO_CLASS
    if (classOf[row] !== NO_CLASS) counts[classOf[row]]++
  }
  const box = crowdedBox(x, y)
  const grids = Array.from(counts, (count) => cellsFor(box, count))
  const cellOf = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    if (classOf[row] === NO_CLASS) continue
    const grid = grids[classOf[row]]
    cellOf[row] = lineAt(grid, y[row]) * grid.columns + columnAt(grid, x[row])
    grid.starts[cellOf[row] + 1]++
  }
  let total = 0
  const classes = grids.flatMap((grid, n) => {
    const start = total
    grid.starts[0] = start
    for (let cell = 0; cell < grid.columns * grid.lines; cell++) grid.starts[cell + 1] += grid.starts[cell]
    total = grid.starts[grid.columns * grid.lines]
    return total > start ? [Object.freeze({ ...grid, largest: n === 0 ? 0 : 2 ** (n - SHIFT), start, end: total })] : []
  })
  return Object.freeze({ order: sortedRows(classOf, cellOf, grids, total), classes: Object.freeze(classes) })
}

/** Calls back with each run of `order` whose centres may lie in a box: a run a line of cells. */
export function visitRuns(one: SizeClass, box: ImageBox, visit: (start: number, end: number) => void): void {
  const [first, last] = [columnAt(one, box.x0), columnAt(one, box.x1)]
  for (let line = lineAt(one, box.y0); line <= lineAt(one, box.y1); line++) {
    const start = one.starts[line * one.columns + first]
    const end = one.starts[line * one.columns + last + 1]
    if (end > start) visit(start, end)
  }
}

function sizeClass(major: number, minor: number): number {
  if (!(major > 0 && minor > 0)) return 0
  return Math.min(CLASSES - 1, Math.max(1, Math.floor(Math.log2(Math.max(major, minor))) + SHIFT + 1))
}

type Cells = Pick<SizeClass, 'x0' | 'y0' | 'cellWidth' | 'cellHeight' | 'columns' | 'lines' | 'starts'>

/** Cells over a box, about square, for that many rows. */
function cellsFor({ x0, y0, x1, y1 }: ImageBox, count: number): Cells {
  const [width, height] = [Math.max(x1 - x0, 1e-6), Math.max(y1 - y0, 1e-6)]
  const side = Math.sqrt((width * height * CROWD) / Math.max(count, 1))
  const columns = Math.min(MOST_CELLS_A_SIDE, Math.max(1, Math.round(width / side)))
  const lines = Math.min(MOST_CELLS_A_SIDE, Math.max(1, Math.round(height / side)))
  return { x0, y0, cellWidth: width / columns, cellHeight: height / lines, columns, lines, starts: new Uint32Array(columns * lines + 1) }
}

const columnAt = ({ x0, cellWidth, columns }: Cells, x: number): number => bounded((x - x0) / cellWidth, columns)
const lineAt = ({ y0, cellHeight, lines }: Cells, y: number): number => bounded((y - y0) / cellHeight, lines)

const bounded = (at: number, count: number): number => (at >= count ? count - 1 : at > 0 ? Math.floor(at) : 0)

function sortedRows(classOf: Uint8Array, cellOf: Uint32Array, grids: readonly Cells[], total: number): Uint32Array {
  const order = new Uint32Array(total)
  const next = grids.map((grid) => grid.starts.slice())
  for (let row = 0; row < classOf.length; row++) {
    if (classOf[row] !== NO_CLASS) order[next[classOf[row]][cellOf[row]]++] = row
  }
  return order
}

/** The box of most rows: a few that a projection threw far away must not make all cells large. */
function crowdedBox(x: NumberColumn, y: NumberColumn): ImageBox {
  const [x0, x1] = crowdedRange(x)
  const [y0, y1] = crowdedRange(y)
  return { x0, y0, x1, y1 }
}

function crowdedRange(values: NumberColumn): [number, number] {
  const step = Math.max(1, Math.floor(values.length / SAMPLE))
  const sample: number[] = []
  for (let i = 0; i < values.length; i += step) if (Number.isFinite(values[i])) sample.push(values[i])
  if (sample.length === 0) return [0, 1]
  sample.sort((a, b) => a - b)
  const low = sample[Math.floor(sample.length * 0.02)]
  const high = sample[Math.ceil(sample.length * 0.98) - 1]
  return [low - (high - low) * 0.05, high + (high - low) * 0.05]
}
