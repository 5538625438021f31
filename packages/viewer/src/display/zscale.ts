// The cuts of IRAF's task display: a line through the sorted pixels about their median, so that the sky is shown and sources do not matter.

import type { Cuts } from './cuts.ts'

/** How zscale works; the defaults are those of IRAF. */
export interface ZscaleOptions {
  /** Slope of the line is divided by it: the smaller, the wider the cuts. */
  readonly contrast?: number
  /** Pixels further from the line than this many standard deviations are left out. */
  readonly rejection?: number
  readonly iterations?: number
}

/** With fewer samples left than this, or than half of them, no line is drawn. */
const FEWEST = 5

interface Line {
  readonly slope: number
  /** At index 0. */
  readonly start: number
}

/**
 * Cuts of sorted values (the help page of IRAF's task images.tv.display, section "zscale algorithm"): a line value = median + slope (rank - middle) is fitted,
 * what is far from it is left out together with its neighbours, and the fit is made again until nothing changes. The cuts lie where the line, its slope
 * divided by the contrast, meets the ends, but not beyond the values themselves. Where more than half is left out, all values are within the cuts.
 *
 * @param sorted - ascending, finite
 */
export function zscale(sorted: ArrayLike<number>, { contrast = 0.25, rejection = 2.5, iterations = 5 }: ZscaleOptions = {}): Cuts {
  const count = sorted.length
  if (count === 0) return { low: 0, high: 1 }
  const [least, largest] = [sorted[0], sorted[count - 1]]
  const middle = (count - 1) / 2
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
  const { slope, kept } = fitLine(sorted, rejection, iterations)
  if (kept < Math.max(FEWEST, count / 2)) return { low: least, high: largest }
  const steep = contrast > 0 ? slope / contrast : slope
  return { low: Math.max(least, median - middle * steep), high: Math.min(largest, median + (count - 1 - middle) * steep) }
}

function fitLine(sorted: ArrayLike<number>, rejection: number, iterations: number): { slope: number; kept: number } {
  const count = sorted.length
  // What is left out takes this many neighbours with it: bad pixels come in runs.
  const grow = Math.max(1, Math.floor(count * 0.01)) >> 1
  let good = new Uint8Array(count).fill(1)
  let kept = count
  let line: Line = { slope: 0, start: 0 }
  for (let i = 0; i < iterations && kept >= Math.max(FEWEST, count / 2); i++) {
    line = leastSquares(sorted, good)
    const limit = rejection * scatter(sorted, good, line)
    const next = new Uint8Array(good)
    for (let at = 0; at < count; at++) {
      if (good[at] === 0 || Math.abs(sorted[at] - line.start - line.slope * at) <= limit) continue
      next.fill(0, Math.max(0, at - grow), at + grow + 1)
    }
    const left = next.reduce((sum, value) => sum + value, 0)
    good = next
    if (left === kept) break
    kept = left
  }
  return { slope: line.slope, kept }
}

function leastSquares(sorted: ArrayLike<number>, good: Uint8Array): Line {
  let [n, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0]
  const middle = (sorted.length - 1) / 2
  for (let i = 0; i < sorted.length; i++) {
    if (good[i] === 0) continue
    const x = i - middle
    n++
    sumX += x
    sumY += sorted[i]
    sumXX += x * x
    sumXY += x * sorted[i]
  }
  const divisor = n * sumXX - sumX * sumX
  const slope = divisor > 0 ? (n * sumXY - sumX * sumY) / divisor : 0
  return { slope, start: (sumY - slope * sumX) / n - slope * middle }
}

function scatter(sorted: ArrayLike<number>, good: Uint8Array, { slope, start }: Line): number {
  let [n, sum] = [0, 0]
  for (let i = 0; i < sorted.length; i++) {
    if (good[i] === 0) continue
    n++
    sum += (sorted[i] - start - slope * i) ** 2
  }
  return Math.sqrt(sum / Math.max(1, n - 1))
}
