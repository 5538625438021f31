// A raster of a part of the image is shown where that part is.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toScreen } from '../../src/camera/camera.ts'
import { rasterCamera, toRaster } from '../../src/layers/raster-placement.ts'
import { anyCamera } from '../camera/random-camera.ts'

it('covers as many image pixels with its first pixel as its step says', () => {
  const placement = { x0: 100, y0: 40, step: 4 }
  expect(toRaster(placement, 99.5, 39.5)).toEqual({ x: -0.5, y: -0.5 })
  expect(toRaster(placement, 103.5, 43.5)).toEqual({ x: 0.5, y: 0.5 })
})

it('shows its pixels where the image has them', () =>
  fc.assert(
    fc.property(anyCamera(), fc.integer({ min: 0, max: 5000 }), fc.constantFrom(1, 2, 8), (camera, x0, step) => {
      const placement = { x0, y0: 2 * x0, step }
      const [x, y] = [x0 + 37.3, 2 * x0 + 11.9]
      const own = toRaster(placement, x, y)
      const [a, b] = [toScreen(camera, x, y), toScreen(rasterCamera(camera, placement), own.x, own.y)]
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(1e-4)
    }),
  ))
