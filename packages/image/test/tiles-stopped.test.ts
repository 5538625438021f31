// A build that is stopped or fails leaves nothing; one that goes on can be looked at before it is done.

import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { buildPyramid, type Deflate, memoryPyramidStore, openPyramid, planPyramid, type RowSource } from '../src/index.ts'
import { deflate, memoryRows, noise } from './tiles-sky.ts'

const [width, height] = [700, 900]
const rows = memoryRows(noise(width * height), width, height)
const plan = planPyramid(width, height, 50_000)

describe('a build', () => {
  it('that is aborted at any moment leaves no file', async () => {
    let moments = 0
    await buildPyramid(rows, memoryPyramidStore(), { plan, deflate, progress: () => moments++ })
    expect(moments).toBeGreaterThan(5)
    for (let at = 0; at < moments; at++) {
      const store = memoryPyramidStore()
      const stop = new AbortController()
      let seen = 0
      const progress = () => {
        if (seen++ === at) stop.abort()
      }
      const done = buildPyramid(rows, store, { plan, deflate, progress, signal: stop.signal })
      // After the last word there is nothing left to stop.
      if (at === moments - 1) await done.catch(() => {})
      else {
        await expect(done).rejects.toThrow('aborted')
        expect([...store.files.keys()]).toEqual([])
      }
    }
  })

  it('that is aborted while a tile of the coarse levels is packed fails once, and nothing else does unheard', async () => {
    const unheard: unknown[] = []
    const hear = (reason: unknown) => void unheard.push(reason)
    process.on('unhandledRejection', hear)
    const stop = new AbortController()
    const slow: Deflate = async (bytes) => {
      stop.abort()
      await pause(20)
      return await deflate(bytes)
    }
    await expect(buildPyramid(rows, memoryPyramidStore(), { plan, deflate: slow, signal: stop.signal })).rejects.toThrow('aborted')
    process.off('unhandledRejection', hear)
    expect(unheard).toEqual([])
  })

  it('that never began leaves no file', async () => {
    const store = memoryPyramidStore()
    await expect(buildPyramid(rows, store, { plan, deflate, signal: AbortSignal.abort() })).rejects.toThrow('aborted')
    expect(store.files.size).toBe(0)
  })

  it('of which rows cannot be read fails with that, and leaves no file', async () => {
    // Once in the first pass and once in the second.
    for (const bad of [1, 2]) {
      let passes = 0
      const broken: RowSource = {
        ...rows,
        readRows(y0, y1, out) {
          if (y0 === 0) passes++
          if (passes === bad && y0 > 300) throw new Error('the disk is gone')
          return rows.readRows(y0, y1, out)
        },
      }
      const store = memoryPyramidStore()
      await expect(buildPyramid(broken, store, { plan, deflate, stripPixels: 1 })).rejects.toThrow('the disk is gone')
      expect([...store.files.keys()]).toEqual([])
    }
  })

  it('can be read from when its coarse levels are there, the rest from the image', async () => {
    const store = memoryPyramidStore()
    const seen: string[] = []
    const looks: Promise<void>[] = []
    expect(await openPyramid(store)).toBeUndefined()
    await buildPyramid(rows, store, {
      plan,
      deflate,
      progress: ({ viewable, fraction }) => {
        if (viewable && looks.length === 0 && fraction < 1) looks.push(look())
      },
    })
    async function look(): Promise<void> {
      const alone = (await openPyramid(store))!
      seen.push(...store.files.keys())
      await expect(alone.tile(0, 1, 1)).rejects.toMatchObject({ code: 'IMAGE_TILE_NOT_READY' })
      expect((await alone.tile(plan.coarse, 0, 0)).length).toBeGreaterThan(100)
      const withImage = (await openPyramid(store, { rows, deflate }))!
      expect((await withImage.tile(0, 1, 1)).length).toBeGreaterThan(100)
      expect(await withImage.complete()).toBe(false)
    }
    await Promise.all(looks)
    expect(seen).toEqual(['coarse.tiles', 'pyramid.json'])
    expect(await (await openPyramid(store))!.complete()).toBe(true)
  })
})
