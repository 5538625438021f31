// Ellipses as CAESAR's tables have them: on the sky and on the pixels, and how they compare with the beam.

import { arcsec, degrees, foldPositionAngle } from '@cirasa/units'
import { type SkyJacobian, skyEllipseToPixel } from '@cirasa/wcs'
import type { CaesarEllipse } from './caesar-rows.ts'

export const NO_ELLIPSE: CaesarEllipse = Object.freeze({ major: Number.NaN, minor: Number.NaN, angle: Number.NaN })

/**
 * An ellipse of the sky on the pixels there. The angle runs from +y towards -x: the same as on the sky where north is up and east left.
 */
export function onPixels(sky: CaesarEllipse, jacobian: SkyJacobian): CaesarEllipse {
  if (!Number.isFinite(sky.major + sky.minor)) return NO_ELLIPSE
  const angle = Number.isFinite(sky.angle) ? sky.angle : 0
  const pixel = skyEllipseToPixel(jacobian, { major: arcsec(sky.major), minor: arcsec(sky.minor), positionAngle: degrees(angle) })
  return { major: pixel.major, minor: pixel.minor, angle: foldPositionAngle(degrees(pixel.angle - 90)) }
}

/** Errors on the sky as errors on the pixels, by the scale along each axis. */
export function errorsOnPixels(error: CaesarEllipse, sky: CaesarEllipse, pixel: CaesarEllipse): CaesarEllipse {
  return {
    major: (error.major * pixel.major) / sky.major,
    minor: (error.minor * pixel.minor) / sky.minor,
    angle: error.angle,
  }
}

const eccentricity = ({ major, minor }: CaesarEllipse): number => Math.sqrt(Math.max(0, 1 - (minor / major) ** 2))

/** Ratios of an ellipse to the beam, and how far it is turned from it, (-90, 90]. NaN where there is no beam, or a round one. */
export function againstBeam(ellipse: CaesarEllipse, beam: CaesarEllipse) {
  const ofBeam = eccentricity(beam)
  const turn = (((ellipse.angle - beam.angle) % 180) + 180) % 180
  return {
    eccentricityRatio: ofBeam > 0 ? eccentricity(ellipse) / ofBeam : Number.NaN,
    areaRatio: (ellipse.major * ellipse.minor) / (beam.major * beam.minor),
    turnedBy: turn > 90 ? turn - 180 : turn,
  }
}
