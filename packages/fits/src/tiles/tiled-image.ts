// A compressed image, opened: everything that is needed to read any of its tiles, as plain data that a worker can be given.

import { fitsErrors } from '../errors.ts'
import type { Bitpix, CompressedImageHdu } from '../hdu/hdu.ts'
import { readScaling, type Scaling } from '../image/scaling.ts'
import { type ByteRequest, fetchAll, fetchAllSync } from '../source/byte-request.ts'
import type { SyncByteSource } from '../source/byte-source.ts'
import { type Compression, type Dither, readCompression, readDither } from './compression.ts'
import { readTileGrid, type TileGrid, tileCount } from './tile-grid.ts'
import { readTileIndex, type TileIndex } from './tile-index.ts'

/** How to read the tiles of one image. A plain object: it can be posted to a worker thread. */
export interface TiledImage {
  readonly bitpix: Bitpix
  readonly grid: TileGrid
  readonly compression: Compression
  /** How integers stand for floating-point pixels; undefined where they do not. */
  readonly dither: Dither | undefined
  readonly index: TileIndex
  /** Of the stored pixels: BSCALE, BZERO and BLANK. */
  readonly scaling: Scaling
  /** Where the heap starts in the source. */
  readonly heapOffset: number
}

/** The rows of the table are read at once; images that need more than this do not exist. */
const MOST_INDEX_BYTES = 2 ** 28

/**
 * Reads what the header and the table's rows say of the tiles; no tile is read.
 *
 * @throws FITS_BAD_COMPRESSION, FITS_UNSUPPORTED_COMPRESSION, FITS_BAD_TABLE, FITS_TRUNCATED
 */
export function openTiledImage(hdu: CompressedImageHdu, signal?: AbortSignal): Promise<TiledImage> {
  return fetchAll(open(hdu), hdu.source, signal)
}

/** As `openTiledImage`, without waiting. */
export function openTiledImageSync(hdu: CompressedImageHdu, source: SyncByteSource): TiledImage {
  return fetchAllSync(open(hdu), source)
}

function* open(hdu: CompressedImageHdu): ByteRequest<TiledImage> {
  const { header, bitpix, shape, table } = hdu
  const compression = readCompression(header)
  const grid = readTileGrid(header, shape)
  const tiles = tileCount(grid)
  if (tiles > table.rows) throw fitsErrors.BAD_COMPRESSION({ why: `it needs ${tiles} tiles, its table has ${table.rows} rows` })
  const length = tiles * table.rowBytes
  // A row without bytes still costs memory.
  if (Math.max(length, tiles * 8) > MOST_INDEX_BYTES) throw fitsErrors.TOO_LARGE({ bytes: length, limit: MOST_INDEX_BYTES })
  if (hdu.missingBytes > 0) throw fitsErrors.TRUNCATED({ missing: hdu.missingBytes, hdu: hdu.index })
  const index = readTileIndex(hdu, yield { offset: hdu.dataOffset, length }, grid)
  const isQuantized = bitpix < 0 && index.scale !== undefined && index.zero !== undefined
  const dither = isQuantized ? readDither(header) : undefined
  return Object.freeze({ bitpix, grid, compression, dither, index, scaling: readScaling(header, bitpix), heapOffset: table.heapOffset })
}
