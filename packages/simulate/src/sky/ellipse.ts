// Ellipses as covariances: the form in which convolving is adding and a change of coordinates is a product of matrices.

import { FWHM_PER_SIGMA, foldPositionAngle, degrees as toDegreesBrand } from '@cirasa/units'

/** Covariance of a two-dimensional Gaussian, in the square of whatever unit its coordinates have. */
export interface Covariance {
  readonly xx: number
  readonly xy: number
  readonly yy: number
}

/** Axes FWHM; angle of the major axis in degrees from the first coordinate towards the second, [0, 180). */
export interface Axes {
  readonly major: number
  readonly minor: number
  readonly angle: number
}

/** Covariance of a Gaussian with these axes. */
export function covarianceOf({ major, minor, angle }: Axes): Covariance {
  const theta = (angle * Math.PI) / 180
  const cos = Math.cos(theta)
  const sin = Math.sin(theta)
  const a = (major / FWHM_PER_SIGMA) ** 2
  const b = (minor / FWHM_PER_SIGMA) ** 2
  return { xx: a * cos * cos + b * sin * sin, xy: (a - b) * cos * sin, yy: a * sin * sin + b * cos * cos }
}

/** Axes of a Gaussian with this covariance; the angle of a round one is 0. */
export function axesOf({ xx, xy, yy }: Covariance): Axes {
  const middle = (xx + yy) / 2
  const radius = Math.hypot((xx - yy) / 2, xy)
  const isRound = radius < 1e-12 * middle
  const angle = isRound ? 0 : (0.5 * Math.atan2(2 * xy, xx - yy) * 180) / Math.PI
  return {
    major: FWHM_PER_SIGMA * Math.sqrt(middle + radius),
    minor: FWHM_PER_SIGMA * Math.sqrt(Math.max(0, middle - radius)),
    angle: foldPositionAngle(toDegreesBrand(angle)),
  }
}

/** A Gaussian convolved with another. */
export const sum = (a: Covariance, b: Covariance): Covariance => ({ xx: a.xx + b.xx, xy: a.xy + b.xy, yy: a.yy + b.yy })

export const determinant = ({ xx, xy, yy }: Covariance): number => xx * yy - xy * xy

/** The covariance in other coordinates: J C J^T, with J = [du/dx, du/dy, dv/dx, dv/dy]. */
export function transformed({ xx, xy, yy }: Covariance, [ux, uy, vx, vy]: readonly [number, number, number, number]): Covariance {
  return {
    xx: ux * ux * xx + 2 * ux * uy * xy + uy * uy * yy,
    xy: ux * vx * xx + (ux * vy + uy * vx) * xy + uy * vy * yy,
    yy: vx * vx * xx + 2 * vx * vy * xy + vy * vy * yy,
  }
}

/**
 * Angle in the plane, from +x towards +y, of a position angle on a map whose x axis runs west and y axis north.
 *
 * @example pixelAngle(0) // 90: north is up
 */
export const pixelAngle = (positionAngle: number): number => foldPositionAngle(toDegreesBrand(positionAngle + 90))
