// Centre and width of a set of differences, robust and plain: what each line of a score says.

import { madInPlace, medianInPlace, SIGMA_PER_MAD } from '@cirasa/image'

/** Statistics of a sample; null where it is empty. */
export interface Spread {
  readonly count: number
  readonly median: number | null
  /** 1.4826 x the median absolute deviation from the median. */
  readonly width: number | null
  /** Plain standard deviation, outliers and all. */
  readonly std: number | null
}

/** Statistics of what is finite among the values. */
export function spreadOf(values: readonly number[]): Spread {
  const finite = Float64Array.from(values.filter(Number.isFinite))
  const count = finite.length
  if (count === 0) return { count, median: null, width: null, std: null }
  let mean = 0
  for (const value of finite) mean += value / count
  let variance = 0
  for (const value of finite) variance += (value - mean) ** 2 / count
  const median = medianInPlace(finite, count)
  return { count, median, width: SIGMA_PER_MAD * madInPlace(finite, count, median), std: Math.sqrt(variance) }
}
