// The histogram of the pixels in a region, with no more bins than a plot can show.

import { type Histogram, histogram } from '@cirasa/image'
import type { PixelRegion } from '@cirasa/regions'
import type { PixelBlock } from '../viewer-types.ts'
import { valuesIn } from './region-values.ts'

/** Bins at most: a plot has not as many columns. */
export const MOST_BINS = 4096

/** How values are counted. */
export interface HistogramOptions {
  /** 256 by default; at most 4096. */
  readonly bins?: number
  /** From the least to the largest value by default. */
  readonly range?: readonly [number, number]
}

/** Counts of the values of a region. Throws IMAGE_BAD_ARGUMENT for no bins, or for a range that is empty. */
export function histogramIn(region: PixelRegion, block: PixelBlock, { bins = 256, range }: HistogramOptions = {}): Histogram {
  return histogram(valuesIn(region, block).values, Math.min(MOST_BINS, bins), range)
}
