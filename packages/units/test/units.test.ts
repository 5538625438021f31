// Conversions keep what they convert: there and back again, and against numbers known from elsewhere.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as u from '../src/index.ts'

describe('angles', () => {
  it('come back from radians and arcseconds', () => {
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (a) => {
        expect(u.toDegrees(u.toRadians(u.degrees(a)))).toBeCloseTo(a, 10)
        expect(u.arcsecToDegrees(u.degreesToArcsec(u.degrees(a)))).toBeCloseTo(a, 10)
      }),
    )
  })

  it('fold into [0, 180) and half a turn changes nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (a) => {
        const folded = u.foldPositionAngle(u.degrees(a))
        expect(folded).toBeGreaterThanOrEqual(0)
        expect(folded).toBeLessThan(180)
        expect(Math.sin((2 * (folded - a) * Math.PI) / 180)).toBeCloseTo(0, 8)
      }),
    )
  })

  it('fold a hair below zero to zero, not to 180', () => {
    expect(u.foldPositionAngle(u.degrees(-1e-20))).toBe(0)
  })
})

describe('pixels', () => {
  it('are one less than FITS pixels', () => {
    expect(u.toFitsPixels(u.pixels(0))).toBe(1)
    expect(u.fromFitsPixels(u.fitsPixels(1))).toBe(0)
  })
})

describe('beam', () => {
  it('has the solid angle of its Gaussian', () => {
    // Riemann sum of a 15 x 10 arcsec Gaussian on a 0.5 arcsec grid.
    let sum = 0
    for (let y = -40; y <= 40; y += 0.5)
      for (let x = -40; x <= 40; x += 0.5) sum += Math.exp(-4 * Math.LN2 * ((x / 15) ** 2 + (y / 10) ** 2)) * 0.25
    expect(u.beamSolidAngle({ major: u.arcsec(15), minor: u.arcsec(10), positionAngle: u.degrees(30) })).toBeCloseTo(sum, 6)
  })

  it('is as wide at half its peak as its FWHM says', () => {
    const sigma = u.fwhmToSigma(15)
    expect(Math.exp(-0.5 * (7.5 / sigma) ** 2)).toBeCloseTo(0.5, 12)
    expect(u.sigmaToFwhm(sigma)).toBeCloseTo(15, 12)
  })
})
