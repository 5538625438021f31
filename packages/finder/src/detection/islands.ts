// Runs joined into islands: union-find over the runs of the whole image, so that no island is cut by a tile or a strip.

import { filterRuns, type Runs } from './runs.ts'

/** Islands in the raster order of their first pixels, as columns; their runs stand together, in raster order. */
export interface Islands {
  readonly count: number
  readonly pixels: Int32Array
  readonly peak: Float32Array
  readonly xMin: Int32Array
  readonly xMax: Int32Array
  readonly yMin: Int32Array
  readonly yMax: Int32Array
  /** Island i owns runs firstRun[i] up to but not including firstRun[i + 1]. */
  readonly firstRun: Int32Array
  readonly runs: Runs
}

/** Which islands are kept. */
export interface IslandSelection {
  readonly connectivity: 4 | 8
  /** Least significance of the brightest pixel. */
  readonly seed: number
  readonly leastPixels: number
}

/**
 * Joins runs that touch (side by side, with connectivity 8 also corner to corner) and keeps the islands that reach the seed threshold.
 *
 * @param runs in raster order
 */
export function joinIslands(runs: Runs, selection: IslandSelection): Islands {
  const roots = connect(runs, selection.connectivity === 8 ? 1 : 0)
  const { pixels, peak } = tally(runs, roots)
  const number = new Int32Array(runs.count).fill(-1)
  let count = 0
  let keptRuns = 0
  for (let run = 0; run < runs.count; run++) {
    const root = roots[run]
    if (root === run && peak[run] >= selection.seed && pixels[run] >= selection.leastPixels) number[run] = count++
    if (number[root] >= 0) keptRuns++
  }
  return gather(runs, roots, number, count, keptRuns)
}

/** The runs of the islands that would be kept, left in raster order. */
export function runsOfIslands(runs: Runs, selection: IslandSelection): Runs {
  const roots = connect(runs, selection.connectivity === 8 ? 1 : 0)
  const { pixels, peak } = tally(runs, roots)
  const kept = new Uint8Array(runs.count)
  for (let run = 0; run < runs.count; run++) {
    const root = roots[run]
    if (peak[root] >= selection.seed && pixels[root] >= selection.leastPixels) kept[run] = 1
  }
  return filterRuns(runs, kept)
}

/** Root run of every run; the root is the first run of its island in raster order. */
function connect(runs: Runs, reach: 0 | 1): Int32Array {
  const { count, y, start, end } = runs
  const parent = new Int32Array(count)
  for (let i = 0; i < count; i++) parent[i] = i
  const find = (run: number): number => {
    while (parent[run] !== run) run = parent[run] = parent[parent[run]]
    return run
  }
  let above = 0
  for (let run = 0; run < count; run++) {
    while (above < run && (y[above] < y[run] - 1 || (y[above] === y[run] - 1 && end[above] + reach <= start[run]))) above++
    for (let other = above; other < run && y[other] === y[run] - 1 && start[other] < end[run] + reach; other++) {
      const one = find(run)
      const two = find(other)
      if (one < two) parent[two] = one
      else parent[one] = two
    }
  }
  for (let run = 0; run < count; run++) parent[run] = find(run)
  return parent
}

function tally(runs: Runs, roots: Int32Array): { pixels: Int32Array; peak: Float32Array } {
  const pixels = new Int32Array(runs.count)
  const peak = new Float32Array(runs.count).fill(Number.NEGATIVE_INFINITY)
  for (let run = 0; run < runs.count; run++) {
    const root = roots[run]
    pixels[root] += runs.end[run] - runs.start[run]
    if (runs.peak[run] > peak[root]) peak[root] = runs.peak[run]
  }
  return { pixels, peak }
}

function gather(runs: Runs, roots: Int32Array, number: Int32Array, count: number, keptRuns: number): Islands {
  const islands = {
    count,
    pixels: new Int32Array(count),
    peak: new Float32Array(count).fill(Number.NEGATIVE_INFINITY),
    xMin: new Int32Array(count).fill(0x7fffffff),
    xMax: new Int32Array(count).fill(-1),
    yMin: new Int32Array(count).fill(0x7fffffff),
    yMax: new Int32Array(count).fill(-1),
    firstRun: new Int32Array(count + 1),
  }
  const kept = {
    count: keptRuns,
    y: new Int32Array(keptRuns),
    start: new Int32Array(keptRuns),
    end: new Int32Array(keptRuns),
    peak: new Float32Array(keptRuns),
  }
  for (let run = 0; run < runs.count; run++) {
    const island = number[roots[run]]
    if (island >= 0) islands.firstRun[island + 1]++
  }
  for (let island = 0; island < count; island++) islands.firstRun[island + 1] += islands.firstRun[island]
  const next = islands.firstRun.slice(0, count)
  for (let run = 0; run < runs.count; run++) {
    const island = number[roots[run]]
    if (island < 0) continue
    const slot = next[island]++
    kept.y[slot] = runs.y[run]
    kept.start[slot] = runs.start[run]
    kept.end[slot] = runs.end[run]
    kept.peak[slot] = runs.peak[run]
    islands.pixels[island] += runs.end[run] - runs.start[run]
    islands.peak[island] = Math.max(islands.peak[island], runs.peak[run])
    islands.xMin[island] = Math.min(islands.xMin[island], runs.start[run])
    islands.xMax[island] = Math.max(islands.xMax[island], runs.end[run] - 1)
    islands.yMin[island] = Math.min(islands.yMin[island], runs.y[run])
    islands.yMax[island] = Math.max(islands.yMax[island], runs.y[run])
  }
  return { ...islands, runs: kept }
}
