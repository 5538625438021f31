// What the finder looks at: one plane of pixels that can be read by rows, and what its header says of beam, sky and unit.

import type { Beam, Hertz } from '@cirasa/units'
import type { Wcs } from '@cirasa/wcs'

/** A plane of pixels, read by rows so that an image larger than memory can be searched. Blank pixels are NaN. */
export interface Plane {
  readonly width: number
  readonly height: number
  /** Fills `out`, row-major, with rows y0 up to but not including y1. Synchronous: the finder runs in worker threads. */
  readRows(y0: number, y1: number, out: Float32Array): void
  /** All pixels, row-major, of a plane that lies in memory: they are looked at where they are, and never changed. */
  readonly pixels?: Float32Array
}

/** Rows y0 up to but not including y1 to look at: those of a plane in memory themselves, of any other read into `buffer`. */
export function rowsOf(plane: Plane, y0: number, y1: number, buffer: () => Float32Array): Float32Array {
  const { width, pixels } = plane
  if (pixels !== undefined) return pixels.subarray(y0 * width, y1 * width)
  const rows = buffer().subarray(0, (y1 - y0) * width)
  plane.readRows(y0, y1, rows)
  return rows
}

/** What is known of a plane besides its pixels. */
export interface PlaneContext {
  /** Pixel to sky; absent for an image without a usable WCS. */
  readonly wcs?: Wcs
  /** The restoring beam on the sky; absent for optical images and headers that lost it. */
  readonly beam?: Beam
  /** Unit of a pixel as the header says it, such as 'Jy/beam' or 'adu'; '' where unknown. */
  readonly unit: string
  readonly frequency?: Hertz
  /** Name that goes into the catalogue's run record, such as the file's base name. */
  readonly name: string
}
