// Several finders in turn, several times over: medians, and ratios taken within a round, so that a busy machine hurts all alike.

import type { Cost } from './measured-process.ts'

/** What a finder cost over the rounds in which it ran. */
export interface CostSummary {
  readonly runs: number
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  /** Median over the rounds of its wall time divided by that of the reference in the same round; NaN without one. */
  readonly wallRatio: number
  readonly cpuRatio: number
}

/** The middle value, or the mean of the two middle ones; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  if (sorted.length === 0) return Number.NaN
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** The order of one round: everyone's turn comes first once, so that no finder always meets a cold or a warm file cache. */
export function roundOrder<T>(all: readonly T[], round: number): T[] {
  const first = all.length === 0 ? 0 : round % all.length
  return [...all.slice(first), ...all.slice(0, first)]
}

/**
 * Sums up the rounds of one finder against the reference.
 *
 * @param own - cost by round; a hole where it did not run
 * @param reference - cost of the reference by round
 */
export function summarize(own: readonly (Cost | undefined)[], reference: readonly (Cost | undefined)[]): CostSummary {
  const runs = own.filter((cost) => cost !== undefined)
  const ratio = (of: (cost: Cost) => number) =>
    median(own.map((cost, round) => (cost && reference[round] ? of(cost) / of(reference[round]) : Number.NaN)))
  return {
    runs: runs.length,
    wallSeconds: median(runs.map((cost) => cost.wallSeconds)),
    cpuSeconds: median(runs.map((cost) => cost.cpuSeconds)),
    peakMegabytes: Math.max(...runs.map((cost) => cost.peakMegabytes)),
    wallRatio: ratio((cost) => cost.wallSeconds),
    cpuRatio: ratio((cost) => cost.cpuSeconds),
  }
}
