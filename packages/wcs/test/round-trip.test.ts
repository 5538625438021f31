// Pixels come back from the sky and from ICRS, for every kind of header, at any pixel that has a sky.

import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindCount, trial } from './random-header.ts'

describe('createWcs', () => {
  it.each(Array.from({ length: kindCount }, (_, kind) => ({ kind, ctype: trial(kind, 0).header.CTYPE1 })))(
    'brings pixels back from the sky and from ICRS: kind $kind, $ctype',
    ({ kind }) => {
      let returned = 0
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 400 }),
          fc.double({ min: -100, max: 1100, noNaN: true }),
          fc.double({ min: -100, max: 1100, noNaN: true }),
          (n, x, y) => {
            const { header } = trial(kind + kindCount * n, 0)
            const wcs = tryWcs(header)
            if (wcs === undefined) return
            const sky = wcs.pixelToSky(x, y)
            // At longitude 180 and at the poles of most maps, several pixels show one place.
            if (Number.isNaN(sky.lon) || isSeam(wcs, x, y)) return
            const back = wcs.skyToPixel(sky.lon, sky.lat)
            const icrs = wcs.pixelToIcrs(x, y)
            const backFromIcrs = wcs.icrsToPixel(icrs.lon, icrs.lat)
            expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1e-6)
            expect(Math.hypot(backFromIcrs.x - x, backFromIcrs.y - y)).toBeLessThan(1e-6)
            returned++
          },
        ),
        { numRuns: 150, seed: 20240607 },
      )
      expect(returned).toBeGreaterThan(40)
    },
  )
})

function tryWcs(header: Parameters<typeof createWcs>[0]) {
  try {
    return createWcs(header)
  } catch {
    return undefined
  }
}

/** True if a small step on the pixels leaves the map: its edge, where the way back is ill-conditioned. */
function isSeam(wcs: ReturnType<typeof createWcs>, x: number, y: number): boolean {
  return [0.1, -0.1].some((d) => Number.isNaN(wcs.pixelToSky(x + d, y).lon) || Number.isNaN(wcs.pixelToSky(x, y + d).lon))
}
