// Islands without any fit: the quick answer to where there is something.

import { MeshInterpolator } from '../background/interpolate-mesh.ts'
import { localRunner, type TaskRunner } from '../engine.ts'
import { islandsOf, knowSky } from '../noise-and-islands.ts'
import { completeOptions } from '../options.ts'
import { type Plane, type PlaneContext, rowsOf } from '../plane.ts'
import type { Islands } from './islands.ts'

/** Islands whose brightest pixel reaches the seed threshold. */
export interface DetectedIslands {
  /** In the raster order of their first pixels; `peak` is the significance of the brightest pixel in rms. */
  readonly islands: Islands
  /** The brightest pixel of each. */
  readonly xPeak: Int32Array
  readonly yPeak: Int32Array
  /** Value of that pixel above the background, in the image's unit. */
  readonly height: Float32Array
}

/**
 * Finds islands and fits nothing. A search fits also islands whose brightest pixel lies a little below the threshold, and drops components that
 * turn out to be fainter than it: its catalogue may have a few more and a few less.
 *
 * @param options values by the names of {@link finderOptions}
 * @throws FINDER_ALL_BLANK, FINDER_NO_NOISE, FINDER_BAD_OPTION, FINDER_BEAM_TOO_SMALL; the signal's reason when aborted
 */
export async function detectIslands(
  plane: Plane,
  context: PlaneContext,
  options: Readonly<Record<string, number | boolean | string | undefined>> = {},
  controls: { readonly signal?: AbortSignal; readonly runner?: TaskRunner } = {},
): Promise<DetectedIslands> {
  const settings = completeOptions(options)
  const runner = controls.runner ?? localRunner(plane, context)
  const look = { plane, context, settings, runner, signal: controls.signal }
  const { mesh } = await knowSky(look)
  const islands = await islandsOf(look, mesh, 1, 0)
  const interpolator = new MeshInterpolator(mesh, settings.interpolation)
  return brightestPixels(plane, islands, (y, x0, x1, out) => interpolator.fillRow(mesh.level, y, x0, x1, out))
}

function brightestPixels(
  plane: Plane,
  islands: Islands,
  background: (y: number, x0: number, x1: number, out: Float32Array) => void,
): DetectedIslands {
  const { count, runs, firstRun } = islands
  const found = { islands, xPeak: new Int32Array(count), yPeak: new Int32Array(count), height: new Float32Array(count).fill(-Infinity) }
  const level = new Float32Array(plane.width)
  const islandOf = new Int32Array(runs.count)
  for (let i = 0; i < count; i++) islandOf.fill(i, firstRun[i], firstRun[i + 1])
  // Row by row, so that a plane that does not lie in memory is read once.
  const order = Uint32Array.from(islandOf.keys()).sort((a, b) => runs.y[a] - runs.y[b] || a - b)
  let y = -1
  let row: Float32Array = new Float32Array(0)
  let buffer: Float32Array | undefined
  for (const run of order) {
    if (runs.y[run] !== y) {
      y = runs.y[run]
      row = rowsOf(plane, y, y + 1, () => (buffer ??= new Float32Array(plane.width)))
    }
    const island = islandOf[run]
    background(y, runs.start[run], runs.end[run], level)
    for (let x = runs.start[run]; x < runs.end[run]; x++) {
      const height = row[x] - level[x - runs.start[run]]
      if (height <= found.height[island]) continue
      found.height[island] = height
      found.xPeak[island] = x
      found.yPeak[island] = y
    }
  }
  return found
}
