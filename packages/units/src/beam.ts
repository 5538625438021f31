// The restoring beam of a radio image: an elliptical Gaussian on the sky.

import type { Arcsec, Degrees } from './angle.ts'
import { GAUSSIAN_AREA_PER_FWHM2 } from './gaussian-width.ts'

/** An elliptical Gaussian on the sky. Axes are full widths at half maximum; the angle is north through east, [0, 180). */
export interface SkyGaussian {
  readonly major: Arcsec
  readonly minor: Arcsec
  readonly positionAngle: Degrees
}

/** The restoring beam. */
export type Beam = SkyGaussian

/**
 * Solid angle of a Gaussian beam in arcsec^2: pi bmaj bmin / (4 ln 2).
 *
 * @example beamSolidAngle({ major: arcsec(15), minor: arcsec(15), positionAngle: degrees(0) }) // 254.95...
 */
export function beamSolidAngle(beam: Beam): number {
  return GAUSSIAN_AREA_PER_FWHM2 * beam.major * beam.minor
}
