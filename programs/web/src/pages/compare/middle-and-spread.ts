// The middle of values and how far they scatter, both unmoved by a few that are far off.

/** A median, and 1.4826 times the median distance from it: the standard deviation, where the values are normal. */
export interface MiddleAndSpread {
  readonly middle: number
  readonly spread: number
}

/** The value that a share of the finite ones does not exceed, 0 to 1; NaN where there is none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** NaN both, where no value is finite. */
export function middleAndSpread(values: ArrayLike<number>): MiddleAndSpread {
  const finite = Float64Array.from(values).filter(Number.isFinite)
  const middle = medianOf(finite)
  return { middle, spread: 1.4826 * medianOf(finite.map((value) => Math.abs(value - middle))) }
}

function medianOf(values: Float64Array): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
