// The one place that calls the finder.

import type { Catalog } from '@cirasa/catalog'
import type { ReportProgress } from '@cirasa/finder'
import type { OpenImage } from '../input/open-image.ts'
import type { PlaneRecipe } from '../input/plane-pixels.ts'
import type { OptionValue } from '../options/option-value.ts'
import type { MapName } from './map-names.ts'

/** A map that the finder made, readable by rows. */
export interface FoundMap {
  readonly name: MapName
  rows(y0: number, y1: number): Float32Array | Int32Array
}

/** What the finder is asked for besides the image. */
export interface FinderRequest {
  readonly options: Readonly<Record<string, OptionValue>>
  readonly maps?: readonly MapName[]
  readonly workers?: number
  readonly signal: AbortSignal
  readonly progress: ReportProgress
}

/** Searches a plane. */
export async function runFinder(
  _image: OpenImage,
  _recipe: PlaneRecipe,
  _request: FinderRequest,
): Promise<{ readonly catalog: Catalog; readonly maps: readonly FoundMap[] }> {
  throw new Error('the finder is not there yet')
}
