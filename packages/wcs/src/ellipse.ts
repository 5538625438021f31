// Ellipses of a fit on pixels as ellipses on the sky and back: sizes, position angles and the errors of positions.

import type { Degrees, Pixels, SkyGaussian } from '@cirasa/units'
import { type Arcsec, foldPositionAngle } from '@cirasa/units'
import type { SkyJacobian } from './local-jacobian.ts'
import { atan2d, cosd, sind } from './trig.ts'

/**
 * An ellipse on the pixel grid. Axes are full widths (FWHM for a Gaussian) in pixels; the angle of the major axis counts from +x
 * towards +y, [0, 180).
 */
export interface PixelEllipse {
  readonly major: Pixels
  readonly minor: Pixels
  readonly angle: Degrees
}

/** A symmetric 2x2 matrix [aa, ab, bb], such as the covariance of a position. */
export type Covariance = readonly [number, number, number]

/** The matrix of an ellipse whose axes [major, minor] count from the first coordinate by `angle`: semi-axes or widths alike. */
function matrixOf(major: number, minor: number, angle: number): Covariance {
  const c = cosd(angle)
  const s = sind(angle)
  const a = major * major
  const b = minor * minor
  return [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c]
}

/** Axes of a matrix, and the angle of the major one from the first coordinate towards the second, [0, 180). */
function axesOf([aa, ab, bb]: Covariance, determinantRoot: number): { major: number; minor: number; angle: number } {
  const major = Math.sqrt((aa + bb) / 2 + Math.sqrt(((aa - bb) / 2) ** 2 + ab * ab))
  // By the area, because the difference of the two terms loses the digits of a thin ellipse.
  const minor = major > 0 ? Math.min(major, determinantRoot / major) : 0
  return { major, minor, angle: foldPositionAngle((atan2d(2 * ab, aa - bb) / 2) as Degrees) }
}

/** J C J^T. */
function transform([a, b, c, d]: SkyJacobian, [xx, xy, yy]: Covariance): Covariance {
  return [
    a * a * xx + 2 * a * b * xy + b * b * yy,
    a * c * xx + (a * d + b * c) * xy + b * d * yy,
    c * c * xx + 2 * c * d * xy + d * d * yy,
  ]
}

/** The inverse of a local map: offsets in pixels for one arcsec [dx/dEast, dx/dNorth, dy/dEast, dy/dNorth]. */
export function inverseJacobian([a, b, c, d]: SkyJacobian): SkyJacobian {
  const determinant = a * d - b * c
  return [d / determinant, -b / determinant, -c / determinant, a / determinant]
}

/**
 * A pixel ellipse on the sky, by the local map of `Wcs.localJacobian`. Axes in arcsec, the position angle north through east.
 *
 * @example
 * pixelEllipseToSky([-2, 0, 0, 2], { major: pixels(3), minor: pixels(2), angle: degrees(90) })
 * // { major: 6, minor: 4, positionAngle: 0 }
 */
export function pixelEllipseToSky(jacobian: SkyJacobian, { major, minor, angle }: PixelEllipse): SkyGaussian {
  const [ee, en, nn] = transform(jacobian, matrixOf(major, minor, angle))
  const sky = axesOf([nn, en, ee], major * minor * Math.abs(determinantOf(jacobian)))
  return { major: sky.major as Arcsec, minor: sky.minor as Arcsec, positionAngle: sky.angle as Degrees }
}

/** The inverse of `pixelEllipseToSky`: what a sky ellipse, such as the restoring beam, looks like on the pixels there. */
export function skyEllipseToPixel(jacobian: SkyJacobian, { major, minor, positionAngle }: SkyGaussian): PixelEllipse {
  const [nn, en, ee] = matrixOf(major, minor, positionAngle)
  const inverse = inverseJacobian(jacobian)
  const pixel = axesOf(transform(inverse, [ee, en, nn]), major * minor * Math.abs(determinantOf(inverse)))
  return { major: pixel.major as Pixels, minor: pixel.minor as Pixels, angle: pixel.angle as Degrees }
}

/**
 * The covariance of a pixel position [xx, xy, yy] in pixels^2 as one on the sky [east-east, east-north, north-north] in arcsec^2.
 *
 * @example pixelCovarianceToSky([-2, 0, 0, 2], [0.01, 0, 0.04]) // [0.04, 0, 0.16]
 */
export const pixelCovarianceToSky = (jacobian: SkyJacobian, covariance: Covariance): Covariance => transform(jacobian, covariance)

const determinantOf = ([a, b, c, d]: SkyJacobian): number => a * d - b * c
