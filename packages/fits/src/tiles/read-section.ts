// Reads any box of pixels out of a compressed image: only the tiles that it touches are fetched and decoded.

import { makePixels, type PixelArray, type PixelType, storedType } from '../image/pixels.ts'
import { type Scaling, scalePixels } from '../image/scaling.ts'
import type { ByteRequest } from '../source/byte-request.ts'
import { coalesce } from '../source/coalesce.ts'
import { decodeTile } from './decode-tile.ts'
import type { TileCache } from './tile-cache.ts'
import { boxPixels, copyShared, type PixelBox, tileBox, tilesTouching } from './tile-grid.ts'
import type { TiledImage } from './tiled-image.ts'

/** Where the pixels of a box go, and as what: `type` is that of `out`. Tiles of that type are kept in `cache`. */
export interface BoxTarget {
  readonly box: PixelBox
  readonly out: PixelArray
  readonly type: PixelType
  readonly scaling: Scaling
  readonly cache?: TileCache
}

/**
 * Asks for the bytes of the tiles that a box touches and fills the target, fastest axis first. The box must lie in the image.
 *
 * @throws FITS_BAD_TILE, FITS_BAD_COMPRESSION
 */
export function* readBox(image: TiledImage, { box, out, type, scaling, cache }: BoxTarget): ByteRequest<void> {
  const { grid, index, heapOffset, bitpix } = image
  const isPlain = type === storedType(bitpix) && scaling.bscale === 1 && scaling.bzero === 0 && scaling.blank === undefined
  const missing: number[] = []
  for (const tile of tilesTouching(grid, box)) {
    const known = cache?.get(tile)
    if (known === undefined) missing.push(tile)
    else copyShared(known, tileBox(grid, tile), out, box)
  }
  const place = (tile: number, bytes: Uint8Array): void => {
    const own = tileBox(grid, tile)
    const stored = decodeTile(image, tile, bytes, boxPixels(own))
    let pixels: PixelArray = stored
    if (!isPlain) {
      pixels = makePixels(type, stored.length)
      scalePixels(stored, bitpix, scaling, pixels)
    }
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
}
