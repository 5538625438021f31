// The same pixels and options give the same catalogue, bit for bit, whoever does the work; and a finder leaves alone what is not its own.

import { simulateSky, skyPreset } from '@cirasa/simulate'
import { createWcs } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'
import type { Plane, PlaneContext } from '../../src/index.ts'
import { type Picture, planeOf } from '../pictures.ts'
import { everythingOf, type Find } from '../scenes.ts'
import { cuttingRunner, shufflingRunner } from '../task-runners.ts'

const WIDTH = 420
const HEIGHT = 380

/** Crowded, with bright sources beside faint ones, extended ones and a blank border: whatever could depend on an order does so here. */
const sky = simulateSky({
  ...skyPreset('figure6-dense'),
  width: WIDTH,
  height: HEIGHT,
  seed: 81,
  blankBorder: 13,
  shells: 1,
  noiseVariation: 0.3,
})

function pictureOfSky(): Picture {
  const pixels = new Float32Array(WIDTH * HEIGHT)
  sky.readRows(0, HEIGHT, pixels)
  return { width: WIDTH, height: HEIGHT, pixels }
}

const picture = pictureOfSky()
const context: PlaneContext = {
  wcs: createWcs(sky.header),
  beam: { major: 15, minor: 15, positionAngle: 0 } as PlaneContext['beam'],
  unit: 'Jy/beam',
  name: 'crowded',
}
const options = { negative: true }

export function isRepeatable(find: Find): void {
  const search = async (plane: Plane, controls: Parameters<Find>[3] = {}) =>
    everythingOf(await find(plane, context, options, controls), HEIGHT)

  describe('a search', () => {
    it('finds the same twice, bit for bit', async () => {
      const one = await find(planeOf(picture), context, options)
      expect(one.catalog.components.rows).toBeGreaterThan(100)
      expect(everythingOf(one, HEIGHT)).toEqual(await search(planeOf(picture)))
    })

    it('finds the same with any number of hands, in whatever order they are done', async () => {
      const alone = await search(planeOf(picture))
      for (const [hands, seed] of [
        [2, 1],
        [5, 2],
        [16, 3],
      ]) {
        expect(await search(planeOf(picture), { runner: shufflingRunner(planeOf(picture), context, hands, seed) })).toEqual(alone)
      }
    })

    it('finds the same in tasks of any size', async () => {
      const alone = await search(planeOf(picture))
      for (const size of [1, 7, 50]) {
        expect(await search(planeOf(picture), { runner: cuttingRunner(planeOf(picture), context, size) })).toEqual(alone)
      }
    })

    it('finds the same in a plane that makes its rows one by one when they are asked for', async () => {
      const row = new Float32Array(WIDTH)
      const plane: Plane = {
        width: WIDTH,
        height: HEIGHT,
        readRows(y0, y1, out) {
          for (let y = y1 - 1; y >= y0; y--) {
            row.set(picture.pixels.subarray(y * WIDTH, (y + 1) * WIDTH))
            out.set(row, (y - y0) * WIDTH)
          }
          row.fill(Number.NaN)
        },
      }
      expect(await search(plane)).toEqual(await search(planeOf(picture)))
    })

    it('leaves pixels, context and options as they were', async () => {
      const own = { ...picture, pixels: picture.pixels.slice() }
      const frozen = Object.freeze({ ...context })
      await find(planeOf(own), frozen, Object.freeze({ ...options }))
      expect(own.pixels).toEqual(picture.pixels)
    })

    it('names runs of other options or other images otherwise', async () => {
      const runId = async (...[changed, more]: [PlaneContext, typeof options | Record<string, number>]): Promise<string> =>
        (await find(planeOf(picture), changed, more)).catalog.run.runId
      const names = [
        await runId(context, options),
        await runId(context, { 'seed-threshold': 6 }),
        await runId({ ...context, name: 'another' }, options),
      ]
      expect(new Set(names).size).toBe(3)
    })
  })
}
