// How pixels are counted for a histogram: along which axis, between which ends. Plain data, remembered for all images.

import { type AxisScale, type ScaleKind, valueAt } from '../../plots/axis-scale.ts'
import type { Binned } from '../../plots/histogram-bins.ts'

export interface PixelHistogramView {
  readonly valueKind: ScaleKind
  readonly countKind: ScaleKind
  /** Between the cuts of the display, or from the least to the largest value. */
  readonly range: 'cuts' | 'all'
}

/** Few pixels are bright: counts are logarithmic, and those beyond the cuts are counted as such. */
export const DEFAULT_PIXEL_HISTOGRAM: PixelHistogramView = { valueKind: 'linear', countKind: 'log', range: 'cuts' }

/** Where an axis of pixels may end. */
export interface PixelRange {
  readonly low: number
  readonly high: number
}

/** A log axis begins at this part of the noise at the lowest. */
const OF_NOISE = 0.1
/** Where the noise is not known, at this part of the high end. */
const OF_HIGH = 1e-4

/** The axis between two ends. A log axis has only what is positive of it; where nothing is, the axis is linear. */
export function pixelScale(kind: ScaleKind, { low, high }: PixelRange, rms: number): AxisScale {
  if (kind === 'linear' || !(high > 0)) return { kind: 'linear', low, high: high > low ? high : low + 1 }
  const least = rms > 0 && OF_NOISE * rms < high ? OF_NOISE * rms : OF_HIGH * high
  return { kind, low: Math.max(low, least), high }
}

/**
 * Counts of pixels of which only the distribution is known.
 *
 * @param shareBelow the share of the pixels below a value, 0 to 1
 * @param total all pixels
 */
export function binnedShares(shareBelow: (value: number) => number, scale: AxisScale, bins: number, total: number): Binned {
  const shares = Array.from({ length: bins + 1 }, (_, edge) => shareBelow(valueAt(scale, edge / bins)))
  return {
    counts: shares.slice(1).map((share, bin) => (share - shares[bin]) * total),
    below: shares[0] * total,
    above: (1 - shares[bins]) * total,
    blank: 0,
  }
}
