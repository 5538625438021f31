// Random regions on an image of 200 x 200 pixels, some beyond its edges.

import type { PixelRegion } from '@cirasa/regions'
import fc from 'fast-check'

export function anyPixelRegion(): fc.Arbitrary<PixelRegion> {
  const place = fc.double({ min: -30, max: 230, noNaN: true })
  const size = fc.double({ min: 0.5, max: 60, noNaN: true })
  const turn = fc.double({ min: 0, max: 179, noNaN: true })
  const base = { frame: 'image' } as const
  return fc.oneof(
    fc.record({ x: place, y: place, radius: size }).map((made): PixelRegion => ({ shape: 'circle', ...base, ...made })),
    fc
      .record({ x: place, y: place, minor: size, positionAngle: turn })
      .map((made): PixelRegion => ({ shape: 'ellipse', ...base, ...made, major: 2 * made.minor })),
    fc
      .record({ x: place, y: place, width: size, height: size, angle: turn })
      .map((made): PixelRegion => ({ shape: 'box', ...base, ...made })),
    fc.array(place, { minLength: 6, maxLength: 6 }).map((points): PixelRegion => ({ shape: 'polygon', ...base, points })),
    fc.record({ x: place, y: place }).map((made): PixelRegion => ({ shape: 'point', ...base, ...made })),
  )
}
