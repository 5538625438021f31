// Where tiles come from: the seam between the viewer and a service, a file dropped into the page, or a map that was just made.

import type { DecodedTile, PyramidDescription } from '@cirasa/image'

/** How a tile is asked for. */
export interface TileOptions {
  /** The bits of the floats, where the source has them. */
  readonly lossless?: boolean
  readonly signal: AbortSignal
}

/** Pixels of a tile, row-major from the lowest row; NaN where blank. */
export type TilePixels = Pick<DecodedTile, 'width' | 'height' | 'pixels'>

/** The tiles of one image plane. */
export interface TileSource {
  readonly description: PyramidDescription
  /**
   * A tile as coded bytes (`decodeTile` of @cirasa/image), or its pixels where they are in memory; these belong to the source and are not changed.
   * A rejection that is no CodedError is taken for a broken connection and tried again.
   */
  tile(level: number, x: number, y: number, options: TileOptions): Promise<Uint8Array | TilePixels>
}
