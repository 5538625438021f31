// The local linear map from pixels to the sky, by central differences of directions: exact to rounding for sizes, angles and errors.

import type { Deproject } from './celestial-wcs.ts'
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from './trig.ts'

/** [dEast/dx, dEast/dy, dNorth/dx, dNorth/dy] in arcsec a pixel, on the ICRS sky. */
export type SkyJacobian = readonly [number, number, number, number]

const ARCSEC_PER_RADIAN = DEGREES_PER_RADIAN * 3600
/** Where the cubic term of a map and rounding of directions are about equal, in radians. */
const BEST_STEP = 5e-6

/** Makes the Jacobian function of a map from pixels to ICRS directions, whose pixels are about `pixelSize` degrees. */
export function skyJacobian(icrsOf: Deproject, pixelSize: number): (x: number, y: number) => SkyJacobian {
  const step = Math.min(0.5, BEST_STEP / (pixelSize * RADIANS_PER_DEGREE))
  const here = new Float64Array(3)
  const before = new Float64Array(3)
  const after = new Float64Array(3)

  /** Fills `after` with the derivative of the direction by a step (dx, dy); one-sided at the edge of a map. */
  function differentiate(x: number, y: number, dx: number, dy: number): boolean {
    const hasAfter = icrsOf(x + dx, y + dy, after)
    const hasBefore = icrsOf(x - dx, y - dy, before)
    if (!hasAfter && !hasBefore) return false
    const from = hasBefore ? before : here
    const to = hasAfter ? after : here
    const scale = ARCSEC_PER_RADIAN / ((hasAfter && hasBefore ? 2 : 1) * step)
    for (let i = 0; i < 3; i++) after[i] = (to[i] - from[i]) * scale
    return true
  }

  return (x, y) => {
    if (!icrsOf(x, y, here)) return [Number.NaN, Number.NaN, Number.NaN, Number.NaN]
    const onEquator = Math.sqrt(here[0] * here[0] + here[1] * here[1])
    const cosLon = onEquator > 0 ? here[0] / onEquator : 1
    const sinLon = onEquator > 0 ? here[1] / onEquator : 0
    const east = () => after[1] * cosLon - after[0] * sinLon
    const north = () => onEquator * after[2] - here[2] * (after[0] * cosLon + after[1] * sinLon)
    if (!differentiate(x, y, step, 0)) return [Number.NaN, Number.NaN, Number.NaN, Number.NaN]
    const eastX = east()
    const northX = north()
    if (!differentiate(x, y, 0, step)) return [Number.NaN, Number.NaN, Number.NaN, Number.NaN]
    return [eastX, east(), northX, north()]
  }
}

/** Area of a pixel on the sky in arcsec^2. */
export const pixelArea = ([a, b, c, d]: SkyJacobian): number => Math.abs(a * d - b * c)

/** Side of a square of the pixel's area, arcsec. */
export const pixelScale = (jacobian: SkyJacobian): number => Math.sqrt(pixelArea(jacobian))
