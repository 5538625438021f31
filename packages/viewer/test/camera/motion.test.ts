// A move goes from one look to the other without losing what both see.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panBy, toImage, toScreen, zoomAbout } from '../../src/camera/camera.ts'
import { between } from '../../src/camera/motion.ts'
import { anyCamera, anyPlace, within } from './random-camera.ts'

const share = () => within(0, 1)

describe('a move', () => {
  it('begins and ends where it should', () =>
    fc.assert(
      fc.property(anyCamera(), anyCamera(), (from, to) => {
        expect(between(from, to, 1)).toBe(to)
        const start = between(from, to, 0)
        expect(start.x).toBeCloseTo(from.x, 6)
        expect(start.scale).toBeCloseTo(from.scale, 6)
      }),
    ))

  it('that zooms about a place holds that place all the way', () =>
    fc.assert(
      fc.property(anyCamera(), anyPlace(), within(0.2, 5), share(), (camera, { sx, sy }, factor, t) => {
        const fixed = toImage(camera, sx, sy)
        const at = toScreen(between(camera, zoomAbout(camera, factor, sx, sy), t), fixed.x, fixed.y)
        expect(Math.hypot(at.x - sx, at.y - sy)).toBeLessThan(0.01)
      }),
    ))

  it('that pans is straight and even', () =>
    fc.assert(
      fc.property(anyCamera(), share(), (camera, t) => {
        const to = panBy(camera, 100, -40)
        const half = between(camera, to, t)
        expect(half.x).toBeCloseTo(camera.x + t * (to.x - camera.x), 6)
        expect(half.y).toBeCloseTo(camera.y + t * (to.y - camera.y), 6)
      }),
    ))

  it('turns the shorter way round', () => {
    const camera = { x: 0, y: 0, scale: 1, rotation: 170, mirrored: false, width: 10, height: 10 }
    expect(between(camera, { ...camera, rotation: -170 }, 0.5).rotation).toBeCloseTo(180, 9)
  })
})
