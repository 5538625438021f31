// The values of the pixels in a region, copied out of a block row by row.

import { type PixelRegion, spansOf } from '@cirasa/regions'
import type { PixelBlock } from '../viewer-types.ts'
import { regionOnLevel } from './pixel-level.ts'

/** Finite values of a region in the order of rows, and the place of each. */
export interface RegionValues {
  /** Finite values; a copy. */
  readonly values: Float32Array
  /** Where each lies in `block.pixels`. */
  readonly places: Uint32Array
  /** Pixels of the region that are blank. */
  readonly blanks: number
}

/** What a block has of a region given in pixels of the image. */
export function valuesIn(region: PixelRegion, block: PixelBlock): RegionValues {
  const onBlock = regionOnLevel(region, block.level)
  let size = 0
  spansOf(onBlock, block, (_, from, to) => {
    size += to - from
  })
  const values = new Float32Array(size)
  const places = new Uint32Array(size)
  let count = 0
  spansOf(onBlock, block, (y, from, to) => {
    const row = (y - block.y0) * block.width - block.x0
    for (let x = from; x < to; x++) {
      const value = block.pixels[row + x]
      values[count] = value
      places[count] = row + x
      if (value - value === 0) count++
    }
  })
  return { values: values.subarray(0, count), places: places.subarray(0, count), blanks: size - count }
}
