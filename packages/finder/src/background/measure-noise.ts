// Measures level and noise in rows of mesh cells, leaving out what is known to be sources.

import { madInPlace, SIGMA_PER_MAD } from '@cirasa/image'
import { runsOfIslands } from '../detection/islands.ts'
import { RunCollector, type Runs, scanRow } from '../detection/runs.ts'
import { type Plane, rowsOf } from '../plane.ts'
import { cellStatistics, LEAST_VALUES } from './cell-statistics.ts'
import { cellStart, type MeshGeometry } from './mesh.ts'

/** Which cells are to be measured, and how. */
export interface NoiseTask {
  readonly kind: 'noise'
  readonly geometry: MeshGeometry
  /** Rows of cells, first to last (exclusive). */
  readonly firstRow: number
  readonly lastRow: number
  /** Every stride-th pixel of every stride-th row is looked at: neighbours within half a beam say the same. */
  readonly stride: number
  /** How often a row of cells is measured, each time without the sources found in it so far. At least 1. */
  readonly iterations: number
  /** Pixels this many rms above the level, and connected to one that is a source's, belong to sources. */
  readonly mergeThreshold: number
  /** Margin around sources in pixels. */
  readonly margin: number
  /** Sources that are known already, by rows; where given, none are searched. */
  readonly sources?: Runs
  /** Other than 0 for the cells to measure, row-major; all where left out. The others are NaN. */
  readonly wanted?: Uint8Array
}

/** Statistics of the cells of a task, row-major. NaN for a cell with too few pixels. */
export interface NoiseResult {
  readonly level: Float64Array
  readonly rms: Float64Array
  /** Correlation of the noise between neighbouring pixels, mean of both axes. */
  readonly correlation: Float64Array
}

/** Islands that reach this many rms are sources for the noise's sake. */
const SOURCE_PEAK = 4

/** Measurements that only serve to find sources look at every so many pixels of those that count. */
const PREVIEW = 2

/** Measures the cells of a task. A row of cells depends on its own pixels only. */
export function measureNoise(plane: Plane, task: NoiseTask): NoiseResult {
  const { geometry, firstRow, lastRow, iterations } = task
  const cells = (lastRow - firstRow) * geometry.columns
  const result = { level: new Float64Array(cells), rms: new Float64Array(cells), correlation: new Float64Array(cells) }
  const tallest = Math.ceil(geometry.height / geometry.rows) + 1
  let buffer: Float32Array | undefined
  const mask = new Uint8Array(tallest * geometry.width)
  const widest = Math.ceil(geometry.width / geometry.columns) + 1
  const buffers = { values: new Float64Array(tallest * widest), scratch: new Float64Array(tallest * widest) }
  for (let row = firstRow; row < lastRow; row++) {
    const y0 = cellStart(row, geometry.rows, geometry.height)
    const y1 = cellStart(row + 1, geometry.rows, geometry.height)
    const band = rowsOf(plane, y0, y1, () => (buffer ??= new Float32Array(tallest * geometry.width)))
    const into = { ...result, offset: (row - firstRow) * geometry.columns, wanted: task.wanted }
    let sources = task.sources
    for (let iteration = 0; iteration < iterations; iteration++) {
      const isLast = iteration === iterations - 1
      if (sources !== undefined) maskSources(sources, task.margin, y0, y1, geometry.width, mask)
      const stride = isLast ? task.stride : task.stride * PREVIEW
      measureRow(
        { band, masked: sources === undefined ? undefined : mask, rows: y1 - y0, stride, isFallback: task.sources === undefined },
        geometry,
        buffers,
        into,
      )
      if (!isLast && task.sources === undefined) sources = sourcesOfBand(band, y0, y1, task, into)
    }
  }
  return result
}

interface RowOfCells extends NoiseResult {
  /** Where the row of cells begins in the result. */
  readonly offset: number
  readonly wanted: Uint8Array | undefined
}

/** Pixels that all cells of a row share. */
type Band = Pick<Cell, 'band' | 'masked' | 'rows' | 'stride' | 'isFallback'>

/** Measures all cells of a row. */
function measureRow(shared: Band, { columns, width }: MeshGeometry, buffers: Buffers, into: RowOfCells): void {
  for (let column = 0; column < columns; column++) {
    const x0 = cellStart(column, columns, width)
    const x1 = cellStart(column + 1, columns, width)
    const index = into.offset + column
    if (into.wanted === undefined || into.wanted[index] !== 0) measureCell({ ...shared, width, x0, x1 }, buffers, into, index)
    else markUnmeasured(into, index)
  }
}

