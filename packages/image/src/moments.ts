// Plain mean, standard deviation and range: what a summary prints and what clipping iterates.

import { collect, type Measurable, type Samples } from './window.ts'

/** Plain statistics of the finite values. */
export interface Moments {
  /** How many values were finite and not masked. */
  readonly count: number
  readonly mean: number
  /** Standard deviation of the values themselves (divided by n, not n - 1). */
  readonly std: number
  readonly min: number
  readonly max: number
}

/**
 * Mean, standard deviation, minimum and maximum of what is finite and not masked; NaN for all when nothing is.
 *
 * @example moments(Float32Array.of(1, 2, NaN, 3)) // { count: 3, mean: 2, std: 0.816..., min: 1, max: 3 }
 */
export function moments(source: Measurable): Moments {
  const { values, count } = collect(source)
  if (count === 0) return { count, mean: Number.NaN, std: Number.NaN, min: Number.NaN, max: Number.NaN }
  let min = values[0]
  let max = values[0]
  for (let i = 1; i < count; i++) {
    const value = values[i]
    if (value < min) min = value
    if (value > max) max = value
  }
  const mean = meanOf(values, count)
  return { count, mean, std: deviationOf(values, count, mean), min, max }
}

/** Mean of the first `count` values. */
export function meanOf(values: Samples, count: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[i]
  return sum / count
}

/** Root mean square deviation of the first `count` values from `mean`: in a second pass, so that a large mean does not eat the digits. */
export function deviationOf(values: Samples, count: number, mean: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) {
    const difference = values[i] - mean
    sum += difference * difference
  }
  return Math.sqrt(sum / count)
}
