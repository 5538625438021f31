// Background and noise of an image: measured, sources found and left out, measured again.

import { joinRuns, type Runs } from '../detection/runs.ts'
import { runAll, type TaskRunner } from '../engine.ts'
import { completeMesh } from './complete-mesh.ts'
import type { Interpolation } from './interpolate-mesh.ts'
import type { NoiseTask } from './measure-noise.ts'
import type { MeshGeometry, NoiseMesh } from './mesh.ts'

/** How noise is found. */
export interface NoiseOptions {
  readonly geometry: MeshGeometry
  readonly stride: number
  /** Margin around sources in pixels. */
  readonly margin: number
  readonly interpolation: Interpolation
  readonly iterations: number
  readonly mergeThreshold: number
  readonly signal?: AbortSignal
}

/** What was found: the mesh, and how much neighbouring pixels have in common. */
export interface FoundNoise {
  readonly mesh: NoiseMesh
  readonly correlation: number
}

/** Rows of cells in one task, and pixels in one strip: enough tasks for all hands, each long enough to be worth a message. */
const CELL_ROWS = 2
const STRIP_PIXELS = 1 << 20

/** Undefined when the image has too few finite pixels. */
export async function findNoise(runner: TaskRunner, options: NoiseOptions): Promise<FoundNoise | undefined> {
  const { geometry, stride, margin, iterations, mergeThreshold } = options
  const tasks = Array.from({ length: Math.ceil(geometry.rows / CELL_ROWS) }, (_, i): NoiseTask => {
    const firstRow = i * CELL_ROWS
    const lastRow = Math.min(geometry.rows, firstRow + CELL_ROWS)
    return { kind: 'noise', geometry, firstRow, lastRow, stride, margin, iterations, mergeThreshold }
  })
  const results = await runAll(runner, tasks, options.signal, () => {})
  const join = (field: 'level' | 'rms' | 'correlation'): Float64Array => joined(results.map((result) => result[field]))
  const mesh = completeMesh(geometry, join('level'), join('rms'))
  return mesh === undefined ? undefined : { mesh, correlation: middle(join('correlation')) }
}

/** The runs of the whole image above (sign 1) or below (sign -1) the background. */
export async function findRuns(
  runner: TaskRunner,
  mesh: NoiseMesh,
  sign: 1 | -1,
  options: Pick<NoiseOptions, 'interpolation' | 'mergeThreshold' | 'signal'>,
): Promise<Runs> {
  const rows = Math.max(1, Math.round(STRIP_PIXELS / mesh.width))
  const { interpolation, mergeThreshold } = options
  const tasks = Array.from({ length: Math.ceil(mesh.height / rows) }, (_, i) => {
    const y0 = i * rows
    return { kind: 'detect', y0, y1: Math.min(mesh.height, y0 + rows), mesh, interpolation, mergeThreshold, sign } as const
  })
  return joinRuns(await runAll(runner, tasks, options.signal, () => {}))
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    all.set(part, offset)
    offset += part.length
  }
  return all
}

function middle(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  return sorted.length === 0 ? Number.NaN : sorted[sorted.length >> 1]
}
