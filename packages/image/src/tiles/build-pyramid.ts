// Builds a pyramid in two passes over the image: the first gives the coarse levels, which can be looked at within a second or a few, the
// second all others. Memory is bounded whatever the size of the image.

import type { Deflate } from './deflate.ts'
import { collectStatistics, type LevelStatistics, type StatisticsPart, statisticsOf } from './level-statistics.ts'
import { inOrder } from './ordered-tasks.ts'
import { describePyramid, PYRAMID_FILES, type PyramidDescription } from './pyramid-description.ts'
import { type PyramidPlan, planPyramid } from './pyramid-plan.ts'
import type { PyramidStore, StoreSink } from './pyramid-store.ts'
import { halverOf, type Reduction } from './reduction.ts'
import type { RowSource } from './row-source.ts'
import { localTileRunner } from './run-tile-task.ts'
import { free } from './scratch.ts'
import { type TileFileWriter, writeTileFile } from './tile-file.ts'
import type { BandTask, PlacedTile, ReduceTask, RowTask, TileRunner } from './tile-tasks.ts'
import { turn } from './turn.ts'

/** How far a build is. */
export interface PyramidProgress {
  /** From 0 to 1. */
  readonly fraction: number
  /** The description and the coarse levels can be read. */
  readonly viewable: boolean
}

/** How to build. */
export interface BuildOptions {
  readonly signal?: AbortSignal
  readonly progress?: (progress: PyramidProgress) => void
  /** Keep the bits of every float. Default false. */
  readonly lossless?: boolean
  /** How a level is made of the one below. Default 'mean'. */
  readonly reduction?: Reduction
  /** Packs the tiles. Default: the platform's CompressionStream. */
  readonly deflate?: Deflate
  /** Pixels read at a time; does not change the result. Default 2^20. */
  readonly stripPixels?: number
  /** Does the work, such as on threads. It must have been made for the same image and options. Default: this thread. */
  readonly runner?: TileRunner
  /** Default: planPyramid of the image's size. */
  readonly plan?: PyramidPlan
}

/** Share of the work that is done when the coarse levels are. */
const COARSE_SHARE = 0.1
/** Pieces that the first pass is cut into, at least. */
const REDUCE_TASKS = 32
/** Columns of tiles that a task of the second pass covers at most. */
const BAND_COLUMNS = 64
/** Tiles of level 0 that a task of the second pass covers at most, where its columns may be fewer. */
const BAND_TILES = 512

/**
 * Builds the pyramid of an image into a store. Its bytes depend on the pixels, `lossless`, `reduction` and `deflate` alone, not on strips or threads.
 * After a failure or an abort nothing of it is left.
 *
 * Each pixel of a level is the mean of the finite ones of 2 x 2 of the level below: flux is conserved, and noise falls as in any binning,
 * by 2 a level once a beam is within a pixel. A point source then falls by 4, so that faint ones vanish in the distance: a catalogue drawn
 * over the image keeps them in sight. A pixel is blank only where all that it covers is. Labels have no mean: see `reduction`.
 *
 * @throws IMAGE_NOT_LABELS with `reduction` 'label', for pixels that are none; what `rows` and `store` throw; the signal's reason
 */
export async function buildPyramid(rows: RowSource, store: PyramidStore, options: BuildOptions = {}): Promise<PyramidDescription> {
  const { signal, progress = () => {}, lossless = false, reduction = 'mean', plan = planPyramid(rows.width, rows.height) } = options
  const runner = options.runner ?? localTileRunner({ ...options, rows, plan })
  const build: Build = { plan, reduction, store, runner, signal, begun: [] }
  try {
    signal?.throwIfAborted()
    const first = await firstPass(build, (done) => progress({ fraction: (done * COARSE_SHARE) / 2, viewable: false }))
    const statistics = await writeCoarse(build, first)
    const description = Object.freeze({ plan, reduction, lossless, statistics })
    await writeText(build, PYRAMID_FILES.description, describePyramid(description))
    progress({ fraction: plan.coarse === 0 ? 1 : COARSE_SHARE, viewable: true })
    await secondPass(build, (done) => progress({ fraction: COARSE_SHARE + (1 - COARSE_SHARE) * done, viewable: true }))
    return description
  } catch (error) {
    await undo(build)
    throw error
  }
}

interface Build {
  readonly plan: PyramidPlan
  readonly reduction: Reduction
  readonly store: PyramidStore
  readonly runner: TileRunner
  readonly signal?: AbortSignal
  /** What was begun, to be taken away again if the build fails. */
  readonly begun: { readonly name: string; readonly sink: StoreSink }[]
}

interface FirstPass {
  /** The first coarse level. */
  readonly pixels: Float32Array<ArrayBuffer>
  /** What the rows of the levels below it say, by level. */
  readonly parts: readonly (readonly StatisticsPart[])[]
}

