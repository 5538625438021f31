// Sizes and angles with errors: a fitted covariance on pixels, carried to the sky and read as an ellipse.

import { FWHM_PER_SIGMA } from '@cirasa/units'
import type { Covariance } from '../fitting/gaussian-mixture.ts'

/** Local map from pixels to the sky: [dEast/dx, dEast/dy, dNorth/dx, dNorth/dy], arcsec; see Wcs.localJacobian. */
export type LocalMap = readonly [number, number, number, number]

/** Where there is no sky, sizes are in pixels and angles count from +y towards -x, as on an image with north up and east left. */
export const PIXEL_MAP: LocalMap = [-1, 0, 0, 1]

/** An ellipse with errors. FWHM in arcsec (or pixels); the angle in degrees north through east, [0, 180). NaN where not defined. */
export interface MeasuredEllipse {
  readonly major: number
  readonly minor: number
  readonly angle: number
  readonly majorError: number
  readonly minorError: number
  readonly angleError: number
}

/** Error of an angle that is not known at all: the standard deviation of one uniform over half a turn. */
const ANY_ANGLE = 180 / Math.sqrt(12)

const DEGREES = 180 / Math.PI

/** A covariance on pixels as [north-north, north-east, east-east] on the sky. */
function toSky(shape: Covariance, [a, b, c, d]: LocalMap): Covariance {
  const [xx, xy, yy] = shape
  return [
    c * c * xx + 2 * c * d * xy + d * d * yy,
    a * c * xx + (a * d + b * c) * xy + b * d * yy,
    a * a * xx + 2 * a * b * xy + b * b * yy,
  ]
}

/**
 * Reads an ellipse from a covariance.
 *
 * @param shape on pixels^2; a negative eigenvalue gives NaN for its axis
 * @param errors 3 x 3 covariance of the three numbers of `shape`, row-major; absent when the shape was not fitted
 */
export function measureEllipse(shape: Covariance, map: LocalMap, errors?: Float64Array): MeasuredEllipse {
  const [nn, ne, ee] = toSky(shape, map)
  const mean = (nn + ee) / 2
  const half = (nn - ee) / 2
  const radius = Math.hypot(half, ne)
  const angle = 0.5 * Math.atan2(ne, half) * DEGREES
  const ellipse = {
    major: FWHM_PER_SIGMA * Math.sqrt(mean + radius),
    minor: FWHM_PER_SIGMA * Math.sqrt(mean - radius),
    angle: ((angle % 180) + 180) % 180,
  }
  if (errors === undefined) return { ...ellipse, majorError: Number.NaN, minorError: Number.NaN, angleError: Number.NaN }
  const gradients = skyGradients(map)
  const cosine = radius > 0 ? half / radius : 1
  const sine = radius > 0 ? ne / radius : 0
  const along = (sign: 1 | -1): number[] =>
    [0, 1, 2].map((i) => {
      const [dnn, dne, dee] = gradients[i]
      return (dnn + dee) / 2 + sign * ((cosine * (dnn - dee)) / 2 + sine * dne)
    })
  const turn = [0, 1, 2].map((i) => {
    const [dnn, dne, dee] = gradients[i]
    return (0.5 * (half * dne - (ne * (dnn - dee)) / 2)) / (radius * radius)
  })
  const widthError = (variance: number, width: number): number => (FWHM_PER_SIGMA * FWHM_PER_SIGMA * Math.sqrt(variance)) / (2 * width)
  return {
    ...ellipse,
    majorError: widthError(quadratic(along(1), errors), ellipse.major),
    minorError: widthError(quadratic(along(-1), errors), ellipse.minor),
    angleError: radius > 0 ? Math.min(ANY_ANGLE, Math.sqrt(quadratic(turn, errors)) * DEGREES) : ANY_ANGLE,
  }
}

/** How [nn, ne, ee] change with each of [xx, xy, yy]. */
function skyGradients(map: LocalMap): readonly Covariance[] {
  return [toSky([1, 0, 0], map), toSky([0, 1, 0], map), toSky([0, 0, 1], map)]
}

/** g^T C g for 3 numbers. */
function quadratic(g: readonly number[], c: Float64Array): number {
  let sum = 0
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += g[i] * c[3 * i + j] * g[j]
  return Math.max(0, sum)
}
