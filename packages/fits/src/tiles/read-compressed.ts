// Reads pixels of a compressed image the way that plain images are read: all, a box, or rows of a plane.

import { fitsErrors } from '../errors.ts'
import type { CompressedImageHdu } from '../hdu/hdu.ts'
import type { ImagePlane } from '../image/choose-plane.ts'
import { makePixels, type PixelArray, type PixelType, pixelArrays, storedType } from '../image/pixels.ts'
import { checkRows, type PlaneReader } from '../image/plane-reader.ts'
import type { Pixels, ReadImageOptions } from '../image/read-image.ts'
import { physicalType, UNSCALED } from '../image/scaling.ts'
import { boxSize, fullRanges, type PixelRange } from '../image/section.ts'
import { fetchAll, fetchAllSync } from '../source/byte-request.ts'
import type { SyncByteSource } from '../source/byte-source.ts'
import { readBox } from './read-section.ts'
import { TileCache } from './tile-cache.ts'
import { openTiledImage, type TiledImage } from './tiled-image.ts'

/** How to read a compressed image: `tiled`, from `openTiledImage`, saves reading the table of tiles again. */
export interface ReadCompressedOptions extends ReadImageOptions {
  readonly tiled?: TiledImage
}

/**
 * Reads a box of a compressed image: a range `[start, stop)` an axis, counted from 0; axes without one are read whole. Pixels that
 * were undefined come out as NaN where the result is of floats.
 *
 * @throws FITS_BAD_TILE, FITS_BAD_COMPRESSION, FITS_UNSUPPORTED_COMPRESSION, FITS_BAD_TABLE, FITS_TRUNCATED, FITS_TOO_LARGE,
 * FITS_OUT_OF_RANGE, FITS_NO_SUCH_AXIS, FITS_WRONG_LENGTH
 */
export async function readCompressedSection(
  hdu: CompressedImageHdu,
  ranges: readonly PixelRange[] = [],
  options: ReadCompressedOptions = {},
): Promise<Pixels> {
  const axes = fullRanges(hdu.shape, ranges)
  const tiled = options.tiled ?? (await openTiledImage(hdu, options.signal))
  const scaling = options.as === 'stored' ? UNSCALED : tiled.scaling
  const type = resultType(tiled, options.as)
  const box = { start: axes.map(([start]) => start), stop: axes.map(([, stop]) => stop) }
  const out = prepare(type, boxSize(axes), options.into)
  await fetchAll(readBox(tiled, { box, out, type, scaling }), hdu.source, options.signal)
  return { type, shape: axes.map(([start, stop]) => stop - start), data: out }
}

/**
 * Reads a plane of a compressed image by rows without waiting. Tiles taller than one row are kept decoded, up to 64 MiB, for the
 * rows that follow.
 */
export function tiledPlaneReader(source: SyncByteSource, tiled: TiledImage, plane: ImagePlane): PlaneReader {
  const { width, height, axes } = plane
  const cache = tiled.grid.tile.slice(1).some((length) => length > 1) ? new TileCache() : undefined
  const above = axes.map(({ index }) => index)
  return Object.freeze({
    width,
    height,
    readRows(y0: number, y1: number, out: Float32Array): void {
      checkRows(plane, y0, y1, out)
      if (y0 === y1) return
      const box = { start: [0, y0, ...above], stop: [width, y1, ...above.map((index) => index + 1)] }
      fetchAllSync(readBox(tiled, { box, out, type: 'float32', scaling: tiled.scaling, cache }), source)
    },
  })
}

function resultType({ bitpix, scaling }: TiledImage, as: ReadImageOptions['as'] = 'physical'): PixelType {
  if (as === 'float32' || as === 'float64') return as
  return as === 'stored' ? storedType(bitpix) : physicalType(bitpix, scaling)
}

function prepare(type: PixelType, length: number, into: PixelArray | undefined): PixelArray {
  if (into !== undefined) {
    if (into.length !== length || !(into instanceof pixelArrays[type])) throw fitsErrors.WRONG_LENGTH({ got: into.length, wanted: length })
    return into
  }
  try {
    return makePixels(type, length)
  } catch (error) {
    throw fitsErrors.TOO_LARGE({ bytes: length * pixelArrays[type].BYTES_PER_ELEMENT, limit: 'what one array can hold' }, error)
  }
}
