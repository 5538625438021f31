// Estimates of the most frequent value: the level of the sky where sources raise even the median.

import { type ClipOptions, type ClippedStatistics, sigmaClippedStatistics } from './sigma-clip.ts'
import { collect, type Measurable } from './window.ts'

/** Pearson's rule for a skewed distribution, 3 median - 2 mean, from statistics that were clipped before. */
export const pearsonMode = (clipped: Pick<ClippedStatistics, 'mean' | 'median'>): number => 3 * clipped.median - 2 * clipped.mean

/**
 * The sky level as SExtractor takes it from clipped statistics (Bertin & Arnouts 1996, A&AS 117, 393): 2.5 median - 1.5 mean, which is
 * calibrated on clipped sky, or the median in a crowded field, where mean and median differ by more than 0.3 sigma.
 */
export function skyLevel({ mean, median, std }: Pick<ClippedStatistics, 'mean' | 'median' | 'std'>): number {
  return std > 0 && Math.abs(mean - median) <= 0.3 * std ? 2.5 * median - 1.5 * mean : median
}

/** Pearson's mode of a window after sigma clipping. */
export const clippedMode = (source: Measurable, options: ClipOptions = {}): number => pearsonMode(sigmaClippedStatistics(source, options))

/**
 * Half-sample mode (Bickel & Frühwirth 2006, CSDA 50, 3500): halves the values again and again to the densest half. Needs no bins and is
 * hardly moved by outliers, but sorts: use it on thousands of values rather than on millions.
 *
 * @example halfSampleMode(Float32Array.of(0, 1, 1.1, 1.2, 9)) // 1.05
 */
export function halfSampleMode(source: Measurable): number {
  const { values, count } = collect(source)
  if (count === 0) return Number.NaN
  const sorted = values.subarray(0, count).sort()
  let start = 0
  let size = count
  while (size > 3) {
    const half = Math.ceil(size / 2)
    let best = start
    let width = Number.POSITIVE_INFINITY
    for (let i = start; i + half <= start + size; i++) {
      const candidate = sorted[i + half - 1] - sorted[i]
      if (candidate < width) {
        width = candidate
        best = i
      }
    }
    start = best
    size = half
  }
  if (size === 1) return sorted[start]
  if (size === 2) return 0.5 * (sorted[start] + sorted[start + 1])
  const lower = sorted[start + 1] - sorted[start]
  const upper = sorted[start + 2] - sorted[start + 1]
  if (lower === upper) return sorted[start + 1]
  const pair = lower < upper ? start : start + 1
  return 0.5 * (sorted[pair] + sorted[pair + 1])
}
