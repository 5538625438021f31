// Reads pixels of an image: all, or a box of them, as stored or as physical values, never more bytes than the box needs.

import { fitsErrors } from '../errors.ts'
import type { ImageHdu } from '../hdu/hdu.ts'
import { bytesOf, swapToNative } from './byte-order.ts'
import { makePixels, type PixelArray, type PixelType, pixelArrays, pixelBytes, type StoredArray, storedType, typeOf } from './pixels.ts'
import { physicalType, readScaling, type Scaling, scalePixels, UNSCALED } from './scaling.ts'
import { boxSize, fullRanges, type PixelRange, type Run, runsOf } from './section.ts'

/** In what form pixels are wanted. */
export interface ReadImageOptions {
  /**
   * 'physical' (default): scaled values in the type that holds them, integers exact; 'stored': what is in the file;
   * 'float32', 'float64': scaled values in that type, blank integers as NaN.
   */
  readonly as?: 'physical' | 'stored' | 'float32' | 'float64'
  /** Filled in place of a new array; of the type and length of the result. May lie in a SharedArrayBuffer. */
  readonly into?: PixelArray
  readonly signal?: AbortSignal
}

/** Pixels with the lengths of their axes, the fastest first. */
export interface Pixels {
  readonly type: PixelType
  readonly shape: readonly number[]
  readonly data: PixelArray
}

/** Most bytes of one read. */
const READ = 4 * 1024 * 1024
/** Pixels scaled at a time. */
const PIECE = 32 * 1024
/** Runs nearer to each other than this are read together. */
const GAP = 32 * 1024

/**
 * Reads all pixels of an image.
 *
 * @throws FITS_TRUNCATED before anything is allocated, FITS_TOO_LARGE, FITS_WRONG_LENGTH
 */
export function readImage(hdu: ImageHdu, options: ReadImageOptions = {}): Promise<Pixels> {
  return readSection(hdu, [], options)
}

/**
 * Reads the pixels of a box: a range `[start, stop)` an axis, counted from 0; axes without one are read whole.
 *
 * @throws as `readImage`, and FITS_OUT_OF_RANGE, FITS_NO_SUCH_AXIS
 * @example (await readSection(hdu, [[10, 20], [0, 5]])).shape // [10, 5] of a two-dimensional image
 */
export async function readSection(hdu: ImageHdu, ranges: readonly PixelRange[], options: ReadImageOptions = {}): Promise<Pixels> {
  const box = fullRanges(hdu.shape, ranges)
  const scaling = options.as === 'stored' ? UNSCALED : readScaling(hdu.header, hdu.bitpix)
  const type = resultType(hdu, scaling, options.as)
  checkPresent(hdu, box)
  const data = prepare(type, boxSize(box), options.into)
  const put = type === storedType(hdu.bitpix) && scaling.bscale === 1 && scaling.bzero === 0 ? copyRun(data) : scaleRun(hdu, scaling, data)
  for (const { first, pixels, runs } of extents(hdu, box)) {
    options.signal?.throwIfAborted()
    const bytes = await readBytes(hdu, first, pixels, options.signal)
    for (const run of runs) put(bytes, run.first - first, run)
  }
  return { type, shape: box.map(([start, stop]) => stop - start), data }
}

/** Puts a run, which begins at a pixel of the bytes read, where it goes. */
type PutRun = (bytes: Uint8Array, from: number, run: Run) => void

/** Stored values as they are: bytes are copied and turned where they lie. */
function copyRun(data: PixelArray): PutRun {
  return (bytes, from, { count, at }) => {
    const part = data.subarray(at, at + count)
    const size = data.BYTES_PER_ELEMENT
    bytesOf(part).set(bytes.subarray(from * size, (from + count) * size))
    swapToNative(part)
  }
}

