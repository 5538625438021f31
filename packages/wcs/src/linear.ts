// The linear step of a header: pixel offsets to degrees on the projection plane, from CD, PC with CDELT, or CROTA (Paper I; Paper II, section 6.1).

import type { CelestialAxes } from './celestial-axes.ts'
import { wcsErrors } from './errors.ts'
import type { Header } from './header.ts'
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from './trig.ts'

/**
 * [X; Y] = M [x - x0; y - y0], with x, y 0-based pixels, X towards longitude and Y towards latitude in degrees,
 * and its inverse. `x` counts along the lower-numbered of the two celestial axes.
 */
export interface PlaneTransform {
  readonly x0: number
  readonly y0: number
  readonly matrix: readonly [number, number, number, number]
  readonly inverse: readonly [number, number, number, number]
}

/** The linear step of the celestial axes; axes that are neither stay at the pixel `others` (0-based, per FITS axis; 0 by default). */
export function readPlaneTransform(header: Header, axes: CelestialAxes, others: readonly number[]): PlaneTransform {
  const first = Math.min(axes.lon, axes.lat)
  const second = Math.max(axes.lon, axes.lat)
  const element = matrixReader(header, axes)
  const lonUnit = degreesPerUnit(header, axes.lon)
  const latUnit = degreesPerUnit(header, axes.lat)
  const a = lonUnit * element(axes.lon, first)
  const b = lonUnit * element(axes.lon, second)
  const c = latUnit * element(axes.lat, first)
  const d = latUnit * element(axes.lat, second)
  const determinant = a * d - b * c
  const inverse = [d / determinant, -b / determinant, -c / determinant, a / determinant] as const
  if (determinant === 0 || !inverse.every(Number.isFinite)) throw wcsErrors.SINGULAR_MATRIX()
  let shiftX = 0
  let shiftY = 0
  for (let j = 1; j <= axes.count; j++) {
    if (j === first || j === second) continue
    const offset = (others[j - 1] ?? 0) + 1 - (header.number(`CRPIX${j}`) ?? 0)
    shiftX += lonUnit * element(axes.lon, j) * offset
    shiftY += latUnit * element(axes.lat, j) * offset
  }
  return {
    x0: (header.number(`CRPIX${first}`) ?? 0) - 1 - (inverse[0] * shiftX + inverse[1] * shiftY),
    y0: (header.number(`CRPIX${second}`) ?? 0) - 1 - (inverse[2] * shiftX + inverse[3] * shiftY),
    matrix: [a, b, c, d],
    inverse,
  }
}

/** CDi_j as the header gives it, in its units: from CD, from PC and CDELT, or from CROTA on the latitude axis and CDELT. */
function matrixReader(header: Header, axes: CelestialAxes): (i: number, j: number) => number {
  const cdelt = (i: number) => header.number(`CDELT${i}`) ?? 1
  if (header.hasMatrix('PC', axes.count)) return (i, j) => cdelt(i) * (header.element('PC', i, j) ?? (i === j ? 1 : 0))
  if (header.hasMatrix('CD', axes.count)) return (i, j) => header.element('CD', i, j) ?? 0
  const rotation = (header.number(`CROTA${axes.lat}`) ?? 0) * RADIANS_PER_DEGREE
  if (rotation === 0) return (i, j) => (i === j ? cdelt(i) : 0)
  const { lon, lat } = axes
  return (i, j) => {
    if (i === lon && j === lat) return -cdelt(lat) * Math.sin(rotation)
    if (i === lat && j === lon) return cdelt(lon) * Math.sin(rotation)
    if (i !== j) return 0
    return i === lon || i === lat ? cdelt(i) * Math.cos(rotation) : cdelt(i)
  }
}

const ANGLE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  DEG: 1,
  DEGREE: 1,
  DEGREES: 1,
  ARCMIN: 1 / 60,
  ARCSEC: 1 / 3600,
  MAS: 1 / 3.6e6,
  RAD: DEGREES_PER_RADIAN,
}

/** Degrees in one unit of a celestial axis. Throws WCS_UNSUPPORTED_UNIT. */
export function degreesPerUnit(header: Header, axis: number): number {
  const unit = header.text(`CUNIT${axis}`)
  const factor = ANGLE_UNITS[unit]
  if (factor === undefined) throw wcsErrors.UNSUPPORTED_UNIT({ unit, axis, expected: 'deg, arcmin, arcsec, mas, rad' })
  return factor
}
