// The local map of a pixel to the sky: what a step of one pixel is in arcsec towards ICRS east and north.

import { createWcs, pixelArea, pixelScale } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindCount, trial } from './random-header.ts'

const tan = { CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', CRVAL1: 120, CRVAL2: 50, CRPIX1: 1, CRPIX2: 1, CDELT1: -2 / 3600, CDELT2: 3 / 3600 }
const RADIANS = Math.PI / 180

/** Offset in arcsec towards east and north of a position from another one, along the great circle. */
function offset(from: { lon: number; lat: number }, to: { lon: number; lat: number }): [number, number] {
  const dLon = (to.lon - from.lon) * RADIANS
  const [a, b] = [from.lat * RADIANS, to.lat * RADIANS]
  const east = Math.cos(b) * Math.sin(dLon)
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(dLon)
  const scale = 3600 / RADIANS
  return [east * scale, north * scale]
}

describe('localJacobian', () => {
  it('is the header scale at the reference pixel of a tangent plane', () => {
    const [a, b, c, d] = createWcs(tan).localJacobian(0, 0)
    expect(a).toBeCloseTo(-2, 8)
    expect(b).toBeCloseTo(0, 8)
    expect(c).toBeCloseTo(0, 8)
    expect(d).toBeCloseTo(3, 8)
  })

  it('points to ICRS north where the header is Galactic', () => {
    const wcs = createWcs({ ...tan, CTYPE1: 'GLON-TAN', CTYPE2: 'GLAT-TAN', CDELT1: -1e-3, CDELT2: 1e-3, CRVAL1: 0, CRVAL2: 0 })
    const [, eastByY, , northByY] = wcs.localJacobian(0, 0)
    // Galactic north at the Galactic centre lies at position angle 58.6 degrees west of north, seen in ICRS.
    expect(Math.atan2(eastByY, northByY) / RADIANS).toBeCloseTo(-58.6, 1)
    expect(Math.hypot(eastByY, northByY)).toBeCloseTo(3.6, 8)
  })

  it('predicts the sky of a neighbouring point on every kind of map', () => {
    let seen = 0
    for (let n = 0; n < 4 * kindCount; n++) {
      const { header } = trial(n, 0)
      let wcs: ReturnType<typeof createWcs>
      try {
        wcs = createWcs(header)
      } catch {
        continue
      }
      const [a, b, c, d] = wcs.localJacobian(512, 488)
      if (Number.isNaN(a)) continue
      const step = Math.min(0.2, 0.05 / Math.sqrt(Math.abs(a * d - b * c)))
      const here = wcs.pixelToIcrs(512, 488)
      const [east, north] = offset(here, wcs.pixelToIcrs(512 + step, 488 + step))
      const size = (Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d)) * step
      // Curvature of the map over the step, and digits lost in the angles of the two positions.
      const tolerance = 1e-5 * size + 1e-8
      expect(Math.abs(east - (a + b) * step), JSON.stringify(header)).toBeLessThan(tolerance)
      expect(Math.abs(north - (c + d) * step), JSON.stringify(header)).toBeLessThan(tolerance)
      seen++
    }
    expect(seen).toBeGreaterThan(50)
  })

  it('has a finite value at a celestial pole and keeps the area there', () => {
    const wcs = createWcs({ ...tan, CRVAL2: 90, CDELT1: -1 / 3600, CDELT2: 1 / 3600 })
    expect(pixelArea(wcs.localJacobian(0, 0))).toBeCloseTo(1, 8)
  })

  it('is not a number where the map has no sky, and one-sided at its edge', () => {
    const wcs = createWcs({ ...tan, CTYPE1: 'RA---SIN', CTYPE2: 'DEC--SIN', CDELT1: -1, CDELT2: 1 })
    expect(wcs.localJacobian(100, 0)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
    const edge = 180 / Math.PI - 1e-9
    expect(wcs.localJacobian(edge, 0).every(Number.isFinite)).toBe(true)
  })

  it('gives the area and the scale of a pixel, whatever its rotation', () =>
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (CROTA2) => {
        const jacobian = createWcs({ ...tan, CROTA2 }).localJacobian(0, 0)
        expect(pixelArea(jacobian)).toBeCloseTo(6, 7)
        expect(pixelScale(jacobian)).toBeCloseTo(Math.sqrt(6), 7)
      }),
    ))
})
