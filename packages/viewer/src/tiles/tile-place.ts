// A tile by its place in a pyramid, and where its pixels lie in the image.

import type { PyramidPlan } from '@cirasa/image'
import type { ImageBox } from '../camera/camera.ts'

/** A tile of a pyramid. */
export interface TilePlace {
  readonly level: number
  /** Counted from the lower left, in tiles. */
  readonly x: number
  readonly y: number
}

/** A key for maps. */
export const placeKey = ({ level, x, y }: TilePlace): string => `${level}/${x}/${y}`

/** The tile that covers another one `levels` levels further up. */
export function ancestor({ level, x, y }: TilePlace, levels: number): TilePlace {
  const shrink = 2 ** levels
  return { level: level + levels, x: Math.floor(x / shrink), y: Math.floor(y / shrink) }
}

/** The four tiles that lie under a tile, those outside of the image left out. */
export function children(plan: PyramidPlan, { level, x, y }: TilePlace): TilePlace[] {
  const below = plan.levels[level - 1]
  if (below === undefined) return []
  const four = [0, 1, 2, 3].map((i) => ({ level: level - 1, x: 2 * x + (i & 1), y: 2 * y + (i >> 1) }))
  return four.filter((place) => place.x < below.columns && place.y < below.rows)
}

/** What a tile covers, in coordinates of image pixels; cut at the edge of the image, where the last pixel of a level may stand for fewer. */
export function coverage(plan: PyramidPlan, { level, x, y }: TilePlace): ImageBox {
  const side = plan.tileSide * 2 ** level
  return {
    x0: x * side - 0.5,
    y0: y * side - 0.5,
    x1: Math.min((x + 1) * side, plan.width) - 0.5,
    y1: Math.min((y + 1) * side, plan.height) - 0.5,
  }
}