/** Runs of the islands of a band that are bright enough to spoil its noise; thresholds are those of the cells as measured so far. */
function sourcesOfBand(band: Float32Array, y0: number, y1: number, { geometry, mergeThreshold }: NoiseTask, measured: RowOfCells): Runs {
  const { width, columns } = geometry
  const level = new Float32Array(width).fill(Number.NaN)
  const rms = new Float32Array(width).fill(Number.NaN)
  for (let column = 0; column < columns; column++) {
    const x0 = cellStart(column, columns, width)
    const x1 = cellStart(column + 1, columns, width)
    level.fill(measured.level[measured.offset + column], x0, x1)
    rms.fill(measured.rms[measured.offset + column], x0, x1)
  }
  const threshold = level.map((value, x) => value + mergeThreshold * rms[x])
  const collector = new RunCollector()
  for (let y = y0; y < y1; y++) {
    const row = band.subarray((y - y0) * width, (y - y0 + 1) * width)
    scanRow(row, threshold, y, (x, excess) => mergeThreshold + excess / rms[x], collector)
  }
  return runsOfIslands(collector.runs(), { connectivity: 8, seed: SOURCE_PEAK, leastPixels: 1 })
}

/** Marks the pixels of sources, and a margin around them, in rows y0 to y1. */
function maskSources(runs: Runs, margin: number, y0: number, y1: number, width: number, mask: Uint8Array): void {
  mask.fill(0, 0, (y1 - y0) * width)
  for (let run = 0; run < runs.count; run++) {
    if (runs.y[run] < y0 - margin || runs.y[run] >= y1 + margin) continue
    const start = Math.max(0, runs.start[run] - margin)
    const end = Math.min(width, runs.end[run] + margin)
    const top = Math.max(y0, runs.y[run] - margin)
    const bottom = Math.min(y1 - 1, runs.y[run] + margin)
    for (let y = top; y <= bottom; y++) mask.fill(1, (y - y0) * width + start, (y - y0) * width + end)
  }
}

interface Buffers {
  readonly values: Float64Array
  readonly scratch: Float64Array
}

/** Part of a cell's pixels that must be free of sources for the free ones to stand for the sky. */
const LEAST_SKY = 0.4

interface Cell {
  readonly band: Float32Array
  readonly masked: Uint8Array | undefined
  readonly width: number
  readonly x0: number
  readonly x1: number
  readonly rows: number
  readonly stride: number
  /** Whether a cell that is nearly all sources is measured with them; otherwise it is not measured. */
  readonly isFallback: boolean
}

function measureCell(cell: Cell, buffers: Buffers, result: NoiseResult, index: number): void {
  const { x0, x1, rows, stride } = cell
  const { values, scratch } = buffers
  const { finite, count } = gatherValues(cell, values)
  // Where nearly everything is a source, the few gaps are not the sky but its darkest spots.
  const isCrowded = count < LEAST_SKY * finite
  if (isCrowded && cell.isFallback) {
    measureCell({ ...cell, masked: undefined }, buffers, result, index)
    return
  }
  const enough = Math.max(LEAST_VALUES, (0.03 * (x1 - x0) * rows) / (stride * stride))
  if (isCrowded || count < enough) {
    markUnmeasured(result, index)
    return
  }
  const statistics = cellStatistics(values, scratch, count)
  result.level[index] = statistics.level
  result.rms[index] = statistics.rms
  result.correlation[index] = correlationOf(cell, values, statistics.rms)
}

function markUnmeasured({ level, rms, correlation }: NoiseResult, index: number): void {
  level[index] = Number.NaN
  rms[index] = Number.NaN
  correlation[index] = Number.NaN
}

/** Puts the finite values outside sources first in `values`; tells how many they are, and how many there are with the sources. */
function gatherValues({ band, masked, width, x0, x1, rows, stride }: Cell, values: Float64Array): { finite: number; count: number } {
  let finite = 0
  let count = 0
  for (let y = 0; y < rows; y += stride) {
    const start = y * width
    for (let x = x0; x < x1; x += stride) {
      const value = band[start + x]
      // Infinities are as blank as NaN: value - value is 0 for finite values only.
      if (value - value !== 0) continue
      finite++
      if (masked === undefined || masked[start + x] === 0) values[count++] = value
    }
  }
  return { finite, count }
}

/**
 * Correlation of neighbours from the spread of their differences, 1 - var(difference) / (2 var): differences know nothing of background
 * and faint sources, and their median deviation nothing of outliers. Reuses the buffers.
 */
function correlationOf(cell: Cell, values: Float64Array, rms: number): number {
  const count = gatherDifferences(cell, values)
  if (count < LEAST_VALUES || !(rms > 0)) return Number.NaN
  const spread = SIGMA_PER_MAD * madInPlace(values, count, 0)
  return 1 - (spread * spread) / (2 * rms * rms)
}

/** Puts the differences of neighbours outside sources first in `values`, and tells how many they are. */
function gatherDifferences({ band, masked, width, x0, x1, rows, stride }: Cell, values: Float64Array): number {
  let count = 0
  for (let y = 0; y < rows - 1; y += 2 * stride) {
    for (let x = x0; x < x1 - 1; x += 2 * stride) {
      const at = y * width + x
      if (masked !== undefined && (masked[at] !== 0 || masked[at + 1] !== 0 || masked[at + width] !== 0)) continue
      const right = band[at + 1] - band[at]
      const below = band[at + width] - band[at]
      if (right - right !== 0 || below - below !== 0) continue
      values[count++] = right
      values[count++] = below
    }
  }
  return count
}
