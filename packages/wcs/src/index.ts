// World coordinates: pixel to sky and back, spectral axes, sexagesimal angles and names.

export type { CelestialWcs } from './celestial-wcs.ts'
export { createWcs, type WcsOptions } from './create-wcs.ts'
export { wcsErrors } from './errors.ts'
export { pixelArea, pixelScale, type SkyJacobian } from './local-jacobian.ts'
export type { HeaderRecord, SkyPosition, Wcs } from './wcs.ts'
