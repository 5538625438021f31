// Cameras as fast-check draws them: on large images, turned, mirrored, far away and close.

import fc from 'fast-check'
import type { Camera } from '../../src/camera/camera.ts'

/** Numbers spread evenly: those of fc.double are mostly tiny. */
export const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((share) => min + ((max - min) * share) / 1_000_000)

/** Any camera within the bounds of its scale. */
export const anyCamera = (): fc.Arbitrary<Camera> =>
  fc.record({
    x: within(-1000, 70_000),
    y: within(-1000, 70_000),
    scale: within(-10, 8).map((power) => 2 ** power),
    rotation: fc.oneof(fc.constantFrom(0, 90, 180, -90), within(-180, 180)),
    mirrored: fc.boolean(),
    width: fc.integer({ min: 1, max: 4000 }),
    height: fc.integer({ min: 1, max: 3000 }),
  })

/** A place in CSS pixels in or near a view. */
export const anyPlace = (): fc.Arbitrary<{ sx: number; sy: number }> => fc.record({ sx: within(-500, 5000), sy: within(-500, 5000) })
