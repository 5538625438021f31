// Numbers with units: branded types, their constructors and conversions, and how a person reads them.

export {
  type Arcsec,
  arcsec,
  arcsecToDegrees,
  DEGREES_PER_RADIAN,
  type Degrees,
  degrees,
  degreesToArcsec,
  foldPositionAngle,
  RADIANS_PER_DEGREE,
  type Radians,
  radians,
  toDegrees,
  toRadians,
} from './angle.ts'
export { type Beam, beamSolidAngle, type SkyGaussian } from './beam.ts'
export type { Brand } from './brand.ts'
export { type Hertz, hertz, type Jansky, type JyPerBeam, jansky, jyPerBeam } from './flux.ts'
export { FWHM_PER_SIGMA, fwhmToSigma, GAUSSIAN_AREA_PER_FWHM2, sigmaToFwhm } from './gaussian-width.ts'
export { type FitsPixels, fitsPixels, fromFitsPixels, type Pixels, pixels, toFitsPixels } from './pixel.ts'
export { countOf, countText, type DisplayUnit, displayUnit, significant } from './quantity.ts'
