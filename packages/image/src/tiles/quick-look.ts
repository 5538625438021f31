// A rough look at an image of any size, for the moment before its pyramid is begun.

import type { RowSource } from './row-source.ts'

/** A rough look at an image. */
export interface QuickLook {
  readonly width: number
  readonly height: number
  readonly pixels: Float32Array
  /** Every how manieth pixel of every how manieth row. */
  readonly step: number
}

/**
 * Every n-th pixel of every n-th row, so that neither side is longer than `side`: within a fraction of a second whatever the size, and not
 * what the pyramid will show, as most pixels were never looked at.
 */
export async function quickLook(rows: RowSource, side = 512, signal?: AbortSignal): Promise<QuickLook> {
  const step = Math.max(1, Math.ceil(Math.max(rows.width, rows.height) / side))
  const width = Math.ceil(rows.width / step)
  const height = Math.ceil(rows.height / step)
  const pixels = new Float32Array(width * height)
  const row = new Float32Array(rows.width)
  for (let y = 0; y < height; y++) {
    signal?.throwIfAborted()
    await rows.readRows(y * step, y * step + 1, row)
    for (let x = 0; x < width; x++) pixels[y * width + x] = row[x * step]
  }
  return { width, height, pixels, step }
}
