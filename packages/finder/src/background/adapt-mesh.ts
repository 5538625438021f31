// Smaller cells where the background changes fast: on diffuse emission, which the compact finder takes for background, and around bright
// sources, whose artefacts are noise to whatever lies beside them.

import type { Islands } from '../detection/islands.ts'
import { filterRuns, orderByRow, type Runs, runsOfRows } from '../detection/runs.ts'
import { runAll, type TaskRunner } from '../engine.ts'
import { fillHoles } from './complete-mesh.ts'
import { type Interpolation, MeshInterpolator } from './interpolate-mesh.ts'
import type { NoiseTask } from './measure-noise.ts'
import { cellCentre, cellStart, inCommon, type MeshGeometry, type NoiseMesh } from './mesh.ts'

/** What is adapted. */
export interface AdaptOptions {
  readonly mesh: NoiseMesh
  /** Correlation of the noise between neighbouring pixels in the image as a whole. */
  readonly correlation: number
  readonly islands: Islands
  /** Area of the beam in pixels. */
  readonly beamPixels: number
  readonly stride: number
  readonly margin: number
  readonly interpolation: Interpolation
  readonly signal?: AbortSignal
}

/** How many small cells stand in the place of one along each axis. */
const FINER = 3

/** An island of more beams than this is diffuse emission: it is background to the compact sources on it. */
const DIFFUSE_BEAMS = 100

/** Part of a small cell that diffuse emission must cover. */
const COVERED = 0.2

/** Small cells around a covered one that are measured for themselves too. */
const SPOILT = 2

/** Sources of this many rms may have artefacts around them. */
const BRIGHT = 300

/** Around bright sources the small cells count where their noise is this much higher than that of the large ones. */
const NOISIER = 1.6

/** Why a small cell is measured for itself. */
const NO = 0
const BESIDE_BRIGHT = 1
const DIFFUSE = 2

/** A finer mesh where the image asks for one; undefined where it does not. */
export async function adaptMesh(runner: TaskRunner, options: AdaptOptions): Promise<NoiseMesh | undefined> {
  const { mesh, islands } = options
  const geometry = { width: mesh.width, height: mesh.height, columns: mesh.columns * FINER, rows: mesh.rows * FINER }
  if (Math.min(geometry.width / geometry.columns, geometry.height / geometry.rows) < LEAST_CELL) return undefined
  const reasons = new Uint8Array(geometry.columns * geometry.rows)
  markBright(islands, geometry, reasons)
  markDiffuse(islands, geometry, DIFFUSE_BEAMS * options.beamPixels, reasons)
  if (!reasons.some((reason) => reason !== NO)) return undefined
  const measured = await measure(runner, geometry, reasons, options)
  return combine(geometry, reasons, measured, options)
}

/** Smaller cells than this, in pixels, hold too few independent values. */
const LEAST_CELL = 12

function markBright(islands: Islands, geometry: MeshGeometry, reasons: Uint8Array): void {
  for (let i = 0; i < islands.count; i++) {
    if (islands.peak[i] < BRIGHT) continue
    const column = cellOf((islands.xMin[i] + islands.xMax[i]) / 2, geometry.columns, geometry.width)
    const row = cellOf((islands.yMin[i] + islands.yMax[i]) / 2, geometry.rows, geometry.height)
    for (let y = Math.max(0, row - FINER); y <= Math.min(geometry.rows - 1, row + FINER); y++) {
      for (let x = Math.max(0, column - FINER); x <= Math.min(geometry.columns - 1, column + FINER); x++) {
        reasons[y * geometry.columns + x] = BESIDE_BRIGHT
      }
    }
  }
}

const cellOf = (at: number, cells: number, length: number): number => Math.min(cells - 1, Math.floor((at * cells) / length))

function markDiffuse(islands: Islands, geometry: MeshGeometry, largest: number, reasons: Uint8Array): void {
  const covered = new Uint32Array(reasons.length)
  for (let i = 0; i < islands.count; i++) {
    if (islands.pixels[i] <= largest) continue
    for (let run = islands.firstRun[i]; run < islands.firstRun[i + 1]; run++) {
      const row = cellOf(islands.runs.y[run], geometry.rows, geometry.height) * geometry.columns
      for (let x = islands.runs.start[run]; x < islands.runs.end[run]; x++) covered[row + cellOf(x, geometry.columns, geometry.width)]++
    }
  }
  const area = (geometry.width / geometry.columns) * (geometry.height / geometry.rows)
  covered.forEach((pixels, cell) => {
    if (pixels <= COVERED * area) return
    // The large cells beside it are spoilt as well, as far as they reach.
    const row = Math.floor(cell / geometry.columns)
    const column = cell % geometry.columns
    for (let y = Math.max(0, row - SPOILT); y <= Math.min(geometry.rows - 1, row + SPOILT); y++) {
      const start = y * geometry.columns
      reasons.fill(DIFFUSE, start + Math.max(0, column - SPOILT), start + Math.min(geometry.columns, column + SPOILT + 1))
    }
  })
}

