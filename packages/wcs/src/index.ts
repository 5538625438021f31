// World coordinates: pixel to sky and back, spectral axes, ellipses, sexagesimal angles and names.

export type { CelestialWcs } from './celestial-wcs.ts'
export { createWcs, type WcsOptions } from './create-wcs.ts'
export {
  type Covariance,
  inverseJacobian,
  type PixelEllipse,
  pixelCovarianceToSky,
  pixelEllipseToSky,
  skyEllipseToPixel,
} from './ellipse.ts'
export { wcsErrors } from './errors.ts'
export { icrsPosition, inFrame, type SkyMap } from './frames/in-frame.ts'
export { type FrameName, type SkyFrame, skyFrame } from './frames/sky-frame.ts'
export { type IauNameOptions, iauName } from './iau-name.ts'
export { pixelArea, pixelScale, type SkyJacobian } from './local-jacobian.ts'
export {
  formatDeclination,
  formatRightAscension,
  parseDeclination,
  parseRightAscension,
  type SexagesimalFormat,
} from './sexagesimal.ts'
export { createSpectralAxis, findSpectralAxis, type SpectralAxis } from './spectral/spectral-axis.ts'
export type { SpectralCode } from './spectral/variables.ts'
export type { HeaderRecord, SkyPosition, Wcs } from './wcs.ts'
