// A small copy of a plane for the plot: blocks of pixels averaged strip by strip, so that a huge image stays on disk.

import type { Plane } from '@cirasa/finder'
import { downsample, wholeImage } from '@cirasa/image'

/** A plane made smaller: pixel (i, j) is the mean of the block of `factor` x `factor` pixels at (i * factor, j * factor). */
export interface Preview {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
  readonly factor: number
  /** Size of the plane itself. */
  readonly fullWidth: number
  readonly fullHeight: number
}

/** Pixels held at once while going through the plane. */
const STRIP_PIXELS = 1 << 21

/** The plane at no more than `longest` pixels a side. Lets others have a turn after each strip. Throws the signal's reason. */
export async function previewOf(plane: Plane, longest: number, signal?: AbortSignal): Promise<Preview> {
  const { width: fullWidth, height: fullHeight } = plane
  const factor = Math.max(1, Math.ceil(Math.max(fullWidth, fullHeight) / longest))
  const width = Math.ceil(fullWidth / factor)
  const height = Math.ceil(fullHeight / factor)
  const data = new Float32Array(width * height)
  const rowsAtOnce = Math.max(1, Math.floor(STRIP_PIXELS / fullWidth / factor)) * factor
  const strip = new Float32Array(Math.min(rowsAtOnce, fullHeight) * fullWidth)
  for (let y0 = 0; y0 < fullHeight; y0 += rowsAtOnce) {
    await new Promise(setImmediate)
    signal?.throwIfAborted()
    const rows = Math.min(rowsAtOnce, fullHeight - y0)
    const pixels = strip.subarray(0, rows * fullWidth)
    plane.readRows(y0, y0 + rows, pixels)
    const small = factor === 1 ? { data: pixels } : downsample(wholeImage(pixels, fullWidth, rows), factor)
    data.set(small.data, (y0 / factor) * width)
  }
  return { data, width, height, factor, fullWidth, fullHeight }
}
