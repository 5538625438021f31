// Values along the row and the column of a pixel.

import type { Point } from '../camera/camera.ts'
import type { PixelBlock } from '../viewer-types.ts'
import { onImage, onLevel } from './pixel-level.ts'

/** Values along a line of pixels. */
export interface Profile {
  /** Coordinates of the pixels' centres along the axis, in pixels of the image. */
  readonly positions: Float64Array
  /** NaN where blank. */
  readonly values: Float32Array
  /** As of `PixelBlock`. */
  readonly level: number
}

/** The profile along the row of a place in image pixels; empty where the block has no such row. */
export function profileAlongX(block: PixelBlock, { y }: Pick<Point, 'y'>): Profile {
  const row = Math.round(onLevel(y, block.level)) - block.y0
  if (!(row >= 0 && row < block.height)) return emptyProfile(block.level)
  const values = block.pixels.slice(row * block.width, (row + 1) * block.width)
  return { positions: positionsFrom(block.x0, block.width, block.level), values, level: block.level }
}

/** The profile along the column of a place in image pixels; empty where the block has no such column. */
export function profileAlongY(block: PixelBlock, { x }: Pick<Point, 'x'>): Profile {
  const column = Math.round(onLevel(x, block.level)) - block.x0
  if (!(column >= 0 && column < block.width)) return emptyProfile(block.level)
  const values = new Float32Array(block.height)
  for (let row = 0; row < block.height; row++) values[row] = block.pixels[row * block.width + column]
  return { positions: positionsFrom(block.y0, block.height, block.level), values, level: block.level }
}

function positionsFrom(first: number, count: number, level: number): Float64Array {
  const positions = new Float64Array(count)
  for (let i = 0; i < count; i++) positions[i] = onImage(first + i, level)
  return positions
}

const emptyProfile = (level: number): Profile => ({ positions: new Float64Array(0), values: new Float32Array(0), level })
