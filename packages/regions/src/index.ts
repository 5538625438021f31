// Shapes on the sky and on pixels, their files, and the numbered cells of the sky.

export { regionErrors } from './errors.ts'
export { CATALOGUE_ORDER, healpixIndex } from './healpix.ts'
export { contains, type PixelArea, spansOf } from './inside.ts'
export { boundsOf, boxCorners, isClosed, outlineOf, type RegionBounds } from './outline.ts'
export { regionToPixels, regionToSky } from './place-on-map.ts'
export type { ReadNote } from './read-ds9/notes.ts'
export { type RegionReading, readDs9 } from './read-ds9/read-ds9.ts'
export type {
  BoxRegion,
  CircleRegion,
  EllipseRegion,
  LineRegion,
  PixelRegion,
  PointRegion,
  PointSymbol,
  PolygonRegion,
  Region,
  RegionFrame,
  RegionStyle,
  SkyRegionFrame,
  TextRegion,
} from './region.ts'
export { type SkyDirection, type SkyFrameMap, skyFrameMap } from './sky-frame-map.ts'
export { componentStyle, islandStyle, type SourceLook } from './source-style.ts'
export { writeCrtf } from './write-crtf.ts'
export { type Ds9Options, writeDs9 } from './write-ds9.ts'
