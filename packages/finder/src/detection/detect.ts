// Finds the runs above the merge threshold in a strip of rows.

import { type Interpolation, MeshInterpolator } from '../background/interpolate-mesh.ts'
import type { NoiseMesh } from '../background/mesh.ts'
import { type Plane, rowsOf } from '../plane.ts'
import { RunCollector, type Runs, scanRow } from './runs.ts'

/** A strip to search. */
export interface DetectTask {
  readonly kind: 'detect'
  readonly y0: number
  readonly y1: number
  readonly mesh: NoiseMesh
  readonly interpolation: Interpolation
  /** Pixels this many rms above the background belong to islands. */
  readonly mergeThreshold: number
  /** 1 for what stands above the background, -1 for what lies below it. */
  readonly sign: 1 | -1
}

/** Rows read at once. */
const ROWS = 32

/** The runs of a strip, in raster order. */
export function detectRuns(plane: Plane, task: DetectTask): Runs {
  const { mesh, mergeThreshold, sign, y0, y1 } = task
  const interpolator = new MeshInterpolator(mesh, task.interpolation)
  const { width } = plane
  let buffer: Float32Array | undefined
  const turned = new Float32Array(width)
  const threshold = new Float32Array(width)
  const rms = new Float32Array(width)
  const collector = new RunCollector()
  for (let top = y0; top < y1; top += ROWS) {
    const bottom = Math.min(y1, top + ROWS)
    const block = rowsOf(plane, top, bottom, () => (buffer ??= new Float32Array(ROWS * width)))
    for (let y = top; y < bottom; y++) {
      const seen = block.subarray((y - top) * width, (y - top + 1) * width)
      const row = sign < 0 ? turnedOver(seen, turned) : seen
      interpolator.fillRow(mesh.level, y, 0, width, threshold)
      interpolator.fillRow(mesh.rms, y, 0, width, rms)
      for (let x = 0; x < width; x++) threshold[x] = sign * threshold[x] + mergeThreshold * rms[x]
      const significance = (x: number, excess: number): number => mergeThreshold + excess / rms[x]
      scanRow(row, threshold, y, significance, collector)
    }
  }
  return collector.runs()
}

function turnedOver(row: Float32Array, into: Float32Array): Float32Array {
  for (let x = 0; x < row.length; x++) into[x] = -row[x]
  return into
}
