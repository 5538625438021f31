// A pyramid's bytes depend on its pixels alone: not on strips, on how many work on it, who is faster, or which way a tile was asked for.

import { describe, expect, it } from 'vitest'
import {
  buildPyramid,
  localTileRunner,
  makeTile,
  memoryPyramidStore,
  openPyramid,
  planPyramid,
  runTileTask,
  type TileContext,
  type TileRunner,
  type TileTask,
} from '../src/index.ts'
import { deflate, memoryRows, noise, uniforms } from './tiles-sky.ts'

const [width, height] = [1333, 1201]
const rows = memoryRows(
  noise(width * height).map((value, i) => (i % 1013 < 4 ? Number.NaN : value)),
  width,
  height,
)
// Three levels below the coarse ones, so that bands and their remainders are made too.
const plan = planPyramid(width, height, 30_000)
const context: TileContext = { rows, plan, deflate }

async function filesOf(options: { stripPixels?: number; runner?: TileRunner }): Promise<ReadonlyMap<string, Uint8Array>> {
  const store = memoryPyramidStore()
  await buildPyramid(rows, store, { plan, deflate, ...options })
  return store.files
}

/** Does several tasks at once and ends them in whatever order. */
function hastyRunner(concurrency: number): TileRunner {
  const next = uniforms(concurrency)
  return {
    concurrency,
    async run<T extends TileTask>(task: T) {
      await new Promise((resolve) => setTimeout(resolve, 20 * next()))
      return runTileTask(context, task)
    },
  }
}

const reference = await filesOf({})

describe('the bytes of a pyramid', () => {
  it.each([1, 5000, 10 ** 9])('are the same when %d pixels are read at a time', async (stripPixels) =>
    expect(await filesOf({ stripPixels, runner: localTileRunner({ ...context, stripPixels }) })).toEqual(reference),
  )

  it.each([2, 5])('are the same when %d work on it and end in any order', async (count) =>
    expect(await filesOf({ runner: hastyRunner(count) })).toEqual(reference),
  )

  it('are the same for a tile made alone', async () => {
    const store = memoryPyramidStore()
    await buildPyramid(rows, store, { plan, deflate })
    const pyramid = (await openPyramid(store))!
    for (const { level, columns, rows: tiles } of plan.levels) {
      for (let y = 0; y < tiles; y++)
        for (let x = 0; x < columns; x++) expect(await makeTile(context, level, x, y)).toEqual(await pyramid.tile(level, x, y))
    }
  })

  it('do not depend on which levels are made first', async () => {
    const [a, b] = [memoryPyramidStore(), memoryPyramidStore()]
    await buildPyramid(rows, a, { plan, deflate })
    await buildPyramid(rows, b, { plan: planPyramid(width, height), deflate })
    const [first, second] = [(await openPyramid(a))!, (await openPyramid(b))!]
    expect(await first.tile(1, 2, 1)).toEqual(await second.tile(1, 2, 1))
    expect(await first.tile(3, 0, 0)).toEqual(await second.tile(3, 0, 0))
  })
})
