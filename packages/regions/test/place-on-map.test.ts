// Regions on the sky and on pixels: round trips in every frame, half pixels, angles on turned and mirrored maps.

import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, type PixelRegion, type Region, regionToPixels, regionToSky, type SkyRegionFrame, skyFrameMap } from '../src/index.ts'
import { anyPixelRegion } from './random-region.ts'

const SCALE = 2 / 3600

/** A map of 2 arcsec a pixel around a place, turned and perhaps mirrored, centred on pixel (50, 50). */
function mapAt(ra: number, dec: number, turn = 0, mirrored = false, stretch = 1) {
  const [c, s] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const sign = mirrored ? 1 : -1
  return createWcs({
    CTYPE1: 'RA---TAN',
    CTYPE2: 'DEC--TAN',
    CRVAL1: ra,
    CRVAL2: dec,
    CRPIX1: 51,
    CRPIX2: 51,
    CD1_1: sign * SCALE * c * stretch,
    CD1_2: -sign * SCALE * s,
    CD2_1: SCALE * s * stretch,
    CD2_2: SCALE * c,
    RADESYS: 'ICRS',
  })
}

const north = mapAt(150, 20)
const frames = ['icrs', 'fk5', 'fk4', 'galactic', 'ecliptic'] as const

const close = (value: number, digits = 6) => expect.closeTo(value, digits)

describe('regions on a map', () => {
  it('come back from the sky as they were, in every frame, on any map', () =>
    fc.assert(
      fc.property(
        anyPixelRegion(),
        fc.constantFrom(...frames),
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: -89.5, max: 89.5, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.boolean(),
        (region, frame, ra, dec, turn, mirrored) => {
          const wcs = mapAt(ra, dec, turn, mirrored)
          const back = regionToPixels(regionToSky(region, wcs, frame)!, wcs)!
          expect({ ...back, ...('points' in back && { points: Array.from(back.points) }) }).toEqual(closeTo(region))
        },
      ),
    ))

  it('put the middle of the first pixel at (0, 0)', () => {
    const { lon, lat } = north.pixelToIcrs(0, 0)
    expect(regionToPixels({ shape: 'point', frame: 'icrs', x: lon, y: lat }, north)).toMatchObject({
      frame: 'image',
      x: close(0),
      y: close(0),
    })
  })

  it('turn position angles from north through east, wherever east is', () => {
    const sky: Region = { shape: 'ellipse', frame: 'icrs', x: 150, y: 20, major: 40, minor: 10, positionAngle: 30 }
    const shape = { x: close(50), y: close(50), major: close(20), minor: close(5) }
    // North up and east left: as on the sky. East right: the other way round. Turned by 20 degrees.
    expect(regionToPixels(sky, north)).toMatchObject({ ...shape, positionAngle: close(30) })
    expect(regionToPixels(sky, mapAt(150, 20, 0, true))).toMatchObject({ ...shape, positionAngle: close(150) })
    const turned = mapAt(150, 20, 20)
    const seen = regionToPixels(sky, turned) as PixelRegion
    // What lies 15 arcsec along the major axis on the sky is inside, what lies as far across it is not.
    const at = (angle: number) => {
      const rad = (angle * Math.PI) / 180
      return turned.icrsToPixel(150 + (15 * Math.sin(rad)) / 3600 / Math.cos((20 * Math.PI) / 180), 20 + (15 * Math.cos(rad)) / 3600)
    }
    expect(contains(seen, at(30).x, at(30).y)).toBe(true)
    expect(contains(seen, at(120).x, at(120).y)).toBe(false)
  })

  it('lay the width of a box along longitude', () => {
    const box: Region = { shape: 'box', frame: 'icrs', x: 150, y: 20, width: 40, height: 8, angle: 0 }
    expect(regionToPixels(box, north)).toMatchObject({ shape: 'box', width: close(20), height: close(4) })
    expect(contains(regionToPixels(box, north)!, 59, 50)).toBe(true)
    expect(contains(regionToPixels(box, north)!, 50, 59)).toBe(false)
  })

  it('keep what shape it is where pixels are square, and say what it is where they are not', () => {
    const stretched = mapAt(150, 20, 0, false, 2)
    const circle: Region = { shape: 'circle', frame: 'icrs', x: 150, y: 20, radius: 20 }
    expect(regionToPixels(circle, north)).toMatchObject({ shape: 'circle', radius: close(10) })
    expect(regionToPixels(circle, stretched)).toMatchObject({
      shape: 'ellipse',
      major: close(20),
      minor: close(10),
      positionAngle: close(0),
    })
    const box: Region = { shape: 'box', frame: 'icrs', x: 150, y: 20, width: 40, height: 40, angle: 45 }
    const seen = regionToPixels(box, stretched)!
    // A square on edge, half as wide as high.
    expect(seen.shape).toBe('polygon')
    expect(
      Array.from((seen as PixelRegion & { shape: 'polygon' }).points, (value) => Math.round(value * 1e3) / 1e3).toSorted((a, b) => a - b),
    ).toEqual(
      [50 - 10 * Math.SQRT2, 50 - 5 * Math.SQRT2, 50, 50, 50, 50, 50 + 5 * Math.SQRT2, 50 + 10 * Math.SQRT2].map((value) =>
        close(value, 2),
      ),
    )
    expect(regionToSky({ ...box, frame: 'image', x: 50, y: 50 }, stretched, 'icrs')!.shape).toBe('polygon')
  })

  it('are nowhere when the map does not show their place', () => {
    expect(regionToPixels({ shape: 'point', frame: 'icrs', x: 330, y: -20 }, north)).toBeUndefined()
    expect(regionToPixels({ shape: 'polygon', frame: 'icrs', points: [150, 20, 150.01, 20, 330, -20] }, north)).toBeUndefined()
  })
})

