// Reads a plane by rows without waiting: what the source finder's worker threads stand on, so bytes go straight into its arrays.

import { fitsErrors } from '../errors.ts'
import type { ImageHdu } from '../hdu/hdu.ts'
import type { SyncByteSource } from '../source/byte-source.ts'
import { bytesOf, swapToNative } from './byte-order.ts'
import type { ImagePlane } from './choose-plane.ts'
import { makePixels, pixelBytes, type StoredArray, storedType } from './pixels.ts'
import { readScaling, scalePixels } from './scaling.ts'

/** A plane that can be read by rows. Compressed images offer the same, decoding the tiles that the rows need. */
export interface PlaneReader {
  readonly width: number
  readonly height: number
  /**
   * Fills `out`, row-major from its start, with rows y0 up to but not including y1. Physical values; blanks are NaN.
   *
   * @throws FITS_OUT_OF_RANGE, FITS_WRONG_LENGTH when `out` is too short, FITS_TRUNCATED
   */
  readRows(y0: number, y1: number, out: Float32Array): void
}

/** Bytes read and turned at a time: small enough to be turned while they are in the processor's cache. */
const PIECE = 256 * 1024

/** Reads a plane of an uncompressed image from a source that does not make one wait. Uses one buffer of 256 KiB, none for float32. */
export function imagePlaneReader(source: SyncByteSource, hdu: ImageHdu, plane: ImagePlane): PlaneReader {
  const { width, height } = plane
  const { bitpix } = hdu
  const size = pixelBytes(bitpix)
  const start = hdu.dataOffset + plane.firstPixel * size
  const scaling = readScaling(hdu.header, bitpix)
  const direct = bitpix === -32
  const buffer = direct ? undefined : (makePixels(storedType(bitpix), PIECE / size) as StoredArray)

  function fill(into: Uint8Array, offset: number): void {
    const got = source.readSync(offset, into)
    if (got < into.length) throw fitsErrors.TRUNCATED({ missing: hdu.missingBytes || into.length - got, hdu: hdu.index })
  }

  return Object.freeze({
    width,
    height,
    readRows(y0: number, y1: number, out: Float32Array): void {
      checkRows(plane, y0, y1, out)
      const end = (y1 - y0) * width
      for (let at = 0; at < end; at += PIECE / size) {
        const count = Math.min(PIECE / size, end - at)
        const stored = direct ? out.subarray(at, at + count) : (buffer!.subarray(0, count) as StoredArray)
        fill(bytesOf(stored), start + (y0 * width + at) * size)
        swapToNative(stored)
        if (!direct) scalePixels(stored, bitpix, scaling, out, at)
        else if (scaling.bscale !== 1 || scaling.bzero !== 0) scalePixels(stored, bitpix, scaling, stored as Float32Array)
      }
    },
  })
}

/** A plane that lies in memory as physical values, row-major; also over a SharedArrayBuffer. */
export function memoryPlaneReader(width: number, height: number, pixels: Float32Array): PlaneReader {
  if (pixels.length !== width * height) throw fitsErrors.WRONG_LENGTH({ got: pixels.length, wanted: width * height })
  const plane = { width, height }
  return Object.freeze({
    width,
    height,
    readRows(y0: number, y1: number, out: Float32Array): void {
      checkRows(plane, y0, y1, out)
      out.set(pixels.subarray(y0 * width, y1 * width))
    },
  })
}

/** Refuses rows that the plane has not, and an array that cannot hold them. */
export function checkRows(plane: { readonly width: number; readonly height: number }, y0: number, y1: number, out: Float32Array): void {
  if (!(Number.isInteger(y0) && Number.isInteger(y1) && y0 >= 0 && y0 <= y1 && y1 <= plane.height)) {
    throw fitsErrors.OUT_OF_RANGE({ start: y0, stop: y1, axis: 2, length: plane.height })
  }
  const wanted = (y1 - y0) * plane.width
  if (out.length < wanted) throw fitsErrors.WRONG_LENGTH({ got: out.length, wanted })
}
