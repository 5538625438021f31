// A map as a FITS file with the cards of its image, so that it lies on the same sky; written strip by strip.

import { fitsWriter, type Header, startImage } from '@cirasa/fits'
import type { AtomicFiles } from '../files/atomic-files.ts'

/** What a map is made of. */
export interface MapToWrite {
  readonly type: 'int32' | 'float32'
  readonly width: number
  readonly height: number
  /** That of a plane, with what is said of this map. */
  readonly header: Header
  /** Rows y0 up to but not including y1, row-major. */
  rows(y0: number, y1: number): Float32Array | Int32Array
}

const STRIP_PIXELS = 1 << 20

/** Writes one map under its temporary name. Throws FILE_NOT_WRITABLE and the signal's reason. */
export async function writeMap(files: AtomicFiles, file: string, map: MapToWrite, signal: AbortSignal): Promise<void> {
  const { type, width, height, header } = map
  const writer = fitsWriter(files.sink(file))
  try {
    const written = await startImage(writer, { type, shape: [width, height], header })
    const rows = Math.max(1, Math.min(height, Math.floor(STRIP_PIXELS / width)))
    for (let y = 0; y < height; y += rows) {
      signal.throwIfAborted()
      await written.write(map.rows(y, Math.min(height, y + rows)))
    }
    await written.finish()
    await writer.finish()
  } catch (error) {
    await writer.abort()
    throw error
  }
}
