// The camera turns pixels into places on the screen and back, and zooms, pans and turns about what it is told to.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  affineOf,
  type Camera,
  createCamera,
  fit,
  foldTurn,
  LARGEST_SCALE,
  LEAST_SCALE,
  panBy,
  toImage,
  toScreen,
  turnAbout,
  visibleBox,
  zoomAbout,
} from '../../src/camera/camera.ts'
import { anyCamera, anyPlace, within } from './random-camera.ts'

/** CSS pixels that rounding may cost: coordinates of 70,000 at a scale of 256 leave some 1e-8. */
const ROUNDING = 1e-6

function expectPlace(actual: { x: number; y: number }, expected: { x: number; y: number }, tolerance = ROUNDING) {
  expect(Math.abs(actual.x - expected.x)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(actual.y - expected.y)).toBeLessThanOrEqual(tolerance)
}

const plain: Camera = { ...createCamera({ width: 400, height: 200 }), x: 10, y: 20, scale: 2 }

describe('the camera', () => {
  it('shows y upwards, x to the right, and its own pixel in the middle', () => {
    expect(toScreen(plain, 10, 20)).toEqual({ x: 200, y: 100 })
    expect(toScreen(plain, 11, 20)).toEqual({ x: 202, y: 100 })
    expect(toScreen(plain, 10, 21)).toEqual({ x: 200, y: 98 })
  })

  it('shows x to the left when mirrored', () => {
    expect(toScreen({ ...plain, mirrored: true }, 11, 21)).toEqual({ x: 198, y: 98 })
  })

  it('turns the image counter-clockwise on the screen', () => {
    expect(toScreen({ ...plain, rotation: 90 }, 11, 20)).toEqual({ x: 200, y: 98 })
    expect(toScreen({ ...plain, rotation: 90, mirrored: true }, 11, 20)).toEqual({ x: 200, y: 102 })
  })

  it('comes back to the place on the screen that it started from', () =>
    fc.assert(
      fc.property(anyCamera(), anyPlace(), (camera, { sx, sy }) => {
        const { x, y } = toImage(camera, sx, sy)
        expectPlace(toScreen(camera, x, y), { x: sx, y: sy })
      }),
    ))

  it('keeps what is under the pointer when it zooms or turns', () =>
    fc.assert(
      fc.property(anyCamera(), anyPlace(), within(0.01, 100), (camera, { sx, sy }, factor) => {
        const fixed = toImage(camera, sx, sy)
        for (const moved of [zoomAbout(camera, factor, sx, sy), turnAbout(camera, factor, sx, sy)])
          expectPlace(toScreen(moved, fixed.x, fixed.y), { x: sx, y: sy }, 1e-4)
      }),
    ))

  it('zooms by the factor within its bounds', () =>
    fc.assert(
      fc.property(anyCamera(), within(1e-6, 1e6), (camera, factor) => {
        const { scale } = zoomAbout(camera, factor, 0, 0)
        expect(scale).toBe(Math.min(LARGEST_SCALE, Math.max(LEAST_SCALE, camera.scale * factor)))
      }),
    ))

  it('moves the image with the pointer', () =>
    fc.assert(
      fc.property(anyCamera(), anyPlace(), (camera, { sx, sy }) => {
        const held = toImage(camera, 10, 20)
        expectPlace(toScreen(panBy(camera, sx - 10, sy - 20), held.x, held.y), { x: sx, y: sy })
      }),
    ))

  it('gives shaders the same map, from any origin', () =>
    fc.assert(
      fc.property(anyCamera(), anyPlace(), anyPlace(), (camera, at, origin) => {
        const [a, b, c, d, e, f] = affineOf(camera, origin.sx, origin.sy)
        const [u, v] = [at.sx - origin.sx, at.sy - origin.sy]
        const { x, y } = toScreen(camera, at.sx, at.sy)
        const clip = { x: a * u + c * v + e, y: b * u + d * v + f }
        expectPlace({ x: ((clip.x + 1) * camera.width) / 2, y: ((1 - clip.y) * camera.height) / 2 }, { x, y }, 1e-5)
      }),
    ))

  it('has the corners of the view in its box', () =>
    fc.assert(
      fc.property(anyCamera(), (camera) => {
        const box = visibleBox(camera)
        const slack = ROUNDING / camera.scale + 1e-9
        for (const [sx, sy] of [
          [0, 0],
          [camera.width, 0],
          [0, camera.height],
          [camera.width, camera.height],
        ]) {
          const { x, y } = toImage(camera, sx, sy)
          expect(x).toBeGreaterThanOrEqual(box.x0 - slack)
          expect(x).toBeLessThanOrEqual(box.x1 + slack)
          expect(y).toBeGreaterThanOrEqual(box.y0 - slack)
          expect(y).toBeLessThanOrEqual(box.y1 + slack)
        }
      }),
    ))

  it('fits an image with all its corners in view', () =>
    fc.assert(
      fc.property(anyCamera(), fc.integer({ min: 1, max: 70_000 }), fc.integer({ min: 1, max: 70_000 }), (camera, width, height) => {
        const fitted = fit(camera, width, height)
        for (const [x, y] of [
          [-0.5, -0.5],
          [width - 0.5, height - 0.5],
          [-0.5, height - 0.5],
        ]) {
          const at = toScreen(fitted, x, y)
          if (fitted.scale > LEAST_SCALE) {
            expect(at.x).toBeGreaterThanOrEqual(0)
            expect(at.x).toBeLessThanOrEqual(camera.width)
            expect(at.y).toBeGreaterThanOrEqual(0)
            expect(at.y).toBeLessThanOrEqual(camera.height)
          }
        }
      }),
    ))

  it('folds turns to half a turn either way', () => {
    expect([190, -190, 180, -180, 540, 0].map(foldTurn)).toEqual([-170, 170, 180, 180, 180, 0])
  })
})
