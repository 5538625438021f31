// Ellipses on the sky from covariances on pixels: north through east, east to the left; beams taken out as Wild (1970) has it.

import { FWHM_PER_SIGMA } from '@cirasa/units'
import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Covariance } from '../../src/fitting/gaussian-mixture.ts'
import { type LocalMap, measureEllipse, PIXEL_MAP } from '../../src/measurement/sky-size.ts'
import { ellipse, sumOf } from '../pictures.ts'

/** Pixels of `scale` arcsec, north up and east to the left, turned by an angle in degrees from north towards east. */
const skyMap = (scale: number, turn = 0): LocalMap => {
  const c = scale * Math.cos((turn * Math.PI) / 180)
  const s = scale * Math.sin((turn * Math.PI) / 180)
  return [-c, s, s, c]
}

/** An ellipse in the picture: `up` is the angle of its major axis from +y (up) towards -x (left). */
const drawn = (major: number, minor: number, up: number): Covariance => ellipse(major, minor, up + 90)

/** How far two ellipses are turned against each other: at most a quarter turn. */
const turnedBy = (one: number, other: number): number => Math.abs(one - other - 180 * Math.round((one - other) / 180))

const shapes = () =>
  fc.record({
    major: fc.double({ min: 3, max: 30, noNaN: true }),
    ratio: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
    up: fc.double({ min: 0, max: 179.9, noNaN: true }),
  })

describe('measureEllipse', () => {
  it('reads an ellipse in pixels: from up towards the left', () =>
    fc.assert(
      fc.property(shapes(), ({ major, ratio, up }) => {
        const found = measureEllipse(drawn(major, ratio * major, up), PIXEL_MAP)
        expect(found.major).toBeCloseTo(major, 6)
        expect(found.minor).toBeCloseTo(ratio * major, 6)
        expect(turnedBy(found.angle, up)).toBeLessThan(1e-6)
        expect(found.angle).toBeGreaterThanOrEqual(0)
        expect(found.angle).toBeLessThan(180)
      }),
    ))

  it('counts from north through east: 0 for an ellipse that stands, 45 for one that leans to the left', () => {
    expect(measureEllipse([1, 0, 9], skyMap(1)).angle).toBeCloseTo(0, 9)
    expect(measureEllipse([9, 0, 1], skyMap(1)).angle).toBeCloseTo(90, 9)
    // Towards -x and +y: x and y vary in opposite directions.
    expect(measureEllipse([5, -4, 5], skyMap(1)).angle).toBeCloseTo(45, 9)
    expect(measureEllipse([5, 4, 5], skyMap(1)).angle).toBeCloseTo(135, 9)
  })

  it('scales sizes with the pixel and turns angles with the sky', () =>
    fc.assert(
      fc.property(
        shapes(),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (shape, scale, turn) => {
          const { major, ratio, up } = shape
          const found = measureEllipse(drawn(major, ratio * major, up), skyMap(scale, turn))
          expect(found.major / (scale * major)).toBeCloseTo(1, 6)
          expect(found.minor / (scale * ratio * major)).toBeCloseTo(1, 6)
          expect(turnedBy(found.angle, up + turn)).toBeLessThan(1e-5)
        },
      ),
    ))

  it('agrees with positions on a real projection: the ends of the major axis lie at its position angle', () => {
    const wcs = createWcs({
      CTYPE1: 'RA---TAN',
      CTYPE2: 'DEC--TAN',
      CRPIX1: 200,
      CRPIX2: 180,
      CRVAL1: 83.6,
      CRVAL2: 41,
      CD1_1: -0.9e-3,
      CD1_2: 0.4e-3,
      CD2_1: 0.35e-3,
      CD2_2: 1.1e-3,
    })
    const [x, y] = [230, 150]
    const shape: Covariance = [8, -3, 4]
    const found = measureEllipse(shape, wcs.localJacobian(x, y))
    const here = wcs.pixelToIcrs(x, y)
    const radians = Math.PI / 180
    const angle = found.angle * radians
    const half = found.major / FWHM_PER_SIGMA / 3600
    const end = wcs.icrsToPixel(here.lon + (half * Math.sin(angle)) / Math.cos(here.lat * radians), here.lat + half * Math.cos(angle))
    const [dx, dy] = [end.x - x, end.y - y]
    // One sigma along an axis of the ellipse is where its quadratic form is 1.
    const form = (shape[2] * dx * dx - 2 * shape[1] * dx * dy + shape[0] * dy * dy) / (shape[0] * shape[2] - shape[1] ** 2)
    expect(form).toBeCloseTo(1, 3)
  })

  it('gives NaN for the axis of a shape that is smaller than nothing', () => {
    const found = measureEllipse([4, 0, -1], PIXEL_MAP)
    expect(found.major).toBeCloseTo(2 * FWHM_PER_SIGMA, 9)
    expect(found.minor).toBeNaN()
  })

  it('carries errors over: those of the numbers of the shape, by differences', () => {
    const shape: Covariance = [6, 1.5, 3]
    const errors = Float64Array.of(0.04, 0.01, 0.002, 0.01, 0.02, -0.004, 0.002, -0.004, 0.03)
    const map = skyMap(2.5, 33)
    const found = measureEllipse(shape, map, errors)
    const h = 1e-5
    for (const [value, error] of [
      ['major', 'majorError'],
      ['minor', 'minorError'],
      ['angle', 'angleError'],
    ] as const) {
      const slopes = [0, 1, 2].map((i) => {
        const at = (by: number): number => measureEllipse(shape.map((v, k) => v + (k === i ? by : 0)) as unknown as Covariance, map)[value]
        return (at(h) - at(-h)) / (2 * h)
      })
      let variance = 0
      for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) variance += slopes[i] * slopes[j] * errors[3 * i + j]
      expect(found[error] / Math.sqrt(variance)).toBeCloseTo(1, 4)
    }
  })

  it('knows nothing of the angle of a circle: its error is that of any angle', () => {
    const { angleError } = measureEllipse([4, 0, 4], PIXEL_MAP, Float64Array.of(0.1, 0, 0, 0, 0.1, 0, 0, 0, 0.1))
    expect(angleError).toBeCloseTo(180 / Math.sqrt(12), 6)
  })
})

