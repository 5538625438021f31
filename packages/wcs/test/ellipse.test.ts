// Ellipses between pixels and sky: full widths, angles from +x on pixels and north through east on the sky.

import { type Arcsec, arcsec, type Degrees, degrees, type Pixels, pixels } from '@cirasa/units'
import { createWcs, inverseJacobian, pixelCovarianceToSky, pixelEllipseToSky, type SkyJacobian, skyEllipseToPixel } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** North up, east to the left, 2 arcsec a pixel: the sky as most images have it. */
const usual: SkyJacobian = [-2, 0, 0, 2]

const pixelEllipse = (major: number, minor: number, angle: number) => ({
  major: pixels(major),
  minor: pixels(minor),
  angle: degrees(angle),
})

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const ellipses = fc
  .record({ minor: finite(0.1, 100), ratio: finite(1.01, 100), angle: finite(0, 179.99) })
  .map(({ minor, ratio, angle }) => ({ minor, major: minor * ratio, angle }))
/** Local maps: any rotation, unequal pixels, a little skew, either parity. */
const jacobians = fc
  .record({ scale: finite(0.1, 100), ratio: finite(0.5, 2), angle: finite(0, 360), skew: finite(-0.3, 0.3), mirrored: fc.boolean() })
  .map(({ scale, ratio, angle, skew, mirrored }): SkyJacobian => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    const side = mirrored ? -1 : 1
    return [side * scale * c, scale * ratio * (s + skew * c), -side * scale * s, scale * ratio * (c - skew * s)]
  })

const angleDifference = (a: number, b: number) => Math.abs(((((a - b) % 180) + 270) % 180) - 90)

describe('pixelEllipseToSky', () => {
  it.each([
    { along: '+y, which is north', angle: 90, positionAngle: 0 },
    { along: '+x, which is west', angle: 0, positionAngle: 90 },
    { along: 'up and to the left, which is north-east', angle: 135, positionAngle: 45 },
    { along: 'nearly +y, a little to the right, which is west of north', angle: 80, positionAngle: 170 },
  ])('turns an ellipse along $along to position angle $positionAngle', ({ angle, positionAngle }) => {
    const sky = pixelEllipseToSky(usual, pixelEllipse(3, 2, angle))
    expect(sky.major).toBeCloseTo(6, 12)
    expect(sky.minor).toBeCloseTo(4, 12)
    expect(angleDifference(sky.positionAngle, positionAngle)).toBeLessThan(1e-9)
  })

  it('keeps the position angle within [0, 180)', () =>
    fc.assert(
      fc.property(jacobians, ellipses, (jacobian, { major, minor, angle }) => {
        const { positionAngle } = pixelEllipseToSky(jacobian, pixelEllipse(major, minor, angle))
        expect(positionAngle).toBeGreaterThanOrEqual(0)
        expect(positionAngle).toBeLessThan(180)
      }),
    ))

  it('keeps a circle a circle', () => {
    const sky = pixelEllipseToSky(usual, pixelEllipse(3, 3, 17))
    expect(sky.major).toBeCloseTo(6, 12)
    expect(sky.minor).toBeCloseTo(6, 12)
  })

  it('scales the area by that of a pixel', () =>
    fc.assert(
      fc.property(jacobians, ellipses, (jacobian, { major, minor, angle }) => {
        const sky = pixelEllipseToSky(jacobian, pixelEllipse(major, minor, angle))
        const [a, b, c, d] = jacobian
        expect((sky.major * sky.minor) / (major * minor * Math.abs(a * d - b * c))).toBeCloseTo(1, 10)
      }),
    ))

  it('puts the end of the major axis of a conformal map where the axis points', () =>
    fc.assert(
      fc.property(ellipses, finite(-180, 180), ({ major, minor, angle }, CROTA2) => {
        const wcs = createWcs({
          CTYPE1: 'RA---TAN',
          CTYPE2: 'DEC--TAN',
          CRVAL1: 30,
          CRVAL2: 40,
          CDELT1: -1 / 3600,
          CDELT2: 1 / 3600,
          CROTA2,
        })
        const sky = pixelEllipseToSky(wcs.localJacobian(-1, -1), pixelEllipse(major, minor, angle))
        const along = (angle * Math.PI) / 180
        const end = wcs.pixelToIcrs(-1 + 0.01 * Math.cos(along), -1 + 0.01 * Math.sin(along))
        const east = (end.lon - 30) * Math.cos((40 * Math.PI) / 180)
        const north = end.lat - 40
        expect(angleDifference(sky.positionAngle, (Math.atan2(east, north) * 180) / Math.PI)).toBeLessThan(1e-3)
      }),
    ))
})

describe('skyEllipseToPixel', () => {
  it('undoes pixelEllipseToSky for any local map', () =>
    fc.assert(
      fc.property(jacobians, ellipses, (jacobian, { major, minor, angle }) => {
        const back = skyEllipseToPixel(jacobian, pixelEllipseToSky(jacobian, pixelEllipse(major, minor, angle)))
        expect(back.major / major).toBeCloseTo(1, 9)
        expect(back.minor / minor).toBeCloseTo(1, 9)
        // The angle of a nearly round ellipse is known the less, the rounder it is.
        expect(angleDifference(back.angle, angle) * (major / minor - 1)).toBeLessThan(1e-7)
      }),
    ))

  it('shows a beam of 15 arcsec on pixels of 2 arcsec as 7.5 pixels', () => {
    const beam = { major: arcsec(15) as Arcsec, minor: arcsec(10) as Arcsec, positionAngle: degrees(0) as Degrees }
    const { major, minor, angle } = skyEllipseToPixel(usual, beam)
    expect([major, minor]).toEqual([7.5 as Pixels, 5 as Pixels])
    expect(angle).toBeCloseTo(90, 12)
  })
})

describe('pixelCovarianceToSky', () => {
  it('scales variances by the square of the pixel and turns the sign of the covariance with the parity', () => {
    expect(pixelCovarianceToSky(usual, [0.01, 0.005, 0.04])).toEqual([0.04, -0.02, 0.16])
  })
})

describe('inverseJacobian', () => {
  it('gives pixels for one arcsec', () => {
    expect(inverseJacobian([-2, 0, 0, 4]).map((value) => value + 0)).toEqual([-0.5, 0, 0, 0.25])
  })
})
