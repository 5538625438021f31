// How the pixels of a level are distributed, from its statistics: any percentile, and the share of pixels below any value.

import type { LevelStatistics } from '@cirasa/image'

/** The distribution of the finite pixels of a level. */
export interface Distribution {
  /** The value that a share of the pixels, 0 to 1, is below; NaN for a level without pixels. */
  quantile(share: number): number
  /** The share of pixels below a value, 0 to 1. */
  share(value: number): number
}

interface Knots {
  /** Ascending, both. */
  readonly values: readonly number[]
  readonly shares: readonly number[]
}

/** Log-odds of a share: in these the tails of noise are nearly straight, so that lines between few percentiles come close to it. */
const logOdds = (share: number): number => Math.log(share / (1 - share))
const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** Made of the extremes, the percentiles and the bins of the histogram between the outermost percentiles. */
export function createDistribution(statistics: LevelStatistics): Distribution {
  const { values, shares } = knotsOf(statistics)
  return {
    quantile(share) {
      if (values.length === 0) return Number.NaN
      return between(shares, values, share, (a, b) => {
        const [low, high] = [logOdds(a), logOdds(b)]
        return Number.isFinite(low) && Number.isFinite(high) ? (logOdds(share) - low) / (high - low) : (share - a) / (b - a)
      })
    },
    share(value) {
      if (values.length === 0 || Number.isNaN(value)) return 0
      const at = upperOf(values, value)
      if (at === 0) return 0
      if (at === values.length) return 1
      const part = (value - values[at - 1]) / (values[at] - values[at - 1])
      const [low, high] = [logOdds(shares[at - 1]), logOdds(shares[at])]
      if (Number.isFinite(low) && Number.isFinite(high)) return shareOf(low + part * (high - low))
      return shares[at - 1] + part * (shares[at] - shares[at - 1])
    },
  }
}

function knotsOf({ min, max, percentiles, histogram }: LevelStatistics): Knots {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return { values: [], shares: [] }
  const pairs: (readonly [number, number])[] = [
    [min, 0],
    ...percentiles.map(([percent, value]) => [value, percent / 100] as const),
    ...binEdges(percentiles, histogram),
    [max, 1],
  ]
  const sorted = pairs.filter(([value]) => value >= min && value <= max).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const values: number[] = []
  const shares: number[] = []
  for (const [value, share] of sorted) {
    // What is sampled differs from what is counted by a little: never backwards.
    const most = Math.max(share, shares.at(-1) ?? 0)
    if (value === values.at(-1)) shares[shares.length - 1] = most
    else {
      values.push(value)
      shares.push(most)
    }
  }
  return { values, shares }
}

/** The inner edges of the histogram with the share of pixels below each. */
function binEdges(percentiles: LevelStatistics['percentiles'], { min, max, counts }: LevelStatistics['histogram']): [number, number][] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const [first, last] = [(percentiles[0]?.[0] ?? 0) / 100, (percentiles.at(-1)?.[0] ?? 100) / 100]
  if (total === 0 || !(min < max)) return []
  let below = 0
  return counts.slice(0, -1).map((count, i) => {
    below += count
    return [min + ((i + 1) * (max - min)) / counts.length, first + (last - first) * (below / total)]
  })
}

/** The y at x on the line through knots that ascend in `xs`; `part` is how far x is between two of them. */
function between(xs: readonly number[], ys: readonly number[], x: number, part: (a: number, b: number) => number): number {
  const at = upperOf(xs, x)
  if (at === 0) return ys[0]
  if (at === xs.length) return ys[ys.length - 1]
  return ys[at - 1] + part(xs[at - 1], xs[at]) * (ys[at] - ys[at - 1])
}

/** The first index whose value is above x. */
function upperOf(ascending: readonly number[], x: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle] > x) high = middle
    else low = middle + 1
  }
  return low
}