async function firstPass({ plan, runner, signal }: Build, progress: (done: number) => void): Promise<FirstPass> {
  const { height, coarse, levels } = plan
  const unit = 2 ** coarse
  const step = Math.max(1, Math.floor(levels[coarse].height / REDUCE_TASKS)) * unit
  const tasks = Array.from({ length: Math.ceil(height / step) }, (_, i): ReduceTask => {
    return { kind: 'reduce', y0: i * step, y1: Math.min(height, (i + 1) * step) }
  })
  const pixels = new Float32Array(levels[coarse].width * levels[coarse].height)
  const parts: StatisticsPart[][] = levels.slice(0, coarse).map(() => [])
  let at = 0
  let done = 0
  for await (const reduced of inOrder(runner, tasks, signal)) {
    pixels.set(reduced.pixels, at)
    at += reduced.pixels.length
    free(reduced.pixels)
    for (const [level, part] of reduced.parts.entries()) parts[level].push(part)
    progress(++done / tasks.length)
  }
  return { pixels, parts }
}

/** Writes the coarse levels, the smallest first, and returns the statistics of all levels, made while the tiles are coded. */
async function writeCoarse(build: Build, { pixels, parts }: FirstPass): Promise<LevelStatistics[]> {
  const { plan, reduction, runner, signal } = build
  const { coarse, levels, tileSide } = plan
  const halve = halverOf(reduction)
  const planes = [pixels]
  for (const { width, height } of levels.slice(coarse, -1)) {
    const next = new Float32Array(Math.ceil(width / 2) * Math.ceil(height / 2))
    halve(planes.at(-1) as Float32Array, width, height, next)
    planes.push(next)
  }
  function* tasks(): Generator<RowTask> {
    for (const { level, width, rows } of levels.slice(coarse).reverse()) {
      const step = tileSide * width
      for (let y = 0; y < rows; y++) yield { kind: 'row', level, y, width, pixels: planes[level - coarse].slice(y * step, (y + 1) * step) }
    }
  }
  const own = planes.map((plane, i) => {
    const { width, height } = levels[coarse + i]
    const collector = collectStatistics(width, height)
    collector.add(plane, 0, height)
    return [collector.part()]
  })
  const file = await beginTiles(build, PYRAMID_FILES.coarse, coarse, levels.length)
  const statistics = levelStatistics([...parts, ...own], signal)
  // Heard when the tiles are coded: an abort may end it sooner, and then ends them too.
  statistics.catch(() => {})
  try {
    for await (const tiles of inOrder(runner, tasks(), signal)) await writeAll(file, tiles)
    await file.finish()
  } finally {
    await Promise.allSettled([statistics])
  }
  for (const plane of planes) free(plane)
  return await statistics
}

/** By level, one after the other, with room between them for the threads that wait for their next task. */
async function levelStatistics(levels: readonly (readonly StatisticsPart[])[], signal?: AbortSignal): Promise<LevelStatistics[]> {
  const found: LevelStatistics[] = []
  for (const [level, parts] of levels.entries()) {
    await turn()
    signal?.throwIfAborted()
    found.push(statisticsOf(level, parts))
  }
  return found
}

async function secondPass(build: Build, progress: (done: number) => void): Promise<void> {
  const { plan, runner, signal } = build
  const { coarse, levels } = plan
  if (coarse === 0) return
  const bands = levels[coarse - 1].rows
  const high = 2 ** (coarse - 1)
  const wide = Math.max(high, Math.min(BAND_COLUMNS, Math.floor(BAND_TILES / high / high) * high))
  const tasks = Array.from({ length: bands }, (_, band) =>
    Array.from({ length: Math.ceil(levels[0].columns / wide) }, (__, i): BandTask => {
      return { kind: 'band', band, from: i * wide, to: Math.min(levels[0].columns, (i + 1) * wide) }
    }),
  ).flat()
  const file = await beginTiles(build, PYRAMID_FILES.fine, 0, coarse)
  let done = 0
  for await (const tiles of inOrder(runner, tasks, signal)) {
    await writeAll(file, tiles)
    progress(++done / tasks.length)
  }
  signal?.throwIfAborted()
  await file.finish()
}

async function writeAll(file: TileFileWriter, tiles: readonly PlacedTile[]): Promise<void> {
  for (const tile of tiles) {
    await file.write(tile)
    free(tile.bytes)
  }
}

async function beginTiles(build: Build, name: string, from: number, to: number): Promise<TileFileWriter> {
  return writeTileFile(build.plan, { from, to }, await begin(build, name))
}

async function writeText(build: Build, name: string, text: string): Promise<void> {
  const sink = await begin(build, name)
  await sink.write(new TextEncoder().encode(text))
  await sink.commit()
}

async function begin({ store, begun }: Build, name: string): Promise<StoreSink> {
  const sink = await store.create(name)
  begun.push({ name, sink })
  return sink
}

/** The description goes first, so that nobody finds it without its tiles. */
async function undo({ store, begun }: Build): Promise<void> {
  for (const { name, sink } of begun.toReversed()) {
    await sink.abort().catch(() => {})
    await store.remove(name).catch(() => {})
  }
}
