// Shapes on the sky and on pixels, their files, and the numbered cells of the sky.

export { CATALOGUE_ORDER, healpixIndex } from './healpix.ts'
export type {
  BoxRegion,
  CircleRegion,
  EllipseRegion,
  PointRegion,
  PolygonRegion,
  Region,
  RegionFrame,
  RegionStyle,
} from './region.ts'
export { componentStyle, islandStyle, type SourceLook } from './source-style.ts'
export { writeCrtf } from './write-crtf.ts'
export { type Ds9Options, writeDs9 } from './write-ds9.ts'
