// Images with all kinds of sky for tests of grids: turned, at a pole, across 0 h, all of the sky, interrupted, distorted.

import { createWcs, type HeaderRecord, type Wcs } from '@cirasa/wcs'

/** An image of a sky. */
export interface TestSky {
  readonly name: string
  readonly wcs: Wcs
  readonly width: number
  readonly height: number
}

const sky = (name: string, width: number, height: number, header: HeaderRecord): TestSky => ({
  name,
  width,
  height,
  wcs: createWcs(header),
})

/** Equal pixels of `scale` degrees, turned, the reference point in the middle. */
function cards(
  projection: string,
  size: number,
  scale: number,
  lon: number,
  lat: number,
  turn = 0,
  system = ['RA--', 'DEC-'],
): HeaderRecord {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180) * scale, Math.sin((turn * Math.PI) / 180) * scale]
  return {
    CTYPE1: `${system[0]}-${projection}`,
    CTYPE2: `${system[1]}-${projection}`,
    CRVAL1: lon,
    CRVAL2: lat,
    CRPIX1: size / 2,
    CRPIX2: size / 2,
    CD1_1: -cos,
    CD1_2: -sin,
    CD2_1: -sin,
    CD2_2: cos,
  }
}

const GALACTIC = ['GLON', 'GLAT']

export const skies: readonly TestSky[] = [
  sky('a field of 20 arcmin', 600, 600, cards('TAN', 600, 2 / 3600, 150, -30)),
  sky('a field turned by 37 degrees', 600, 400, cards('SIN', 600, 1 / 3600, 83.6, 22, 37)),
  sky('a field across 0 h', 1000, 1000, cards('TAN', 1000, 6 / 3600, 359.9, 10)),
  sky('a large map on the pole', 400, 400, cards('ZEA', 400, 0.2, 30, 88)),
  sky('a field beside the pole', 300, 300, cards('SIN', 300, 10 / 3600, 120, -89.2)),
  sky('a survey of 70,000 pixels', 70_000, 54_000, cards('SIN', 70_000, 2.5 / 3600, 10, -50)),
  sky('all of the sky, Hammer-Aitoff', 720, 720, cards('AIT', 720, 0.5, 30, 0, 0, GALACTIC)),
  sky('all of the sky, plate carree', 720, 360, { ...cards('CAR', 720, 0.5, 0, 0, 0, GALACTIC), CRPIX2: 180 }),
  sky('half of the sky, orthographic', 400, 400, cards('SIN', 400, 0.32, 200, 40)),
  sky('a field with distortions', 1000, 1000, {
    ...cards('TAN', 1000, 20 / 3600, 40, 60, 10),
    CTYPE1: 'RA---TAN-SIP',
    CTYPE2: 'DEC--TAN-SIP',
    A_ORDER: 2,
    B_ORDER: 2,
    A_2_0: 2e-5,
    A_0_2: -1e-5,
    B_1_1: 1.5e-5,
  }),
]
