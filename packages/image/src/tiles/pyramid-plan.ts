// The shape of a pyramid: its levels, the tiles of each, and which levels are made first.

import { imageErrors } from '../errors.ts'

/** Side of a tile in pixels: a tile of 256 unpacks in 2 ms and is some 35 kB, so that a window fills in one round of requests. */
export const TILE_SIDE = 256
/** Levels of at most this many pixels are made first and held in memory while they are. */
const COARSE_PIXELS = 2 ** 20
/** Longest side of an image. */
const MOST_SIDE = 2 ** 31 - 1

/** One level: each pixel stands for 2^level x 2^level pixels of the image, counted from the first pixel. */
export interface PyramidLevel {
  readonly level: number
  /** In pixels of the level. */
  readonly width: number
  readonly height: number
  /** In tiles. Those at the right and upper edge may be smaller. */
  readonly columns: number
  readonly rows: number
}

/** The levels of an image, from the image itself to one that is a single tile. */
export interface PyramidPlan {
  readonly width: number
  readonly height: number
  readonly tileSide: number
  readonly levels: readonly PyramidLevel[]
  /** The first of the levels that are made first, all smaller ones included. */
  readonly coarse: number
}

/** Plans the pyramid of an image. Throws IMAGE_BAD_ARGUMENT for an image without pixels. */
export function planPyramid(width: number, height: number, coarsePixels = COARSE_PIXELS): PyramidPlan {
  for (const [name, value] of Object.entries({ width, height })) {
    if (!(Number.isInteger(value) && value >= 1 && value <= MOST_SIDE))
      throw imageErrors.BAD_ARGUMENT({ name, value, wanted: `a whole number from 1 to ${MOST_SIDE}` })
  }
  const levels: PyramidLevel[] = []
  for (let level = 0; ; level++) {
    const [w, h] = [Math.ceil(width / 2 ** level), Math.ceil(height / 2 ** level)]
    levels.push(Object.freeze({ level, width: w, height: h, columns: Math.ceil(w / TILE_SIDE), rows: Math.ceil(h / TILE_SIDE) }))
    if (w <= TILE_SIDE && h <= TILE_SIDE) break
  }
  const found = levels.findIndex((level) => level.width * level.height <= coarsePixels)
  return Object.freeze({ width, height, tileSide: TILE_SIDE, levels, coarse: found < 0 ? levels.length - 1 : found })
}

/** Pixels of a tile at its place, in pixels of its level. Throws IMAGE_NO_SUCH_TILE. */
export function tileBox(plan: PyramidPlan, level: number, x: number, y: number): { x0: number; y0: number; width: number; height: number } {
  const at = plan.levels[level]
  if (at === undefined || !Number.isInteger(x) || !Number.isInteger(y) || x < 0 || y < 0 || x >= at.columns || y >= at.rows)
    throw imageErrors.NO_SUCH_TILE({ level, x, y })
  const [x0, y0] = [x * plan.tileSide, y * plan.tileSide]
  return { x0, y0, width: Math.min(plan.tileSide, at.width - x0), height: Math.min(plan.tileSide, at.height - y0) }
}
