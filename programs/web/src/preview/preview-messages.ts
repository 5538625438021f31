// What the page and its finder say to each other. Plain data and typed arrays; large arrays are handed over.

import type { FitConditionsRecord } from '@cirasa/catalog'
import type { FitChoice, Progress, RegionFit } from '@cirasa/finder'
import type { CatalogueColumns } from '@cirasa/viewer'
import type { BlockPlace } from './placed-wcs.ts'
import type { PreviewImage } from './preview-image.ts'

/** Options of the finder by name. */
export type FinderValues = Readonly<Record<string, number | boolean | string>>

/** Pixels to be searched. */
export interface BlockOfPixels extends BlockPlace {
  readonly width: number
  readonly height: number
  /** Row-major from the lowest row; NaN where blank. */
  readonly pixels: Float32Array
}

/** What can be asked. An answer carries the number of its request. */
export type Ask =
  /** From now on these pixels are meant. */
  | { readonly kind: 'load'; readonly image: PreviewImage; readonly block: BlockOfPixels }
  | { readonly kind: 'detect'; readonly options: FinderValues }
  | { readonly kind: 'find'; readonly options: FinderValues; readonly maps: boolean }
  | { readonly kind: 'refit'; readonly refit: RefitRequest }

export type Request = Ask & { readonly id: number }

/** A source to be fitted again, with pixels and maps around it. */
export interface RefitRequest {
  readonly image: PreviewImage
  /** The image's own pixels: of level 0, and lossless where the run is to be met exactly. */
  readonly block: BlockOfPixels
  /** Of the same box as the block. */
  readonly background: Float32Array
  readonly rms: Float32Array
  /** What the catalogue has around there, in pixels of the image; peaks in its unit. */
  readonly neighbours: PeakedColumns
  /** A pixel of the image on the island. */
  readonly at: { readonly x: number; readonly y: number }
  readonly choice: FitChoice
  /** Those of the run whose source it is. */
  readonly options: FinderValues
  /** What the run's fits went by, where it tells. */
  readonly conditions?: FitConditionsRecord
  /** Where the sources of the run are that the island holds: each component that is fitted goes to the nearest. None for a new source. */
  readonly owners?: SourcePlaces
}

/** Components of a catalogue in pixels of the image, and the source that each of them belongs to. */
export interface SourcePlaces {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly names: readonly string[]
}

/** Ellipses and their peaks. */
export interface PeakedColumns extends CatalogueColumns {
  readonly peak: Float32Array | Float64Array
}

/** Islands without fits, in pixels of the image. */
export interface Detected {
  readonly kind: 'detected'
  readonly count: number
  /** The brightest pixel of each island, and its significance in rms. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly snr: Float32Array
  /** Borders of islands: x0, y0, x1, y1 a segment. */
  readonly outlines: Float32Array
}

/** Components with their fits, in pixels of the image. */
export interface Found extends PeakedColumns {
  readonly kind: 'found'
  /** Numbers of the catalogue: components, sources, islands. */
  readonly counts: { readonly components: number; readonly sources: number; readonly islands: number }
  readonly flux: Float64Array
  readonly snr: Float32Array
  readonly flags: Int32Array
  readonly unit: { readonly peak: string; readonly flux: string }
  /** Median of the local noise, in the image's unit. */
  readonly rms: number
  readonly warnings: readonly string[]
  /** Maps of the block's pixels, where they were asked for. */
  readonly maps?: { readonly background: Float32Array; readonly rms: Float32Array }
}

/** A fit of one island, in pixels of the image. */
export interface Refitted {
  readonly kind: 'refitted'
  readonly components: readonly RefittedComponent[]
  /** The same components by the source that they belong to, the brightest of each first. */
  readonly sources: readonly RefittedSource[]
  /** By the names of the catalogue's columns where these are the same. */
  readonly island: Readonly<Record<string, number>>
  readonly chi2: number
  readonly ndf: number
  readonly exhausted: boolean
  /** Image less background, neighbours and components; in pixels of the image from (x0, y0) on. NaN where blank. */
  readonly residual: RegionFit['residual']
}

/** What one source has of a fit. */
export interface RefittedSource {
  /** Its source_id; undefined for one that is new. */
  readonly name: string | undefined
  readonly components: readonly RefittedComponent[]
  /** What several components are together; empty for one alone. */
  readonly together: Readonly<Record<string, number>>
}

/** One component of it; `measured` has values by the names of the catalogue's columns, and NaN where there is none. */
export interface RefittedComponent {
  readonly x: number
  readonly y: number
  readonly major: number
  readonly minor: number
  readonly angle: number
  readonly measured: Readonly<Record<string, number>>
}

export type Answer = Detected | Found | Refitted | { readonly kind: 'loaded' }

/** What comes back. */
export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: Answer }
  /** A newer request came in before this one was done. */
  | { readonly id: number; readonly kind: 'stopped' }
  | { readonly id: number; readonly kind: 'failed'; readonly says: string; readonly code?: string; readonly remedy?: string }
