// The map of islands of a run as tiles: at any distance an island has its own number, and no number is of nobody.

import path from 'node:path'
import { decodeTile } from '@cirasa/image'
import { expect, it } from 'vitest'
import { openImage } from '../src/node/images/index.ts'
import { buildImagePyramid, openImagePyramid, zlibInflate } from '../src/node/tiles/index.ts'
import { runSample } from './sample-run.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { signal } = new AbortController()

it('the map of islands has numbers of the catalogue on every level, where the islands are', async () => {
  const { folder, read } = await runSample({ 'save-segmentedmap': true, 'save-rmsmap': true })
  const numbers = new Set([...read('my sky.islands.csv').matchAll(/^[^,\n]*-(\d+),/gm)].map(([, number]) => Number(number)))
  const image = await openImage(path.join(folder, 'my sky.segmentation.fits'), {}, signal)
  const tiles = temporaryFolder()
  await buildImagePyramid(image, tiles, { signal })
  using pyramid = (await openImagePyramid(image, tiles, signal))!
  const tileAt = async (level: number, x: number, y: number) => decodeTile(await pyramid.tile(level, x, y), { inflate: zlibInflate })
  const [whole, half] = [await tileAt(0, 1, 1), await tileAt(1, 0, 0)]
  image.input.close()
  expect(pyramid.description.reduction).toBe('label')
  expect(numbers.size).toBeGreaterThan(100)
  const strangers = Array.from(half.pixels).filter((number) => number !== 0 && !numbers.has(number))
  expect(strangers).toEqual([])
  // The upper right quarter of the level above is this tile.
  let [inIslands, wrong] = [0, 0]
  for (const [i, number] of whole.pixels.entries()) {
    if (number === 0) continue
    inIslands++
    const above = half.pixels[(128 + (Math.floor(i / 256) >> 1)) * 256 + 128 + ((i % 256) >> 1)]
    if (above === 0) wrong++
  }
  expect(inIslands).toBeGreaterThan(500)
  expect(wrong).toBe(0)
})

it('the map of the noise has means', async () => {
  const { folder } = await runSample({ 'save-rmsmap': true })
  const image = await openImage(path.join(folder, 'my sky.rms.fits'), {}, signal)
  const { reduction } = await buildImagePyramid(image, temporaryFolder(), { signal })
  image.input.close()
  expect(reduction).toBe('mean')
})
