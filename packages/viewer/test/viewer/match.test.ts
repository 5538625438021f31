// Two images of one sky are matched: what is at a place of one view is at the same place of the other.

import { createWcs, type HeaderRecord } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCamera, toImage, toScreen } from '../../src/camera/camera.ts'
import { matchedCamera } from '../../src/viewer/match.ts'
import { within } from '../camera/random-camera.ts'

/** A map of the same sky, turned, mirrored or coarser. */
const header = (degreesAPixel: number, rotation: number, parity: 1 | -1, centre: number): HeaderRecord => {
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)].map((part) => degreesAPixel * part)
  return {
    NAXIS: 2,
    CTYPE1: 'RA---TAN',
    CTYPE2: 'DEC--TAN',
    CRVAL1: 180,
    CRVAL2: -40,
    CRPIX1: centre,
    CRPIX2: centre / 2,
    CD1_1: -parity * cos,
    CD1_2: parity * sin,
    CD2_1: sin,
    CD2_2: cos,
  }
}

const anyMap = () =>
  fc.record({
    size: within(1e-4, 2e-3),
    rotation: within(-180, 180),
    parity: fc.constantFrom<1 | -1>(1, -1),
    centre: fc.integer({ min: 10, max: 4000 }),
  })

describe('a matched view', () => {
  it('shows the same sky at the same place', () =>
    fc.assert(
      fc.property(anyMap(), anyMap(), fc.boolean(), within(-180, 180), (a, b, mirrored, rotation) => {
        const [first, second] = [a, b].map(({ size, rotation: turn, parity, centre }) => createWcs(header(size, turn, parity, centre)))
        const camera = {
          ...createCamera({ width: 600, height: 400 }),
          x: a.centre + 30,
          y: a.centre / 2 - 20,
          scale: 2,
          rotation,
          mirrored,
        }
        const matched = matchedCamera(camera, first, createCamera({ width: 600, height: 400 }), second)
        expect(matched).toBeDefined()
        for (const [sx, sy] of [
          [300, 200],
          [350, 200],
          [300, 120],
        ]) {
          const { x, y } = toImage(camera, sx, sy)
          const sky = first.pixelToIcrs(x, y)
          const own = second.icrsToPixel(sky.lon, sky.lat)
          const at = toScreen(matched!, own.x, own.y)
          expect(Math.hypot(at.x - sx, at.y - sy)).toBeLessThan(0.05)
        }
      }),
    ))

  it('is none where the sky is not on the other map', () => {
    const near = createWcs(header(1e-3, 0, 1, 100))
    const far = createWcs({ ...header(1e-3, 0, 1, 100), CRVAL1: 0, CRVAL2: 40 })
    const camera = { ...createCamera({ width: 600, height: 400 }), x: 100, y: 50 }
    expect(matchedCamera(camera, near, camera, far)).toBeUndefined()
  })
})
