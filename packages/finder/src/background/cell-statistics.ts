// Level and noise of one cell: iterated clipping about the median, robust against the sources that are still in it.

import { madInPlace, medianInPlace, SIGMA_PER_MAD } from '@cirasa/image'

/** What a cell says. */
export interface CellStatistics {
  readonly level: number
  readonly rms: number
  readonly count: number
}

/** Values beyond this many sigma are left out. */
const CLIP = 3

/** Least number of values that make a statistic. */
export const LEAST_VALUES = 12

const ROUNDS = 6

/** When a round leaves out less than this fraction, nothing changes any more. */
const SETTLED = 0.004

/**
 * Median and scaled median deviation of the first `count` values after clipping; reorders them. All values must be finite.
 */
export function cellStatistics(values: Float64Array, scratch: Float64Array, count: number): CellStatistics {
  let kept = count
  let result: CellStatistics = { level: Number.NaN, rms: Number.NaN, count: 0 }
  for (let round = 0; round < ROUNDS && kept >= LEAST_VALUES; round++) {
    const level = medianInPlace(values, kept)
    scratch.set(values.subarray(0, kept))
    let rms = SIGMA_PER_MAD * madInPlace(scratch, kept, level)
    // More than half of the values are equal, as on quantised images: their spread is told by the rest, and by the step between values.
    if (!(rms > 0)) rms = Math.max(standardDeviation(values, kept, level), QUANTISATION * leastStep(values, kept, level))
    // Clipped down to equal values: what was found before stands.
    if (!(rms > 0) && result.rms > 0) break
    result = { level, rms, count: kept }
    if (!(rms > 0)) break
    const before = kept
    kept = keepWithin(values, kept, level - CLIP * rms, level + CLIP * rms)
    if (before - kept <= SETTLED * before) break
  }
  return { ...result, count: kept }
}

/** Where values come in steps, one step is no detection: noise is at least this part of it. */
const QUANTISATION = 0.4

function leastStep(values: Float64Array, count: number, level: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < count; i++) {
    const step = Math.abs(values[i] - level)
    if (step > 0 && step < least) least = step
  }
  return Number.isFinite(least) ? least : 0
}

function standardDeviation(values: Float64Array, count: number, centre: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += (values[i] - centre) ** 2
  return Math.sqrt(sum / count)
}

function keepWithin(values: Float64Array, count: number, low: number, high: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const value = values[i]
    if (value >= low && value <= high) values[kept++] = value
  }
  return kept
}
