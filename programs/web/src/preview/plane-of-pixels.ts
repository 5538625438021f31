// A block of pixels as the finder wants it.

import type { Plane } from '@cirasa/finder'
import type { BlockOfPixels } from './preview-messages.ts'

/** Pixels in memory as a plane. */
export function planeOfPixels({ width, height, pixels }: Pick<BlockOfPixels, 'width' | 'height' | 'pixels'>): Plane {
  return Object.freeze({
    width,
    height,
    pixels,
    readRows: (y0: number, y1: number, out: Float32Array) => out.set(pixels.subarray(y0 * width, y1 * width)),
  })
}
