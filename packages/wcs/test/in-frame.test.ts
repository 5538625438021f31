// A Wcs in another frame: the same places, other numbers.

import { createWcs, icrsPosition, inFrame, skyFrame } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const header = { CRPIX1: 50, CRPIX2: 40, CDELT1: -0.01, CDELT2: 0.01 }
const equatorial = createWcs({ ...header, CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', CRVAL1: 266.4, CRVAL2: -28.9 })
const galactic = createWcs({ ...header, CTYPE1: 'GLON-CAR', CTYPE2: 'GLAT-CAR', CRVAL1: 0, CRVAL2: 0 })

describe('inFrame', () => {
  it('gives what the header gives in the frame of the header', () => {
    const map = inFrame(galactic, skyFrame('GALACTIC'))
    const [here, there] = [map.pixelToSky(12, 34), galactic.pixelToSky(12, 34)]
    expect(here.lon).toBeCloseTo(there.lon, 10)
    expect(here.lat).toBeCloseTo(there.lat, 10)
    expect(map.skyToPixel(359.9, 0.1).x).toBeCloseTo(galactic.skyToPixel(359.9, 0.1).x, 7)
  })

  it('knows the Galactic centre on an equatorial map', () => {
    // Sgr A* by its radio position (Reid & Brunthaler 2004): within 4 arcmin of (0, 0).
    const { x, y } = equatorial.icrsToPixel(266.41684, -29.00781)
    const sky = inFrame(equatorial, skyFrame('GALACTIC')).pixelToSky(x, y)
    expect(sky.lon).toBeCloseTo(359.944, 2)
    expect(sky.lat).toBeCloseTo(-0.046, 2)
  })

  it('comes back to the pixel from any frame', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('ICRS', 'FK5', 'FK4', 'GALACTIC', 'SUPERGALACTIC', 'ECLIPTIC'),
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (name, x, y) => {
          const map = inFrame(equatorial, skyFrame(name as 'ICRS'))
          const sky = map.pixelToSky(x, y)
          const back = map.skyToPixel(sky.lon, sky.lat)
          expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1e-6)
        },
      ),
    ))

  it('has no numbers where there is no sky', () => {
    expect(inFrame(equatorial, skyFrame('GALACTIC')).skyToPixel(180, 0).x).toBeNaN()
  })

  it('knows positions of any frame without a map', () => {
    // The pole of the frame as the Hipparcos catalogue defines it (ESA SP-1200, vol. 1, 1.5.3).
    const pole = icrsPosition(skyFrame('GALACTIC'), 0, 90)
    expect(pole.lon).toBeCloseTo(192.85948, 5)
    expect(pole.lat).toBeCloseTo(27.12825, 5)
    expect(icrsPosition(skyFrame('ICRS'), 370, -20).lon).toBeCloseTo(10, 9)
  })
})
