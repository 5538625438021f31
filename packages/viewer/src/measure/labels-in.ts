// The labels in a region, such as the islands that it meets, each with its pixels: what there is to tell of pixels that are names.

import type { PixelRegion } from '@cirasa/regions'
import type { PixelBlock } from '../viewer-types.ts'
import { valuesIn } from './region-values.ts'

/** A label, and how many pixels have it. */
export interface LabelCount {
  readonly label: number
  /** Of the block's level: on a coarser one labels are larger than they are. */
  readonly pixels: number
}

/** Labels other than 0 of a region in a block of labels, those with most pixels first. */
export function labelsIn(region: PixelRegion, block: PixelBlock): readonly LabelCount[] {
  const counts = new Map<number, number>()
  for (const label of valuesIn(region, block).values) if (label !== 0) counts.set(label, (counts.get(label) ?? 0) + 1)
  return Array.from(counts, ([label, pixels]) => ({ label, pixels })).sort((a, b) => b.pixels - a.pixels || a.label - b.label)
}
