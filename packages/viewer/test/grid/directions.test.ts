// Compass, scale bar and beam agree with the sky on any image and any view of it.

import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toImage } from '../../src/camera/camera.ts'
import { beamAt, compassAt, scaleBarAt } from '../../src/grid/directions.ts'
import { anyCamera } from '../camera/random-camera.ts'

/** 2 arcsec pixels, turned by 20 degrees. */
const [cos, sin] = [Math.cos(0.349) / 1800, Math.sin(0.349) / 1800]
const wcs = createWcs({
  CTYPE1: 'RA---TAN',
  CTYPE2: 'DEC--TAN',
  CRVAL1: 150,
  CRVAL2: 40,
  CRPIX1: 501,
  CRPIX2: 501,
  CD1_1: -cos,
  CD1_2: -sin,
  CD2_1: -sin,
  CD2_2: cos,
})

const anyView = () => anyCamera().map((camera) => ({ ...camera, x: camera.x % 1000, y: camera.y % 1000, width: 800, height: 600 }))
const arcsecBetween = (a: { lon: number; lat: number }, b: { lon: number; lat: number }) =>
  3600 * Math.hypot((b.lon - a.lon) * Math.cos((a.lat * Math.PI) / 180), b.lat - a.lat)
const skyAt = (camera: Parameters<typeof toImage>[0], sx: number, sy: number) => {
  const { x, y } = toImage(camera, sx, sy)
  return wcs.pixelToIcrs(x, y)
}

describe('the compass', () => {
  it('points to growing declination and right ascension', () =>
    fc.assert(
      fc.property(anyView(), (camera) => {
        const compass = compassAt(wcs, camera, 400, 300)!
        const step = 0.01 * camera.scale
        const here = skyAt(camera, 400, 300)
        const north = skyAt(camera, 400 + compass.north.x * step, 300 + compass.north.y * step)
        const east = skyAt(camera, 400 + compass.east.x * step, 300 + compass.east.y * step)
        expect((north.lat - here.lat) * 3600).toBeCloseTo(0.02, 4)
        expect(Math.abs(north.lon - here.lon) * 3600).toBeLessThan(2e-4)
        expect((east.lon - here.lon) * Math.cos((here.lat * Math.PI) / 180) * 3600).toBeCloseTo(0.02, 4)
      }),
    ))

  it('is absent where there is no sky', () => {
    const half = createWcs({ CTYPE1: 'RA---SIN', CTYPE2: 'DEC--SIN', CRVAL1: 0, CRVAL2: 0, CRPIX1: 1, CRPIX2: 1, CDELT1: -1, CDELT2: 1 })
    expect(compassAt(half, { x: 300, y: 0, scale: 1, rotation: 0, mirrored: false, width: 10, height: 10 }, 5, 5)).toBeUndefined()
  })
})

describe('the scale bar', () => {
  it('is as long as it says, and not longer than allowed', () =>
    fc.assert(
      fc.property(
        anyView().filter(({ scale }) => scale > 0.5),
        (camera) => {
          const bar = scaleBarAt(wcs, camera, 400, 300, 140)!
          expect(bar.length).toBeLessThanOrEqual(140.001)
          expect(bar.length).toBeGreaterThan(140 / 2.6)
          const apart = arcsecBetween(skyAt(camera, 400 - bar.length / 2, 300), skyAt(camera, 400 + bar.length / 2, 300))
          expect(apart / bar.size).toBeCloseTo(1, 3)
          const [, count, unit] = /^([\d.]+)(°|′|″)$/.exec(bar.text)!
          expect(Number(count) * { '°': 3600, '′': 60, '″': 1 }[unit]!).toBeCloseTo(bar.size, 9)
        },
      ),
    ))

  it('counts pixels where there is no sky', () => {
    expect(scaleBarAt(undefined, { x: 0, y: 0, scale: 3, rotation: 0, mirrored: false, width: 10, height: 10 }, 5, 5, 100)).toEqual({
      length: 60,
      size: 20,
      text: '20 px',
    })
  })
})

describe('the beam', () => {
  it('is as large as on the sky, its major axis at its position angle', () =>
    fc.assert(
      fc.property(anyView(), fc.integer({ min: 0, max: 179 }), (camera, positionAngle) => {
        const { major, minor, angle } = beamAt(wcs, { major: 12, minor: 8, positionAngle }, camera, 400, 300)!
        expect(major / camera.scale).toBeCloseTo(6, 2)
        expect(minor / camera.scale).toBeCloseTo(4, 2)
        const step = 0.01 * camera.scale
        const [dx, dy] = [Math.cos((angle * Math.PI) / 180) * step, Math.sin((angle * Math.PI) / 180) * step]
        const [a, b] = [skyAt(camera, 400 - dx, 300 - dy), skyAt(camera, 400 + dx, 300 + dy)]
        const walked = (Math.atan2((b.lon - a.lon) * Math.cos((a.lat * Math.PI) / 180), b.lat - a.lat) * 180) / Math.PI
        expect(Math.abs(((walked - positionAngle + 270) % 180) - 90)).toBeLessThan(0.1)
      }),
    ))
})