/** Scaled values, by way of one buffer that is small enough for the processor's cache. */
function scaleRun({ bitpix }: ImageHdu, scaling: Scaling, data: PixelArray): PutRun {
  const size = pixelBytes(bitpix)
  const buffer = makePixels(storedType(bitpix), PIECE) as StoredArray
  return (bytes, from, { count, at }) => {
    for (let done = 0; done < count; done += PIECE) {
      const stored = buffer.subarray(0, Math.min(PIECE, count - done)) as StoredArray
      const start = (from + done) * size
      bytesOf(stored).set(bytes.subarray(start, start + stored.byteLength))
      swapToNative(stored)
      scalePixels(stored, bitpix, scaling, data, at + done)
    }
  }
}

function resultType(hdu: ImageHdu, scaling: Scaling, as: ReadImageOptions['as'] = 'physical'): PixelType {
  if (as === 'float32' || as === 'float64') return as
  return as === 'stored' ? storedType(hdu.bitpix) : physicalType(hdu.bitpix, scaling)
}

/** Refuses a box that ends beyond the source, so that a header's promise alone never makes us allocate. */
function checkPresent(hdu: ImageHdu, box: readonly PixelRange[]): void {
  if (hdu.missingBytes === 0) return
  let last = 0
  let stride = pixelBytes(hdu.bitpix)
  box.forEach(([, stop], axis) => {
    last += (stop - 1) * stride
    stride *= hdu.shape[axis]
  })
  if (last + pixelBytes(hdu.bitpix) > hdu.dataBytes - hdu.missingBytes) {
    throw fitsErrors.TRUNCATED({ missing: hdu.missingBytes, hdu: hdu.index })
  }
}

function prepare(type: PixelType, length: number, into: PixelArray | undefined): PixelArray {
  if (into !== undefined) {
    if (!(into instanceof pixelArrays[type])) throw fitsErrors.WRONG_TYPE({ got: typeOf(into), wanted: type })
    if (into.length !== length) throw fitsErrors.WRONG_LENGTH({ got: into.length, wanted: length })
    return into
  }
  try {
    return makePixels(type, length)
  } catch (error) {
    const bytes = length * pixelArrays[type].BYTES_PER_ELEMENT
    throw fitsErrors.TOO_LARGE({ bytes, limit: 'what one array can hold' }, error)
  }
}

/** Pixels to read at once, and the runs of the box among them. */
interface Extent {
  readonly first: number
  readonly pixels: number
  readonly runs: readonly Run[]
}

/** Long runs in pieces, short runs that lie close together in one. */
function* extents(hdu: ImageHdu, box: readonly PixelRange[]): Generator<Extent> {
  const most = READ / pixelBytes(hdu.bitpix)
  const gap = GAP / pixelBytes(hdu.bitpix)
  let runs: Run[] = []
  for (const run of runsOf(hdu.shape, box)) {
    const previous = runs.at(-1)
    if (previous !== undefined) {
      const end = previous.first + previous.count
      if (run.first - end > gap || run.first + run.count - runs[0].first > most) {
        yield { first: runs[0].first, pixels: end - runs[0].first, runs }
        runs = []
      }
    }
    if (run.count <= most) runs.push(run)
    else {
      for (let done = 0; done < run.count; done += most) {
        const count = Math.min(most, run.count - done)
        yield { first: run.first + done, pixels: count, runs: [{ first: run.first + done, count, at: run.at + done }] }
      }
    }
  }
  const last = runs.at(-1)
  if (last !== undefined) yield { first: runs[0].first, pixels: last.first + last.count - runs[0].first, runs }
}

async function readBytes(hdu: ImageHdu, first: number, pixels: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const size = pixelBytes(hdu.bitpix)
  const bytes = await hdu.source.read(hdu.dataOffset + first * size, pixels * size, signal)
  if (bytes.length < pixels * size) throw fitsErrors.TRUNCATED({ missing: pixels * size - bytes.length, hdu: hdu.index })
  return bytes
}
