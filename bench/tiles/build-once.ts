// The process that the bench of tiles measures: builds the pyramid of one image and prints what a viewer would have waited for.

import { rmSync } from 'node:fs'
import { openImage, openPlane, planeRecipe } from '@cirasa/apps/node/images'
import { buildImagePyramid, openImagePyramid, zlibDeflate } from '@cirasa/apps/node/tiles'
import { makeTile, planPyramid, quickLook } from '@cirasa/image'

/** What was waited for, from when the image was there and the program ready. */
export interface BuildTimes {
  /** Until the tile of the whole image was in hand, of the pyramid itself. */
  readonly firstTileMs: number
  readonly totalSeconds: number
  /** Without any pyramid: a rough look at the whole, and a tile of level 0 from the middle. */
  readonly quickLookMs: number
  readonly tileAtOnceMs: number
}

const [name, folder, workers] = process.argv.slice(2)
const { signal } = new AbortController()
rmSync(folder, { recursive: true, force: true })

const atOnce = await withoutPyramid()
const began = performance.now()
const image = await openImage(name, {}, signal)
let firstTile: Promise<number> | undefined
await buildImagePyramid(image, folder, {
  signal,
  workers: Number(workers),
  progress: ({ viewable }) => {
    if (viewable) firstTile ??= readFirstTile()
  },
})
const totalSeconds = (performance.now() - began) / 1000
const times: BuildTimes = { firstTileMs: (await firstTile) as number, totalSeconds, ...atOnce }
console.log(JSON.stringify(times))
image.input.close()

async function readFirstTile(): Promise<number> {
  using pyramid = await openImagePyramid(image, folder, signal)
  await pyramid!.tile(pyramid!.description.plan.levels.length - 1, 0, 0)
  return performance.now() - began
}

async function withoutPyramid(): Promise<Pick<BuildTimes, 'quickLookMs' | 'tileAtOnceMs'>> {
  const image = await openImage(name, {}, signal)
  using opened = await openPlane(await planeRecipe(image, signal))
  const rows = opened.plane
  const start = performance.now()
  await quickLook(rows)
  const looked = performance.now()
  const plan = planPyramid(rows.width, rows.height)
  await makeTile({ rows, plan, deflate: zlibDeflate }, 0, plan.levels[0].columns >> 1, plan.levels[0].rows >> 1)
  const made = performance.now()
  image.input.close()
  return { quickLookMs: looked - start, tileAtOnceMs: made - looked }
}
