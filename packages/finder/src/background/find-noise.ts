// Background and noise of an image: measured, sources found and left out, measured again.

import { runsOfIslands } from '../detection/islands.ts'
import { joinRuns, type Runs, runsOfRows } from '../detection/runs.ts'
import { runAll, type TaskRunner } from '../engine.ts'
import { completeMesh } from './complete-mesh.ts'
import type { Interpolation } from './interpolate-mesh.ts'
import type { NoiseTask } from './measure-noise.ts'
import { cellStart, type MeshGeometry, type NoiseMesh } from './mesh.ts'

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

/** Islands that reach this many rms are sources for the noise's sake. */
const SOURCE_PEAK = 4

/** The measurements that only serve to find sources look at fewer pixels still. */
const PREVIEW = 2

/** Rows of cells, or of pixels, in one task: enough tasks for all hands, each long enough to be worth a message. */
const CELL_ROWS = 2
export const STRIP_PIXELS = 1 << 20

/** Measures `iterations` times. Undefined when the image has no finite pixels. */
export async function findNoise(runner: TaskRunner, options: NoiseOptions): Promise<FoundNoise | undefined> {
  const { geometry, iterations } = options
  let found: FoundNoise | undefined
  let sources: Runs | undefined
  for (let iteration = 0; iteration < iterations; iteration++) {
    const results = await runAll(runner, noiseTasks(options, sources, iteration + 1 < iterations ? PREVIEW : 1), options.signal, () => {})
    const join = (field: 'level' | 'rms' | 'correlation'): Float64Array => joined(results.map((result) => result[field]))
    const mesh = completeMesh(geometry, join('level'), join('rms'))
    if (mesh === undefined) return undefined
    found = { mesh, correlation: middle(join('correlation')) }
    if (iteration + 1 < iterations) sources = await findSourcePixels(runner, mesh, options)
  }
  return found
}

function noiseTasks({ geometry, stride, margin }: NoiseOptions, sources: Runs | undefined, coarser: number): NoiseTask[] {
  const tasks: NoiseTask[] = []
  for (let firstRow = 0; firstRow < geometry.rows; firstRow += CELL_ROWS) {
    const lastRow = Math.min(geometry.rows, firstRow + CELL_ROWS)
    const y0 = cellStart(firstRow, geometry.rows, geometry.height)
    const y1 = cellStart(lastRow, geometry.rows, geometry.height)
    const near = sources === undefined ? undefined : runsOfRows(sources, y0 - margin, y1 + margin)
    tasks.push({ kind: 'noise', geometry, firstRow, lastRow, stride: stride * coarser, margin, sources: near })
  }
  return tasks
}

/** Runs of all islands bright enough to spoil the noise, in raster order. */
async function findSourcePixels(runner: TaskRunner, mesh: NoiseMesh, options: NoiseOptions): Promise<Runs> {
  const runs = await findRuns(runner, mesh, 1, options)
  return runsOfIslands(runs, { connectivity: 8, seed: SOURCE_PEAK, leastPixels: 1 })
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
