// Plate solutions of the Digitized Sky Survey: pixels of a scan to millimetres on the plate to the tangent plane, by a polynomial.

import { wcsErrors } from '../errors.ts'
import type { Header } from '../header.ts'
import type { PlaneTransform } from '../linear.ts'
import type { Distortion } from './distortion.ts'
import { planePolynomial, type Term } from './plane-polynomial.ts'

/** A plate solution as steps of a Wcs: a linear one to millimetres, a polynomial to degrees, and the plate's centre. */
export interface PlateSolution {
  readonly transform: PlaneTransform
  readonly distortion: Distortion
  readonly lon0: number
  readonly lat0: number
}

// Powers [x, y, r] of AMDXn, n = 1 to 13; AMDYn has x and y swapped (DSS CD-ROM booklet, "Astrometric solution").
const POWERS: readonly (readonly [number, number, number])[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 0],
  [2, 0, 0],
  [1, 1, 0],
  [0, 2, 0],
  [0, 0, 2],
  [3, 0, 0],
  [2, 1, 0],
  [1, 2, 0],
  [0, 3, 0],
  [1, 0, 2],
  [1, 0, 4],
]

/** True if the header holds a plate solution. */
export const hasPlateSolution = (header: Header): boolean => header.number('AMDX1') !== undefined && header.number('PLTRAH') !== undefined

/** Reads a plate solution. Throws WCS_BAD_VALUE and WCS_SINGULAR_MATRIX. */
export function readPlateSolution(header: Header): PlateSolution {
  const need = (keyword: string): number => {
    const value = header.number(keyword)
    if (value === undefined) throw wcsErrors.BAD_VALUE({ keyword, value: 'nothing', reason: 'a plate solution needs it' })
    return value
  }
  // Millimetres from the plate's centre: x against, y along the scan. A pixel of the scan begins at its number.
  const stepX = need('XPIXELSZ') / -1000
  const stepY = need('YPIXELSZ') / 1000
  const x0 = -need('PPO3') / (1000 * stepX) - need('CNPIX1') - 0.5
  const y0 = need('PPO6') / (1000 * stepY) - need('CNPIX2') - 0.5
  if (stepX === 0 || stepY === 0 || !Number.isFinite(x0 + y0)) throw wcsErrors.SINGULAR_MATRIX()
  const south = header.text('PLTDECSN') === '-' ? -1 : 1
  return {
    transform: { x0, y0, matrix: [stepX, 0, 0, stepY], inverse: [1 / stepX, 0, 0, 1 / stepY] },
    distortion: planePolynomial(readTerms(header, 'AMDX', false), readTerms(header, 'AMDY', true), 100),
    lon0: 15 * (need('PLTRAH') + need('PLTRAM') / 60 + need('PLTRAS') / 3600),
    lat0: south * (need('PLTDECD') + need('PLTDECM') / 60 + need('PLTDECS') / 3600),
  }
}

/** The polynomial in degrees; the header has arcsec. */
function readTerms(header: Header, name: 'AMDX' | 'AMDY', swapped: boolean): Term[] {
  return POWERS.map(([x, y, r], n) => ({
    coefficient: (header.number(`${name}${n + 1}`) ?? 0) / 3600,
    x: swapped ? y : x,
    y: swapped ? x : y,
    r,
  }))
}
