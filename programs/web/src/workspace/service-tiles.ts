// Tiles of an image of the service, as the viewer takes them.

import type { ImageView } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import type { TileSource } from '@cirasa/viewer'

/** The tiles of a view that can be looked at. Throws CLIENT_NO_TILES while there are none. */
export function serviceTiles(client: Client, view: ImageView): TileSource {
  return Object.freeze<TileSource>({
    description: client.images.pyramid(view),
    tile: (level, x, y, { lossless, signal }) => client.images.tile(view, level, x, y, { lossless, signal }),
  })
}
