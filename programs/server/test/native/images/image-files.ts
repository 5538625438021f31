// FITS files with images of many kinds, and tiles as pixels, for the tests of what is shown.

import { zlibInflate } from '@cirasa/apps/node/tiles'
import { fitsWriter, Header, memorySink, writeImage } from '@cirasa/fits'
import { type DecodedTile, decodeTile } from '@cirasa/image'
import type { TestServer } from '../../test-server.ts'

/** One image of these axes, or more of them one after the other, as the bytes of a FITS file. */
export async function fitsOf(
  ...images: readonly {
    readonly shape: readonly number[]
    readonly make: (i: number) => number
    readonly cards?: readonly (readonly [string, string | number])[]
  }[]
): Promise<Uint8Array> {
  const sink = memorySink()
  const writer = fitsWriter(sink)
  for (const { shape, make, cards = [] } of images) {
    const length = shape.reduce((product, side) => product * side, 1)
    await writeImage(writer, {
      shape: [...shape],
      header: Header.of(cards.map(([name, value]) => [name, value])),
      data: Float32Array.from({ length }, (_, i) => make(i)),
    })
  }
  await writer.finish()
  return sink.bytes()
}

/** Something like noise, the same at each run. */
export const noise = (i: number): number => Math.fround(Math.sin(i * 12.9898) + Math.sin(i * 78.233))

/** Uploads a file; gives its id. */
export async function upload(server: TestServer, bytes: Uint8Array, name = 'sky.fits'): Promise<string> {
  const answer = await server.ask(`POST /files?name=${name}`, bytes, { 'content-type': 'application/octet-stream' })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json().id
}

/** The view of a file once there is something to see, or it has failed. */
export const viewOf = async (server: TestServer, id: string, query = '') =>
  (await server.ask(`GET /files/${id}/view?wait=20${query}`)).json()

/** The view when all tiles are made. */
export async function completeView(server: TestServer, id: string, query = '') {
  for (;;) {
    const view = await viewOf(server, id, query)
    if (view.state !== 'viewable' && view.state !== 'building') return view
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A tile by the address of its view. */
export function askTile(
  server: TestServer,
  view: { readonly tiles: string },
  [level, x, y]: readonly [number, number, number],
  headers: Record<string, string> = {},
  lossless = false,
) {
  const address = view.tiles.replace('{level}', `${level}`).replace('{x}', `${x}`).replace('{y}', `${y}`).replace('/api/v1', '')
  return server.ask(`GET ${address}${lossless ? `${address.includes('?') ? '&' : '?'}lossless=true` : ''}`, undefined, headers)
}

/** The pixels of a tile. */
export async function tilePixels(...asked: Parameters<typeof askTile>): Promise<DecodedTile> {
  const answer = await askTile(...asked)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return await decodeTile(answer.rawPayload, { inflate: zlibInflate })
}