/** Wild (1970, AuJPh 23, 113): the axes and the angle of what remains of an ellipse once the beam is taken out. FWHM and degrees. */
function wild(source: Measured, beam: Measured): Measured {
  const rad = Math.PI / 180
  const sum = (one: Measured): number => one.major ** 2 + one.minor ** 2
  const difference = (one: Measured): number => one.major ** 2 - one.minor ** 2
  const [ds, db] = [difference(source), difference(beam)]
  const beta = Math.sqrt(ds ** 2 + db ** 2 - 2 * ds * db * Math.cos(2 * rad * (source.angle - beam.angle)))
  const y = ds * Math.sin(2 * rad * source.angle) - db * Math.sin(2 * rad * beam.angle)
  const x = ds * Math.cos(2 * rad * source.angle) - db * Math.cos(2 * rad * beam.angle)
  return {
    major: Math.sqrt((sum(source) - sum(beam) + beta) / 2),
    minor: Math.sqrt((sum(source) - sum(beam) - beta) / 2),
    angle: (0.5 * Math.atan2(y, x)) / rad,
  }
}

interface Measured {
  readonly major: number
  readonly minor: number
  readonly angle: number
}

describe('taking the beam out', () => {
  it('undoes convolution, and is what the formula of Wild gives', () =>
    fc.assert(
      fc.property(shapes(), shapes(), fc.double({ min: 0, max: 360, noNaN: true }), (own, beam, turn) => {
        const map = skyMap(3, turn)
        const intrinsic = drawn(own.major, own.ratio * own.major, own.up)
        const blurred = drawn(beam.major, beam.ratio * beam.major, beam.up)
        const observed = measureEllipse(sumOf(intrinsic, blurred), map)
        const deconvolved = wild(observed, measureEllipse(blurred, map))
        const truth = measureEllipse(intrinsic, map)
        expect(deconvolved.major / truth.major).toBeCloseTo(1, 5)
        expect(deconvolved.minor / truth.minor).toBeCloseTo(1, 3)
        expect(turnedBy(deconvolved.angle, truth.angle)).toBeLessThan(0.01)
      }),
    ))
})
