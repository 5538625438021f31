// Tiles on disk: made once, found again after a restart, never half of them, up to a size, and made again when somebody took them away.

import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../test-server.ts'
import { askTile, completeView, fitsOf, noise, upload, viewOf } from './image-files.ts'
import { imageProcesses } from './image-processes.ts'

const image = (side = 300) => fitsOf({ shape: [side, 40], make: noise })
const keptIn = ({ folder }: TestServer) => (existsSync(path.join(folder, 'tiles')) ? readdirSync(path.join(folder, 'tiles')) : [])

it('are made of an upload before anybody asks', async () => {
  await using server = await startTestServer({ tilesAtIngest: true })
  const id = await upload(server, await image())
  await expect.poll(async () => (await server.ask(`GET /files/${id}/view`)).json().state, { timeout: 20_000 }).toBe('complete')
})

it('are made once for all who ask at once, and for another upload of the same bytes', async () => {
  await using server = await startTestServer()
  const bytes = await image()
  const id = await upload(server, bytes)
  const views = await Promise.all(Array.from({ length: 20 }, () => viewOf(server, id)))
  expect(new Set(views.map(({ state }) => state)).has('failed')).toBe(false)
  await completeView(server, id)
  await completeView(server, await upload(server, bytes, 'again.fits'))
  expect(keptIn(server)).toHaveLength(1)
})

it('are found again after a restart; what was half-made is taken away and made anew', async () => {
  const first = await startTestServer()
  const whole = await upload(first, await image())
  await completeView(first, whole)
  const half = await upload(first, await image(310))
  await completeView(first, half)
  await first.leave()
  const tiles = path.join(first.folder, 'tiles')
  const [kept, cut] = readdirSync(tiles)
  rmSync(path.join(tiles, cut, 'image.json'))
  truncateSync(path.join(tiles, cut, 'coarse.tiles'), 50)
  mkdirSync(path.join(tiles, 'only-begun'))
  writeFileSync(path.join(tiles, 'only-begun', '.coarse.tiles.x.part'), 'x')
  await using server = await startTestServer({ folder: first.folder })
  const states = await Promise.all([whole, half].map(async (id) => (await server.ask(`GET /files/${id}/view`)).json().state))
  expect(states.toSorted()).toEqual(['building', 'complete'])
  for (const id of [whole, half]) expect((await askTile(server, await completeView(server, id), [0, 1, 0])).statusCode).toBe(200)
  expect(keptIn(server).toSorted()).toEqual([kept, cut].toSorted())
})

it('that are used least go first when there are too many', async () => {
  await using server = await startTestServer({ tilesBytes: 75_000 })
  const ids: string[] = []
  // 28 kB each: two of them fit.
  for (const side of [200, 201, 202]) {
    const id = await upload(server, await fitsOf({ shape: [side, 200], make: (i) => (Math.sin(i * 12.9898) * 43758.5453) % 1 }))
    await completeView(server, id)
    ids.push(id)
    // The first one is used again.
    await askTile(server, await viewOf(server, ids[0]), [0, 0, 0])
  }
  const states = await Promise.all(ids.map(async (id) => (await server.ask(`GET /files/${id}/view`)).json().state))
  expect(states).toEqual(['complete', 'building', 'complete'])
})

const emptied = (folder: string) => rmSync(folder, { recursive: true })
const cutOff = (folder: string) => truncateSync(path.join(folder, 'coarse.tiles'), 20)
const notJson = (folder: string) => writeFileSync(path.join(folder, 'pyramid.json'), 'no')

it.each([
  ['emptied the folder', 'seen', emptied],
  ['cut off the tiles', 'seen', cutOff],
  ['damaged their description', 'not seen', notJson],
])('are made again when somebody has %s that the service had %s', async (_what, when, harm) => {
  const first = await startTestServer()
  const id = await upload(first, await image())
  const view = await completeView(first, id)
  await first.leave()
  await using server = await startTestServer({ folder: first.folder })
  if (when === 'seen') expect((await server.ask(`GET /files/${id}/view`)).json().state).toBe('complete')
  harm(path.join(server.folder, 'tiles', keptIn(server)[0]))
  if (when === 'not seen') expect((await server.ask(`GET /files/${id}/view`)).json().state).toBe('building')
  expect((await askTile(server, view, [0, 0, 0])).statusCode).toBe(200)
  expect((await completeView(server, id)).state).toBe('complete')
})

it('are made again once for all tiles that are asked for at once', async () => {
  await using server = await startTestServer()
  const view = await completeView(server, await upload(server, await image()))
  emptied(path.join(server.folder, 'tiles', keptIn(server)[0]))
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => askTile(server, view, [0, index % 2, 0])))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200))
  expect(new Set(answers.map(({ body }) => body)).size).toBe(2)
})

it.skipIf(!existsSync('/proc/self/stat'))('fail when the process that makes them dies, and the service goes on', async () => {
  await using server = await startTestServer()
  const id = await upload(server, await fitsOf({ shape: [5200, 2600], make: noise }))
  await viewOf(server, id)
  process.kill(imageProcesses()[0], 'SIGKILL')
  const { state, reason } = await completeView(server, id)
  // Where the machine is so fast that all were made by then, there is nothing left to fail.
  if (state !== 'complete') expect([state, reason]).toEqual(['failed', 'The tiles of the image could not be made.'])
  const other = await upload(server, await image())
  expect((await completeView(server, other)).state).toBe('complete')
  expect(keptIn(server)).toHaveLength(state === 'complete' ? 2 : 1)
})
