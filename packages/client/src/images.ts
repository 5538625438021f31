// Images to look at: what a plane is, and its tiles, as a viewer asks for them.

import type { ImageView, QueryOf, Routes } from '@cirasa/api'
import { type PyramidDescription, parsePyramid } from '@cirasa/image'
import { clientErrors } from './errors.ts'
import type { Transport } from './transport.ts'

/** How a tile is asked for. */
export interface TileAsked {
  /** Every bit of every pixel. */
  readonly lossless?: boolean
  readonly signal?: AbortSignal
}

/** What one needs of a view to fetch its tiles. */
type Viewed = Pick<ImageView, 'tiles' | 'pyramid' | 'state' | 'reason'>

/** The calls for images, on a way to a service. */
export function imagesOf({ ask, send }: Transport) {
  return {
    /** A plane of an uploaded image; the first plane of the first image where nothing is said. `wait` holds the answer until there are tiles. */
    ofFile: (id: string, query: QueryOf<Routes['fileView']> = {}, signal?: AbortSignal): Promise<ImageView> =>
      ask('fileView', { params: { id }, query, signal }),
    /** The same for an image that a job has made. */
    ofProduct: (
      job: string,
      product: string,
      query: Omit<QueryOf<Routes['jobView']>, 'product'> = {},
      signal?: AbortSignal,
    ): Promise<ImageView> => ask('jobView', { params: { id: job }, query: { product, ...query }, signal }),
    /** Levels and statistics of the tiles. Throws CLIENT_NO_TILES while there are none. */
    pyramid: ({ pyramid, state, reason }: Viewed): PyramidDescription => {
      if (pyramid === undefined) throw clientErrors.NO_TILES({ reason: reason ?? `the image is ${state}` })
      return parsePyramid(JSON.stringify(pyramid))
    },
    /** The coded bytes of a tile: `decodeTile` of @cirasa/image unpacks them. */
    tile: async (
      { tiles }: Pick<Viewed, 'tiles'>,
      level: number,
      x: number,
      y: number,
      { lossless = false, signal }: TileAsked = {},
    ): Promise<Uint8Array<ArrayBuffer>> => {
      const answer = await send(tileAddress(tiles, { level, x, y }, lossless), { signal })
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}

function tileAddress(template: string, place: Readonly<Record<'level' | 'x' | 'y', number>>, lossless: boolean): string {
  const address = template.replace(/\{(level|x|y)\}/g, (_whole, name: 'level' | 'x' | 'y') => String(place[name]))
  return lossless ? `${address}${address.includes('?') ? '&' : '?'}lossless=true` : address
}
