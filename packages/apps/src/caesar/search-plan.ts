// What the options of CAESAR come to: one plan of a search, in the words of the finder.

/** The maps that the app can write: those of the finder, and two that are made of them and the image. */
export type CaesarMap = 'image' | 'background' | 'rms' | 'significance' | 'residual' | 'segmentation' | 'model'

/** Pixels of the image that are searched, counted from 0; the last ones belong to it. Undefined is the last of the image. */
export interface PixelWindow {
  readonly xMin: number
  readonly xMax: number | undefined
  readonly yMin: number
  readonly yMax: number | undefined
}

/** What an island has to be to be called point-like; a cut that is left out is not made. */
export interface PointLikeCuts {
  readonly leastCircularity?: number
  readonly mostElongation?: number
  readonly ellipseAreaRatio?: readonly [least: number, most: number]
  readonly mostPixels?: number
  readonly mostBeams?: number
}

/** Which islands the catalogues hold, and what they are called. */
export interface IslandSelection {
  /** Least of the two sides of the bounding box, in pixels. */
  readonly leastSide: number
  /** Whether islands within islands are listed. */
  readonly nested: boolean
  readonly pointLike?: PointLikeCuts
}

export const logLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'OFF'] as const

export type LogLevel = (typeof logLevels)[number]

/** A search as the options ask for it. */
export interface SearchPlan {
  /** Options of the finder; what is left out has its default. */
  readonly finder: Readonly<Record<string, number | boolean | string>>
  /** Side of the cells of the noise in pixels, in place of the finder's `noise-box`: what that is in beams the image tells. */
  readonly noiseBoxPixels?: number
  /** Which image of the file, and which plane of it. */
  readonly image: { readonly hdu?: number; readonly plane?: string }
  /** All of the image where left out. */
  readonly window?: PixelWindow
  /** The beam of an image whose header has none: FWHM in arcsec, degrees north through east. */
  readonly fallbackBeam?: { readonly major: number; readonly minor: number; readonly positionAngle: number }
  readonly maps: readonly CaesarMap[]
  /** The frame of the DS9 files. */
  readonly regions: 'image' | 'fk5' | 'galactic'
  readonly selection: IslandSelection
  /** Threads wished for; undefined for as many as there may be. */
  readonly threads?: number
  readonly logLevel: LogLevel
  /** What of the options has no effect or another one than its name says, in sentences. */
  readonly warnings: readonly string[]
}
