// Statistics of the sky without its sources: values far from the median are left out, until no more are.

import { imageErrors } from './errors.ts'
import { madInPlace, medianInPlace, SIGMA_PER_MAD } from './median.ts'
import { deviationOf, meanOf } from './moments.ts'
import { collect, type Measurable, type Samples } from './window.ts'

/** How clipping goes about it. */
export interface ClipOptions {
  /** Values further than this many standard deviations from the median are left out. Default 3. */
  readonly sigma?: number
  /** Another limit below the median. Default: `sigma`. */
  readonly sigmaLower?: number
  /** Another limit above the median. Default: `sigma`. */
  readonly sigmaUpper?: number
  /** Rounds at most. Default 5; Infinity clips until nothing changes. */
  readonly maxRounds?: number
  /** What counts as one sigma: the standard deviation (default), or the scaled MAD, which many sources in a window spoil less. */
  readonly spread?: 'std' | 'mad'
}

/** Statistics of what clipping left. */
export interface ClippedStatistics {
  readonly mean: number
  readonly median: number
  readonly std: number
  /** Values left, and values there were. */
  readonly count: number
  readonly total: number
  readonly rounds: number
}

/**
 * Sigma-clipped mean, median and standard deviation of what is finite and not masked; NaN when nothing is. With the defaults the same as
 * astropy.stats.sigma_clipped_stats.
 *
 * @throws IMAGE_BAD_ARGUMENT for a limit that is not positive
 */
export function sigmaClippedStatistics(source: Measurable, options: ClipOptions = {}): ClippedStatistics {
  const { values, count } = collect(source)
  const scratch = options.spread === 'mad' ? values.slice(0, count) : undefined
  return sigmaClipInPlace(values, count, options, scratch)
}

/**
 * The same on the first `count` values of a buffer, all finite; reorders them, those that stay come first. `scratch` is needed for the spread
 * 'mad' only, as long as `values`.
 */
export function sigmaClipInPlace(values: Samples, count: number, options: ClipOptions = {}, scratch?: Samples): ClippedStatistics {
  const { sigma = 3, maxRounds = 5, spread = 'std' } = options
  const { sigmaLower = sigma, sigmaUpper = sigma } = options
  for (const [name, value] of Object.entries({ sigmaLower, sigmaUpper })) {
    if (!(value > 0)) throw imageErrors.BAD_ARGUMENT({ name, value, wanted: 'positive' })
  }
  if (spread === 'mad' && (scratch === undefined || scratch.length < count)) {
    throw imageErrors.BAD_ARGUMENT({ name: 'scratch', value: scratch?.length, wanted: `an array of at least ${count} values` })
  }
  let kept = count
  let rounds = 0
  let centre = medianInPlace(values, kept)
  while (rounds < maxRounds && kept > 0) {
    rounds++
    const unit = spread === 'mad' ? scaledMad(values, kept, centre, scratch!) : deviationOf(values, kept, meanOf(values, kept))
    const left = keepBetween(values, kept, centre - sigmaLower * unit, centre + sigmaUpper * unit)
    if (left === kept) break
    kept = left
    centre = medianInPlace(values, kept)
  }
  const mean = meanOf(values, kept)
  return { mean, median: centre, std: deviationOf(values, kept, mean), count: kept, total: count, rounds }
}

function scaledMad(values: Samples, count: number, centre: number, scratch: Samples): number {
  for (let i = 0; i < count; i++) scratch[i] = values[i]
  return SIGMA_PER_MAD * madInPlace(scratch, count, centre)
}

/** Moves what lies in [low, high] to the front and returns how many that were. */
function keepBetween(values: Samples, count: number, low: number, high: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const value = values[i]
    if (value >= low && value <= high) values[kept++] = value
  }
  return kept
}
