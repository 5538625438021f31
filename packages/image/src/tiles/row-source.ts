// Where a pyramid's pixels come from: rows of an image, of whatever file or memory.

import { freshScratch, type Scratch } from './scratch.ts'
import { turn } from './turn.ts'

/** An image that can be read by rows. What `fits` calls a plane reader is one. */
export interface RowSource {
  readonly width: number
  readonly height: number
  /** Fills `out`, row-major from its start, with rows y0 up to but not including y1; NaN where blank. */
  readRows(y0: number, y1: number, out: Float32Array): void | Promise<void>
}

/** Pixels read at a time where nothing else asks for more. */
const STRIP_PIXELS = 2 ** 20

/** How strips are read. */
interface StripOptions {
  readonly unit: number
  readonly stripPixels?: number
  readonly scratch?: Scratch
  readonly signal?: AbortSignal
}

/** Some whole rows, in a buffer that the next strip overwrites. */
export interface Strip {
  readonly y: number
  readonly rows: number
  readonly pixels: Float32Array
}

/**
 * Reads rows y0 up to but not including y1 as strips of about `stripPixels` pixels: whole rows, and a multiple of `unit` of them except at the
 * end.
 */
export async function* strips(
  source: RowSource,
  [y0, y1]: readonly [number, number],
  { unit, stripPixels = STRIP_PIXELS, scratch = freshScratch, signal }: StripOptions,
): AsyncGenerator<Strip> {
  const most = Math.min(y1 - y0, Math.max(1, Math.floor(stripPixels / source.width / unit)) * unit)
  const buffer = scratch.floats('strip', most * source.width)
  for (let y = y0; y < y1; y += most) {
    await turn()
    signal?.throwIfAborted()
    const rows = Math.min(most, y1 - y)
    await source.readRows(y, y + rows, buffer)
    yield { y, rows, pixels: buffer.subarray(0, rows * source.width) }
  }
}