/** Numbers within a thousandth of a pixel or a degree; angles in half turns. */
function closeTo(region: PixelRegion): unknown {
  const near = (value: unknown): unknown => (typeof value === 'number' ? close(value, 3) : Array.isArray(value) ? value.map(near) : value)
  const angle = (value: number): unknown => ({
    asymmetricMatch: (seen: number) => Math.abs(((((seen - value + 90) % 180) + 180) % 180) - 90) < 0.01,
  })
  return Object.fromEntries(
    Object.entries({ ...region, ...('points' in region && { points: Array.from(region.points) }) }).map(([key, value]) => [
      key,
      key === 'angle' || key === 'positionAngle' ? angle(value as number) : near(value),
    ]),
  )
}

describe('skyFrameMap', () => {
  it('comes back from every frame with place and direction', () =>
    fc.assert(
      fc.property(
        fc.constantFrom<SkyRegionFrame>(...frames),
        fc.double({ min: 0, max: 359.99, noNaN: true }),
        fc.double({ min: -89.9, max: 89.9, noNaN: true }),
        fc.double({ min: 0, max: 359.99, noNaN: true }),
        (frame, lon, lat, angle) => {
          const map = skyFrameMap(frame)
          const back = map.toIcrs(map.fromIcrs({ lon, lat, angle }))
          const apart = (a: number, b: number) => Math.abs(((((a - b + 180) % 360) + 360) % 360) - 180)
          expect(apart(back.lon, lon) * Math.cos((lat * Math.PI) / 180)).toBeLessThan(1e-9)
          expect(back.lat).toBeCloseTo(lat, 9)
          // FK4 bends directions by its aberration, 20 arcsec at most; it comes back all the same.
          expect(apart(back.angle, angle)).toBeLessThan(1e-4)
        },
      ),
    ))

  it('turns by the angle between the poles: 58.6 degrees at the Galactic centre', () => {
    const { lon, lat, angle } = skyFrameMap('galactic').fromIcrs({ lon: 266.40499, lat: -28.93617, angle: 0 })
    expect([(lon + 180) % 360, lat]).toEqual([close(180, 4), close(0, 4)])
    expect(angle).toBeCloseTo(58.598, 2)
  })
})
