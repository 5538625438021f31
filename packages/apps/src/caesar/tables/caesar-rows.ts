// What CAESAR's tables say of an island and of a component, before it is a column or a key. NaN is a value that there is none of.

import type { IslandShape } from './island-shape.ts'

/** Pixel coordinates count from 0, in the image as it is on disk. Sky coordinates are degrees, ICRS. Fluxes are Jy and Jy/beam. */
export interface CaesarIsland {
  readonly name: string
  readonly iauName: string
  /** Name of the island that this one lies in; '' at the top. */
  readonly parent: string
  readonly level: number
  readonly pixels: number
  readonly nestedIslands: number
  readonly x: number
  readonly y: number
  readonly ra: number
  readonly dec: number
  readonly xWeighted: number
  readonly yWeighted: number
  readonly raWeighted: number
  readonly decWeighted: number
  readonly box: PixelBox
  /** The sky at the lower left and the upper right pixel of the box. */
  readonly lowerSky: { readonly lon: number; readonly lat: number }
  readonly upperSky: { readonly lon: number; readonly lat: number }
  /** What of the sky the corners of the box span. */
  readonly skyBox: { readonly raMin: number; readonly raMax: number; readonly decMin: number; readonly decMax: number }
  /** GHz. */
  readonly frequency: number
  readonly pixelSum: number
  readonly pixelPeak: number
  /** Sum over its components. */
  readonly flux: number
  readonly fluxError: number
  /** Pixels of the beam. */
  readonly beamArea: number
  readonly backgroundSum: number
  readonly noiseSum: number
  readonly morphology: string
  readonly touchesEdge: boolean
  readonly shape: IslandShape
  /** Axes of the brightness, FWHM in arcsec. */
  readonly majorSize: number
  readonly minorSize: number
  /** x0, y0, x1, y1, ... */
  readonly outline: ArrayLike<number>
  readonly components: readonly CaesarComponent[]
}

/** First and last pixels. */
export interface PixelBox {
  readonly xMin: number
  readonly xMax: number
  readonly yMin: number
  readonly yMax: number
}

/** FWHM in pixels or arcsec; degrees from +y towards -x on pixels, north through east on the sky. */
export interface CaesarEllipse {
  readonly major: number
  readonly minor: number
  readonly angle: number
}

export interface CaesarComponent {
  /** That of its island. */
  readonly islandName: string
  /** From 1 within its island. */
  readonly number: number
  readonly iauName: string
  readonly islandPixels: number
  readonly x: number
  readonly y: number
  readonly xError: number
  readonly yError: number
  readonly ra: number
  readonly dec: number
  /** Degrees on the sky, cos(dec) included. */
  readonly raError: number
  readonly decError: number
  readonly frequency: number
  readonly peak: number
  readonly peakError: number
  readonly flux: number
  readonly fluxError: number
  readonly islandFlux: number
  readonly islandFluxError: number
  readonly beamArea: number
  readonly onPixels: CaesarEllipse
  readonly onPixelsError: CaesarEllipse
  readonly onSky: CaesarEllipse
  readonly onSkyError: CaesarEllipse
  readonly beam: CaesarEllipse
  readonly intrinsic: CaesarEllipse
  /** Of the ellipse over the beam. */
  readonly eccentricityRatio: number
  readonly areaRatio: number
  readonly turnedBy: number
  readonly backgroundSum: number
  readonly noiseSum: number
  readonly chi2: number
  readonly degreesOfFreedom: number
  readonly fitQuality: number
  readonly morphology: string
  readonly isResolved: boolean
}

/** What holds for all rows of a run. */
export interface CaesarResult {
  readonly islands: readonly CaesarIsland[]
  /** In the order of their islands. */
  readonly components: readonly CaesarComponent[]
}
