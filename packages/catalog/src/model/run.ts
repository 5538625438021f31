// Provenance: which finder, with which options, looked at which image, and what came of it.

/** The beam in a record: plain numbers, so that it is JSON as it stands. */
export interface BeamRecord {
  /** FWHM, arcsec. */
  readonly major: number
  /** FWHM, arcsec. */
  readonly minor: number
  /** Degrees, north through east. */
  readonly positionAngle: number
}

/** The image that was searched. */
export interface ImageRecord {
  readonly name: string
  /** Hash of the file as it was read, in hex; absent where only pixels were given. */
  readonly sha256?: string
  readonly hdu?: number
  /** 0-based index on each axis after the second. */
  readonly plane?: readonly number[]
  readonly width: number
  readonly height: number
  /** BUNIT; '' where unknown. */
  readonly unit: string
  /** Hz. */
  readonly frequency?: number
  readonly beam?: BeamRecord
}

/** What the fits of a run went by besides pixels, maps and options: what a source that is fitted again needs to come out the same. */
export interface FitConditionsRecord {
  /** Covariance of the beam in pixels^2: xx, xy, yy. */
  readonly beam: readonly [xx: number, xy: number, yy: number]
  /** Part of the noise's variance that is every pixel's own. */
  readonly whiteFraction: number
  /** How far sources are from being Gaussians, as a fraction of the peak. */
  readonly modelError: number
  /** Factors on the errors of free shapes, by size. */
  readonly noiseBySize: {
    readonly flux: readonly number[]
    readonly peak: readonly number[]
    readonly position: readonly number[]
    readonly axes: readonly number[]
  }
}

/** One execution of a finder, with all that is needed to repeat it. Plain JSON. */
export interface RunRecord {
  readonly runId: string
  readonly finder: string
  readonly finderVersion: string
  readonly options: Readonly<Record<string, number | boolean | string>>
  readonly image: ImageRecord
  /** Unit of integrated fluxes: 'Jy' for radio maps, otherwise the unit of a pixel, such as 'count'. */
  readonly fluxUnit: string
  /** Typical noise and background of the image, in its unit. */
  readonly rms?: number
  readonly median?: number
  /** Absent in records of finders that do not tell. */
  readonly conditions?: FitConditionsRecord
  readonly counts: { readonly components: number; readonly islands: number; readonly sources: number }
  /** ISO 8601, UTC; filled in by the program: the finder has no clock. */
  readonly started?: string
  readonly ended?: string
  readonly seconds?: number
  readonly status: 'complete' | 'partial' | 'failed' | 'interrupted'
  readonly warnings: readonly string[]
}
