// What is drawn covers the view once, with the finest tiles that there are.

import { planPyramid } from '@cirasa/image'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quadsFor } from '../../src/layers/raster-quads.ts'
import { coverage, placeKey, type TilePlace } from '../../src/tiles/tile-place.ts'
import { within } from '../camera/random-camera.ts'

const plan = planPyramid(1500, 1100)
const visible: TilePlace[] = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ level: 1, x, y })))
const readyOf =
  (...keys: string[]) =>
  (place: TilePlace) =>
    keys.includes(placeKey(place))

describe('the quads of a raster', () => {
  it('are its tiles where all are there', () => {
    const quads = quadsFor(plan, visible, () => true)
    expect(quads.map(({ tile }) => tile)).toEqual(visible)
    expect(quads[0].box).toEqual({ x0: -0.5, y0: -0.5, x1: 511.5, y1: 511.5 })
    expect(quads.at(-1)?.box).toEqual({ x0: 1023.5, y0: 1023.5, x1: 1499.5, y1: 1099.5 })
  })

  it('are none where nothing is there', () => {
    expect(quadsFor(plan, visible, () => false)).toEqual([])
  })

  it('come from the nearest coarser tile', () => {
    const [quad] = quadsFor(plan, [{ level: 1, x: 1, y: 0 }], readyOf('3/0/0', '2/0/0'))
    expect(quad).toEqual({ tile: { level: 2, x: 0, y: 0 }, box: coverage(plan, { level: 1, x: 1, y: 0 }) })
  })

  it('come from finer tiles where these are there, and from a coarser one beside them', () => {
    const quads = quadsFor(plan, [{ level: 1, x: 0, y: 0 }], readyOf('0/1/0', '3/0/0'))
    expect(quads.map(({ tile }) => placeKey(tile))).toEqual(['3/0/0', '0/1/0', '3/0/0', '3/0/0'])
  })

  it('never lie over each other, and leave no gap once the coarsest tile is there', () =>
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), within(0, 1 - 1e-9), within(0, 1 - 1e-9), (stream, u, v) => {
        const known = new Map<string, boolean>([['3/0/0', true]])
        const ready = (place: TilePlace) => {
          const key = placeKey(place)
          if (!known.has(key)) known.set(key, stream.next().value === true)
          return known.get(key) === true
        }
        const [x, y] = [u * 1500 - 0.5, v * 1100 - 0.5]
        const over = quadsFor(plan, visible, ready).filter(({ box }) => x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1)
        expect(over).toHaveLength(1)
      }),
    ))
})
