// The median, the median absolute deviation and other percentiles, by selection.

import { imageErrors } from './errors.ts'
import { select } from './select.ts'
import { collect, type Measurable, type Samples } from './window.ts'

/** Standard deviation of a normal distribution per median absolute deviation: 1 / (sqrt(2) erfinv(1/2)). */
export const SIGMA_PER_MAD = 1.482602218505602

/**
 * Median of the first `count` values, which must be finite; reorders them. NaN for none. For an even count the mean of the middle two.
 *
 * @example medianInPlace(Float32Array.of(5, 1, 4, 2), 4) // 3
 */
export function medianInPlace(values: Samples, count: number): number {
  if (count === 0) return Number.NaN
  const half = count >> 1
  const upper = select(values, half, 0, count - 1)
  if (count & 1) return upper
  let lower = values[0]
  for (let i = 1; i < half; i++) if (values[i] > lower) lower = values[i]
  return 0.5 * (lower + upper)
}

/**
 * Median absolute deviation of the first `count` values from `centre`; overwrites them with their deviations. Times SIGMA_PER_MAD it is the
 * standard deviation of normal noise, which a few sources do not spoil.
 */
export function madInPlace(values: Samples, count: number, centre: number): number {
  for (let i = 0; i < count; i++) values[i] = Math.abs(values[i] - centre)
  return medianInPlace(values, count)
}

/** Median of what is finite and not masked; NaN when nothing is. The samples are left as they are. */
export function median(source: Measurable): number {
  const { values, count } = collect(source)
  return medianInPlace(values, count)
}

/** Median absolute deviation from `centre` (default: the median), not scaled to sigma. */
export function medianAbsoluteDeviation(source: Measurable, centre?: number): number {
  const { values, count } = collect(source)
  return madInPlace(values, count, centre ?? medianInPlace(values, count))
}

/**
 * Percentiles with linear interpolation between ranks, as numpy's default does; `wanted` in percent, in any order.
 *
 * @throws IMAGE_BAD_ARGUMENT for a percentile outside 0 to 100
 * @example percentiles(Float32Array.of(1, 2, 3, 4, 5), [50, 90]) // [3, 4.6]
 */
export function percentiles(source: Measurable, wanted: readonly number[]): number[] {
  for (const value of wanted) {
    if (!(value >= 0 && value <= 100)) throw imageErrors.BAD_ARGUMENT({ name: 'percentile', value, wanted: 'from 0 to 100' })
  }
  const { values, count } = collect(source)
  const results = new Array<number>(wanted.length).fill(Number.NaN)
  if (count === 0) return results
  const ascending = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b])
  let sortedUpTo = 0
  for (const index of ascending) {
    const rank = (wanted[index] / 100) * (count - 1)
    const below = Math.floor(rank)
    const low = select(values, below, sortedUpTo, count - 1)
    const fraction = rank - below
    results[index] = fraction === 0 ? low : low + fraction * (smallest(values, below + 1, count) - low)
    sortedUpTo = below
  }
  return results
}

function smallest(values: Samples, from: number, to: number): number {
  let least = values[from]
  for (let i = from + 1; i < to; i++) if (values[i] < least) least = values[i]
  return least
}
