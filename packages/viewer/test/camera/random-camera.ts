// Cameras as fast-check draws them: on large images, turned, mirrored, far away and close.

import fc from 'fast-check'
import type { Camera } from '../../src/camera/camera.ts'

/** Any camera within the bounds of its scale. */
export const anyCamera = (): fc.Arbitrary<Camera> =>
  fc.record({
    x: fc.double({ min: -1000, max: 70_000, noNaN: true }),
    y: fc.double({ min: -1000, max: 70_000, noNaN: true }),
    scale: fc.double({ min: -10, max: 8, noNaN: true }).map((power) => 2 ** power),
    rotation: fc.oneof(fc.constantFrom(0, 90, 180, -90), fc.double({ min: -180, max: 180, noNaN: true })),
    mirrored: fc.boolean(),
    width: fc.integer({ min: 1, max: 4000 }),
    height: fc.integer({ min: 1, max: 3000 }),
  })

/** A place in CSS pixels in or near a view. */
export const anyPlace = (): fc.Arbitrary<{ sx: number; sy: number }> =>
  fc.record({ sx: fc.double({ min: -500, max: 5000, noNaN: true }), sy: fc.double({ min: -500, max: 5000, noNaN: true }) })
