// The client against a server that listens: from an upload to the pixels of a tile, and a tile that nobody waits for any more.

import { zlibInflate } from '@cirasa/apps/node/tiles'
import { createClient } from '@cirasa/client'
import { decodeTile } from '@cirasa/image'
import { expect, it } from 'vitest'
import { startTestServer } from '../../test-server.ts'
import { fitsOf, noise } from './image-files.ts'

it('sees an image as soon as there is something to see, and gives up a tile at once', async () => {
  await using server = await startTestServer({ tilesAtIngest: true })
  const client = createClient({ baseUrl: new URL(await server.listen()).origin })
  const bytes = (await fitsOf({ shape: [300, 270], make: noise })) as Uint8Array<ArrayBuffer>
  const { id } = await client.files.upload(new Blob([bytes]), { name: 'sky.fits' })
  const view = await client.images.ofFile(id, { wait: 20 })
  expect(client.images.pyramid(view).plan).toMatchObject({ width: 300, height: 270, coarse: 0 })
  const tile = await client.images.tile(view, 0, 1, 1, { lossless: true })
  const { pixels, width, height } = await decodeTile(tile, { inflate: zlibInflate })
  expect([width, height, pixels[1]]).toEqual([44, 14, noise(256 * 300 + 257)])
  await expect(client.images.tile(view, 0, 2, 0)).rejects.toMatchObject({ code: 'IMAGE_NO_SUCH_TILE' })

  const leave = new AbortController()
  const left = client.images.tile(view, 0, 0, 0, { lossless: true, signal: leave.signal })
  leave.abort()
  await expect(left).rejects.toThrow('aborted')
  // Whoever comes afterwards is served, and nothing of it was a failure of the service.
  expect((await client.images.tile(view, 0, 0, 0)).length).toBeGreaterThan(72)
  expect(server.log.filter((line) => JSON.parse(line).msg === 'request failed')).toEqual([])
})
