// A view asks for the tiles that cover it, at the level that suits the screen, the middle first.

import { planPyramid } from '@cirasa/image'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Camera, createCamera, toImage } from '../../src/camera/camera.ts'
import { placeKey } from '../../src/tiles/tile-place.ts'
import { levelFor, wantedTiles } from '../../src/tiles/wanted-tiles.ts'
import { anyCamera, within } from '../camera/random-camera.ts'

const plan = planPyramid(20_000, 9_001)
const view = (change: Partial<Camera>): Camera => ({ ...createCamera({ width: 1000, height: 700 }), x: 10_000, y: 4_500, ...change })

describe('the level of a view', () => {
  it('has pixels of at least half a device pixel and at most one', () =>
    fc.assert(
      fc.property(within(0.01, 1), fc.constantFrom(1, 1.5, 2), (scale, pixelRatio) => {
        const level = levelFor(plan, view({ scale }), pixelRatio)
        const size = scale * pixelRatio * 2 ** level
        if (level > 0) expect(size).toBeLessThanOrEqual(1)
        if (level < plan.levels.length - 1) expect(size).toBeGreaterThan(0.5)
      }),
    ))

  it('has pixels of at least a device pixel where none may be lost', () =>
    fc.assert(
      fc.property(within(0.01, 1), fc.constantFrom(1, 1.5, 2), (scale, pixelRatio) => {
        const level = levelFor(plan, view({ scale }), pixelRatio, { keepsPixels: true })
        const size = scale * pixelRatio * 2 ** level
        if (level > 0) expect(size).toBeLessThan(2)
        if (level < plan.levels.length - 1) expect(size).toBeGreaterThanOrEqual(1)
      }),
    ))

  it('is the image itself when one looks closely, and the last one from far away', () => {
    expect(levelFor(plan, view({ scale: 8 }), 1)).toBe(0)
    expect(levelFor(plan, view({ scale: 1e-4 }), 1)).toBe(plan.levels.length - 1)
  })

  it('is coarser where there is no room for so many tiles', () => {
    const camera = view({ scale: 0.51, width: 4000, height: 2500 })
    expect(wantedTiles(plan, camera, 1).visible.length).toBeGreaterThan(100)
    const wanted = wantedTiles(plan, camera, 1, { most: 60 })
    expect(wanted.visible.length).toBeLessThanOrEqual(60)
    expect(wanted.level).toBe(2)
  })
})

describe('the tiles of a view', () => {
  it('cover all that is seen of the image', () =>
    fc.assert(
      fc.property(anyCamera(), within(0, 1), within(0, 1), (random, u, v) => {
        const camera = { ...random, x: random.x % 20_000, y: random.y % 9_001, scale: Math.max(random.scale, 0.02) }
        const { level, visible } = wantedTiles(plan, camera, 1, { most: 400 })
        const { x, y } = toImage(camera, u * camera.width, v * camera.height)
        if (x < -0.5 || y < -0.5 || x >= 20_000 - 0.5 || y >= 9_001 - 0.5) return
        const side = 256 * 2 ** level
        const key = placeKey({ level, x: Math.floor((x + 0.5) / side), y: Math.floor((y + 0.5) / side) })
        expect(visible.map(placeKey)).toContain(key)
      }),
      { numRuns: 300 },
    ))

  it('begin with the one in the middle', () => {
    const { visible, level } = wantedTiles(plan, view({ scale: 1 }), 1)
    expect(level).toBe(0)
    expect(visible[0]).toEqual({ level: 0, x: 39, y: 17 })
  })

  it('are none where nothing of the image is in view', () => {
    expect(wantedTiles(plan, view({ x: -5000 }), 1).visible).toEqual([])
  })

  it('are fetched ahead coarsely over the view, then around it, never twice', () => {
    const { visible, prefetch } = wantedTiles(plan, view({ scale: 1 }), 1)
    expect(prefetch[0]).toEqual({ level: plan.levels.length - 1, x: 0, y: 0 })
    expect(prefetch[1].level).toBe(2)
    expect(prefetch.at(-1)?.level).toBe(0)
    const keys = [...visible, ...prefetch].map(placeKey)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
