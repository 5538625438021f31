// Reads any box of pixels out of a compressed image: only the tiles that it touches are fetched and decoded.

import { makePixels, type StoredArray, storedType } from '../image/pixels.ts'
import { type ByteRequest, fetchAll, fetchAllSync } from '../source/byte-request.ts'
import type { ByteSource, SyncByteSource } from '../source/byte-source.ts'
import { coalesce } from '../source/coalesce.ts'
import { decodeTile } from './decode-tile.ts'
import type { TileCache } from './tile-cache.ts'
import { boxPixels, copyShared, type PixelBox, tileBox, tilesTouching } from './tile-grid.ts'
import type { TiledImage } from './tiled-image.ts'

/** Reading a section: `cache` keeps decoded tiles for the next section, which pays when an image is read by rows. */
export interface TiledSectionOptions {
  readonly cache?: TileCache
  readonly signal?: AbortSignal
}

/**
 * Reads the stored pixels of a box, fastest axis first; the box must lie in the image.
 *
 * @throws FITS_BAD_TILE, FITS_BAD_COMPRESSION, FITS_TRUNCATED
 */
export function readTiledSection(
  image: TiledImage,
  source: ByteSource,
  box: PixelBox,
  { cache, signal }: TiledSectionOptions = {},
): Promise<StoredArray> {
  return fetchAll(readBox(image, box, cache), source, signal)
}

/** As `readTiledSection`, without waiting. */
export function readTiledSectionSync(image: TiledImage, source: SyncByteSource, box: PixelBox, cache?: TileCache): StoredArray {
  return fetchAllSync(readBox(image, box, cache), source)
}

function* readBox(image: TiledImage, box: PixelBox, cache: TileCache | undefined): ByteRequest<StoredArray> {
  const { grid, index, heapOffset } = image
  const out = makePixels(storedType(image.bitpix), boxPixels(box)) as StoredArray
  const missing: number[] = []
  for (const tile of tilesTouching(grid, box)) {
    const known = cache?.get(tile)
    if (known === undefined) missing.push(tile)
    else copyShared(known, tileBox(grid, tile), out, box)
  }
  const place = (tile: number, bytes: Uint8Array): void => {
    const own = tileBox(grid, tile)
    const pixels = decodeTile(image, tile, bytes, boxPixels(own))
    cache?.set(tile, pixels)
    copyShared(pixels, own, out, box)
  }
  const ranges = missing.map((tile) => ({ offset: heapOffset + index.offsets[tile], length: index.lengths[tile] }))
  for (const [i, tile] of missing.entries()) if (ranges[i].length === 0) place(tile, new Uint8Array(0))
  for (const read of coalesce(ranges)) {
    const bytes = yield read
    for (const i of read.serves) {
      const from = ranges[i].offset - read.offset
      place(missing[i], bytes.subarray(from, from + ranges[i].length))
    }
  }
  return out
}
