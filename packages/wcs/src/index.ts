export type { HeaderRecord, SkyPosition, Wcs } from './wcs.ts'