/** Measures the cells that are wanted, a row at a time; compact islands are left out, diffuse ones are what is measured. */
async function measure(
  runner: TaskRunner,
  geometry: MeshGeometry,
  reasons: Uint8Array,
  { islands, beamPixels, stride, margin, signal }: AdaptOptions,
): Promise<Measured> {
  const compact = compactRuns(islands, DIFFUSE_BEAMS * beamPixels, geometry.height)
  const wantedOf = (row: number): Uint8Array => reasons.subarray(row * geometry.columns, (row + 1) * geometry.columns)
  const rows = Array.from({ length: geometry.rows }, (_, row) => row).filter((row) => wantedOf(row).some((reason) => reason !== NO))
  const tasks = rows.map((row): NoiseTask => {
    const y0 = cellStart(row, geometry.rows, geometry.height)
    const y1 = cellStart(row + 1, geometry.rows, geometry.height)
    return {
      kind: 'noise',
      geometry,
      firstRow: row,
      lastRow: row + 1,
      stride,
      margin,
      iterations: 1,
      mergeThreshold: 0,
      sources: runsOfRows(compact, y0 - margin, y1 + margin),
      wanted: wantedOf(row).slice(),
    }
  })
  const results = await runAll(runner, tasks, signal, () => {})
  const level = new Float64Array(reasons.length).fill(Number.NaN)
  const rms = new Float64Array(reasons.length).fill(Number.NaN)
  const correlation = new Float64Array(reasons.length).fill(Number.NaN)
  rows.forEach((row, i) => {
    level.set(results[i].level, row * geometry.columns)
    rms.set(results[i].rms, row * geometry.columns)
    correlation.set(results[i].correlation, row * geometry.columns)
  })
  return { level, rms, correlation }
}

interface Measured {
  readonly level: Float64Array
  readonly rms: Float64Array
  readonly correlation: Float64Array
}

/**
 * The noise of a cell without what smooth emission adds to its spread: neighbouring pixels differ by noise alone, and by how much they differ
 * in an empty part of the image is known. Part of the spread is kept: emission is never quite smooth.
 */
function noiseOnEmission(rms: number, correlation: number, ofImage: number): number {
  const bySpread = rms * Math.sqrt(Math.max(0, 1 - correlation) / Math.max(1 - ofImage, 1e-3))
  return Math.min(rms, Math.hypot(bySpread, KEPT_SPREAD * rms))
}

const KEPT_SPREAD = 0.5

/** Runs of the islands that are not diffuse, by rows. */
function compactRuns(islands: Islands, largest: number, height: number): Runs {
  const kept = new Uint8Array(islands.runs.count)
  for (let i = 0; i < islands.count; i++) if (islands.pixels[i] <= largest) kept.fill(1, islands.firstRun[i], islands.firstRun[i + 1])
  return orderByRow(filterRuns(islands.runs, kept), height)
}

/** The coarse mesh at the centres of the small cells, and what was measured where it was asked for. */
function combine(
  geometry: MeshGeometry,
  reasons: Uint8Array,
  measured: Measured,
  { mesh, interpolation, correlation }: AdaptOptions,
): NoiseMesh | undefined {
  const interpolator = new MeshInterpolator(mesh, interpolation)
  const level = new Float64Array(reasons.length)
  const rms = new Float64Array(reasons.length)
  let changed = false
  for (let row = 0; row < geometry.rows; row++) {
    const y = Math.round(cellCentre(row, geometry.rows, geometry.height))
    for (let column = 0; column < geometry.columns; column++) {
      const cell = row * geometry.columns + column
      const x = Math.round(cellCentre(column, geometry.columns, geometry.width))
      level[cell] = interpolator.at(mesh.level, x, y)
      rms[cell] = interpolator.at(mesh.rms, x, y)
      const isWanted = reasons[cell] === DIFFUSE || (reasons[cell] === BESIDE_BRIGHT && measured.rms[cell] > NOISIER * rms[cell])
      if (!isWanted) continue
      changed = true
      level[cell] = measured.level[cell]
      rms[cell] =
        reasons[cell] === DIFFUSE ? noiseOnEmission(measured.rms[cell], measured.correlation[cell], correlation) : measured.rms[cell]
    }
  }
  if (!changed) return undefined
  const whole = (values: Float64Array): Float64Array => inCommon(fillHoles(values, geometry.columns, geometry.rows))
  return { ...geometry, level: whole(level), rms: whole(rms) }
}
