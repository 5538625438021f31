// What a viewer wants to know of a level before it draws: extremes, percentiles for the clip, a histogram, the rms.

import { histogram } from '../histogram.ts'
import { percentiles } from '../median.ts'
import { sigmaClippedStatistics } from '../sigma-clip.ts'

/** Pixels that percentiles are taken from, at most. */
const MOST_SAMPLES = 2 ** 17
const BINS = 512
const PERCENTILES = [
  0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10, 25, 50, 75, 90, 95, 97.5, 98, 99, 99.5, 99.75, 99.9, 99.95, 99.99,
] as const

/** Statistics of the finite pixels of a level; NaN where there are none. */
export interface LevelStatistics {
  readonly level: number
  /** Exact: of all pixels. */
  readonly blanks: number
  readonly min: number
  readonly max: number
  /** Pixels that the rest was taken from: every n-th of every n-th row. */
  readonly sampled: number
  readonly median: number
  /** Standard deviation after clipping at 3 sigma about the median: the noise of the level, sources left out. */
  readonly rms: number
  /** Pairs of percent and value, ascending. */
  readonly percentiles: readonly (readonly [percent: number, value: number])[]
  /** Between the first and the last of the percentiles. */
  readonly histogram: { readonly min: number; readonly max: number; readonly counts: readonly number[] }
}

/** What some rows say of their level. */
export interface StatisticsPart {
  readonly blanks: number
  readonly min: number
  readonly max: number
  /** The finite pixels of the grid that is sampled, in order. */
  readonly sample: Float32Array
}

/** Takes the rows of a level as they come. */
export interface StatisticsCollector {
  /** Rows from `y` on. */
  add(pixels: Float32Array, y: number, rows: number): void
  part(): StatisticsPart
}

/** Collects from rows of a level of `width` x `height` pixels. The pixels sampled depend on nothing but that size. */
export function collectStatistics(width: number, height: number): StatisticsCollector {
  const stride = sampleStride(width, height)
  const perRow = Math.ceil(width / stride)
  const samples: Float32Array[] = []
  let blanks = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  return {
    add(pixels, y, rows) {
      for (let row = 0; row < rows; row++) {
        const found = extremes(pixels, row * width, (row + 1) * width)
        blanks += found.blanks
        if (found.min < min) min = found.min
        if (found.max > max) max = found.max
      }
      for (let row = (stride - (y % stride)) % stride; row < rows; row += stride) {
        const sample = new Float32Array(perRow)
        let taken = 0
        for (let i = row * width, end = i + width; i < end; i += stride) if (pixels[i] - pixels[i] === 0) sample[taken++] = pixels[i]
        samples.push(sample.subarray(0, taken))
      }
    },
    part: () => ({ blanks, min, max, sample: joined(samples) }),
  }
}

interface Extremes {
  readonly blanks: number
  readonly min: number
  readonly max: number
}

/** Of pixels from `start` up to but not including `end`. */
function extremes(pixels: Float32Array, start: number, end: number): Extremes {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  // Four times as fast as comparing: and what is not finite shows in what comes out.
  for (let i = start; i < end; i++) {
    const value = pixels[i]
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return max - min - (max - min) === 0 ? { blanks: 0, min, max } : extremesAmongBlanks(pixels, start, end)
}

function extremesAmongBlanks(pixels: Float32Array, start: number, end: number): Extremes {
  let blanks = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = start; i < end; i++) {
    const value = pixels[i]
    if (value - value !== 0) blanks++
    else {
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return { blanks, min, max }
}

/** Every how manieth pixel of every how manieth row. */
function sampleStride(width: number, height: number): number {
  let stride = Math.max(1, Math.floor(Math.sqrt((width * height) / MOST_SAMPLES)))
  while (Math.ceil(width / stride) * Math.ceil(height / stride) > MOST_SAMPLES) stride++
  return stride
}

/** Puts together what the parts of a level say. */
export function statisticsOf(level: number, parts: readonly StatisticsPart[]): LevelStatistics {
  const sample = joined(parts.map((part) => part.sample))
  const blanks = parts.reduce((sum, part) => sum + part.blanks, 0)
  const min = Math.min(...parts.map((part) => part.min))
  const max = Math.max(...parts.map((part) => part.max))
  const found = percentiles(sample, PERCENTILES)
  const { median, std } = sigmaClippedStatistics(sample, { spread: 'mad' })
  const [low, high] = [found[0], found.at(-1) as number]
  const counted = histogram(sample, BINS, low < high ? [low, high] : undefined)
  return {
    level,
    blanks,
    min: min <= max ? min : Number.NaN,
    max: min <= max ? max : Number.NaN,
    sampled: sample.length,
    median,
    rms: std,
    percentiles: PERCENTILES.map((percent, i) => [percent, found[i]] as const),
    histogram: { min: counted.min, max: counted.max, counts: Array.from(counted.counts) },
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
