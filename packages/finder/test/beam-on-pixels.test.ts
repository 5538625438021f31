// The beam in pixels: turned and scaled as the sky is, or estimated from the sources of an image without one.

import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beamOnPixels, roundBeam } from '../src/beam-on-pixels.ts'
import { findSources, type PlaneContext } from '../src/index.ts'
import { measureEllipse } from '../src/measurement/sky-size.ts'
import { ellipse, mapped, planeOf, whiteNoise, withSpots } from './pictures.ts'

type Beam = NonNullable<PlaneContext['beam']>

const beam = (major: number, minor: number, positionAngle: number): Beam => ({ major, minor, positionAngle }) as Beam

const skyOf = (scale: number, turn: number) => {
  const [c, s] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const cdelt = scale / 3600
  return createWcs({
    CTYPE1: 'RA---SIN',
    CTYPE2: 'DEC--SIN',
    CRPIX1: 50.5,
    CRPIX2: 40.5,
    CRVAL1: 10,
    CRVAL2: -20,
    CD1_1: -cdelt * c,
    CD1_2: cdelt * s,
    CD2_1: cdelt * s,
    CD2_2: cdelt * c,
  })
}

describe('beamOnPixels', () => {
  it('has the position angle from up towards the left where north is up', () => {
    const found = beamOnPixels(beam(12, 6, 30), skyOf(2, 0), 100, 80)
    // 30 degrees from +y towards -x is 120 degrees from +x towards +y.
    ellipse(6, 3, 120).forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 4)
    })
  })

  it('is the beam again once it is measured on the sky', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 8, max: 40, noNaN: true }),
        fc.double({ min: 0.4, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 179, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (major, ratio, angle, turn) => {
          const wcs = skyOf(2, turn)
          const measured = measureEllipse(beamOnPixels(beam(major, ratio * major, angle), wcs, 100, 80), wcs.localJacobian(49.5, 39.5))
          expect(measured.major).toBeCloseTo(major, 5)
          expect(measured.minor).toBeCloseTo(ratio * major, 5)
          const turned = measured.angle - angle
          expect(Math.abs(turned - 180 * Math.round(turned / 180))).toBeLessThan(1e-3)
        },
      ),
    ))

  it('is refused when it is smaller than a pixel or not a number', () => {
    for (const size of [0.5, 0, Number.NaN]) {
      expect(() => beamOnPixels(beam(size, size, 0), skyOf(2, 0), 100, 80)).toThrow(
        expect.objectContaining({ code: 'FINDER_BEAM_TOO_SMALL' }),
      )
    }
  })
})

describe('an image without a beam', () => {
  it('has the width of its stars', async () => {
    for (const fwhm of [2.2, 3.5, 6]) {
      const spots = Array.from({ length: 64 }, (_, i) => ({
        x: 22 + 45 * (i % 8) + Math.sin(i),
        y: 22 + 45 * Math.floor(i / 8) + Math.cos(i),
        peak: 30 * (1 + (i % 13)),
        shape: roundBeam(fwhm),
      }))
      const picture = mapped(withSpots(whiteNoise(360, 360, 131), spots), (value) => 500 + value)
      const { catalog } = await findSources(planeOf(picture), { unit: 'adu', name: 'stars' })
      const text = catalog.run.warnings.find((warning) => warning.includes('beam')) ?? ''
      const assumed = Number(/([\d.]+) pixels/.exec(text)?.[1])
      expect(Math.abs(assumed / fwhm - 1), `${fwhm} pixels`).toBeLessThan(0.2)
      expect(catalog.components.rows).toBeGreaterThanOrEqual(64)
      expect(catalog.components.rows).toBeLessThan(70)
    }
  })
})
