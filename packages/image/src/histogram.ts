// Counts values into bins of one width: for plots, stretches and a quick look at a distribution.

import { imageErrors } from './errors.ts'
import { collect, type Measurable } from './window.ts'

/** Counts in bins of equal width; bin i spans [min + i width, min + (i + 1) width), the last one its upper edge too. */
export interface Histogram {
  readonly min: number
  readonly max: number
  readonly counts: Uint32Array
  /** Finite values outside [min, max]. */
  readonly below: number
  readonly above: number
}

/** Bins at most: a slip of a zero must not ask for gigabytes. */
const MAX_BINS = 1 << 24

/**
 * Counts what is finite and not masked into `bins` bins between `range[0]` and `range[1]` (default: from the least to the largest value; one
 * unit wide about the value when all are equal, as numpy does).
 *
 * @throws IMAGE_BAD_ARGUMENT for an empty or unbounded range, or a number of bins outside 1 to 2^24
 */
export function histogram(source: Measurable, bins: number, range?: readonly [number, number]): Histogram {
  if (!Number.isSafeInteger(bins) || bins < 1 || bins > MAX_BINS) {
    throw imageErrors.BAD_ARGUMENT({ name: 'bins', value: bins, wanted: `a whole number from 1 to ${MAX_BINS}` })
  }
  const { values, count } = collect(source)
  let [min, max] = range ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  if (range === undefined) {
    for (let i = 0; i < count; i++) {
      if (values[i] < min) min = values[i]
      if (values[i] > max) max = values[i]
    }
    if (count === 0) [min, max] = [0, 1]
    else if (min === max) [min, max] = [min - 0.5, max + 0.5]
  }
  if (!(max > min && Number.isFinite(max - min)))
    throw imageErrors.BAD_ARGUMENT({ name: 'range', value: `${min} to ${max}`, wanted: 'a finite interval' })
  const counts = new Uint32Array(bins)
  const perUnit = bins / (max - min)
  let below = 0
  let above = 0
  for (let i = 0; i < count; i++) {
    const value = values[i]
    if (value < min) below++
    else if (value > max) above++
    else {
      const bin = Math.floor((value - min) * perUnit)
      counts[bin < bins ? bin : bins - 1]++
    }
  }
  return { min, max, counts, below, above }
}
