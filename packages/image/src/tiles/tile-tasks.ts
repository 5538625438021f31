// The work of building a pyramid, cut into tasks that any thread can do: what comes out depends on the task alone.

import type { Deflate } from './deflate.ts'
import type { StatisticsPart } from './level-statistics.ts'
import type { PyramidPlan } from './pyramid-plan.ts'
import type { Reduction } from './reduction.ts'
import type { RowSource } from './row-source.ts'
import type { Scratch } from './scratch.ts'

/** Reduces rows of the image to the first coarse level. */
export interface ReduceTask {
  readonly kind: 'reduce'
  /** Rows of the image: multiples of 2^coarse, but for the last. */
  readonly y0: number
  readonly y1: number
}

/** Codes the tiles of a band of the levels below the coarse ones: what lies over one row of tiles of the last of them. */
export interface BandTask {
  readonly kind: 'band'
  readonly band: number
  /** Columns of tiles of level 0, the first and after the last: multiples of 2^(coarse - 1), but for the last. */
  readonly from: number
  readonly to: number
}

/** Codes one row of tiles whose pixels are given. */
export interface RowTask {
  readonly kind: 'row'
  readonly level: number
  readonly y: number
  readonly width: number
  /** Freed when the task is done. */
  readonly pixels: Float32Array<ArrayBuffer>
}

export type TileTask = ReduceTask | BandTask | RowTask

/** Rows of the first coarse level, and what the rows of all levels below it say. */
export interface Reduced {
  readonly pixels: Float32Array<ArrayBuffer>
  readonly parts: readonly StatisticsPart[]
}

/** A coded tile and its place. */
export interface PlacedTile {
  readonly level: number
  readonly x: number
  readonly y: number
  readonly bytes: Uint8Array
}

/** What comes of a task. */
export type TileResult<T extends TileTask> = T extends ReduceTask ? Reduced : readonly PlacedTile[]

/** Does tasks, here or elsewhere, as many at once as it likes. */
export interface TileRunner {
  readonly concurrency: number
  run<T extends TileTask>(task: T): Promise<TileResult<T>>
}

/** What tasks are done with. */
export interface TileContext {
  readonly rows: RowSource
  readonly plan: PyramidPlan
  /** Default: 'mean'. */
  readonly reduction?: Reduction
  readonly lossless?: boolean
  readonly deflate?: Deflate
  /** Pixels read at a time. Does not change what comes out. */
  readonly stripPixels?: number
  /** Buffers to use again, where tasks are done one at a time. Default: new ones. */
  readonly scratch?: Scratch
  readonly signal?: AbortSignal
}
