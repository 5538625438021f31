// Chooses how the pixels of a tile are kept, and turns them to whole numbers of steps.

import { medianInPlace } from '../median.ts'
import { quietestNoise } from './tile-noise.ts'

/** Largest error of a quantised pixel, in units of the tile's noise. */
export const MAX_ERROR = 0.06
/** Steps from zero at most: beyond, the bits of the floats are kept. */
const MOST_STEPS = 2 ** 24
/** The rounding of float32 may take this share of the error; where it takes more, the bits are kept. */
const MOST_ROUNDING = 0.5
/** So that the error stays below its bound although the multiplication by 1/step rounds. */
const MARGIN = 1 - 1e-6
const SAMPLES = 4096

/** What a tile is about, from one look at it. */
export interface TileScan {
  readonly finite: number
  readonly min: number
  readonly max: number
  /** All finite pixels are whole numbers of at most 2^24. */
  readonly integers: boolean
}

/** Looks a tile over. */
export function scanTile(pixels: Float32Array): TileScan {
  let finite = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let whole = 0
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i]
    if (value - value !== 0) continue
    finite++
    if (value < min) min = value
    if (value > max) max = value
    if (Math.trunc(value) === value) whole++
  }
  if (finite === 0) return { finite, min: Number.NaN, max: Number.NaN, integers: false }
  return { finite, min, max, integers: whole === finite && Math.max(-min, max) <= MOST_STEPS }
}

/** How pixels become whole numbers. */
export interface Quantisation {
  readonly step: number
  readonly zero: number
  readonly noise: number
  readonly exact: boolean
}

/**
 * The step and zero for a tile, or undefined where the bits of its floats have to be kept: no noise to go by, or a range of more steps than
 * fit. Zero is a whole number of steps, so that pixels of 0 (padding) stay 0.
 */
export function quantisationFor(pixels: Float32Array, width: number, height: number, scan: TileScan): Quantisation | undefined {
  const { min, max, integers } = scan
  if (integers && max - min <= MOST_STEPS) return { step: 1, zero: Math.round(middle(pixels)), noise: Number.NaN, exact: true }
  const noise = Math.fround(quietestNoise(pixels, width, height))
  const rounding = Math.max(-min, max) * 2 ** -24
  const most = MAX_ERROR * noise - rounding
  if (!(most > MAX_ERROR * noise * MOST_ROUNDING)) return undefined
  const step = 2 * most * MARGIN
  const zero = Math.round(middle(pixels) / step) * step
  if (!(step > 0 && Math.max(max - zero, zero - min) / step < MOST_STEPS)) return undefined
  return { step, zero, noise, exact: false }
}

/** Writes whole numbers of steps to `q`; 0 where the pixel is blank. */
export function quantise(pixels: Float32Array, { step, zero }: Quantisation, q: Int32Array): void {
  const perStep = 1 / step
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i]
    q[i] = value - value === 0 ? Math.floor((value - zero) * perStep + 0.5) : 0
  }
}

/** How far from zero most numbers of a tile lie; its bright sources lie beyond. */
export function usualSpread(q: Int32Array): number {
  const stride = strideFor(q.length)
  const sample = new Float64Array(Math.ceil(q.length / stride))
  for (let i = 0, n = 0; i < q.length; i += stride) sample[n++] = Math.abs(q[i])
  sample.sort()
  return 4 * sample[Math.floor(0.9 * (sample.length - 1))] + 16
}

/** The median of some of the finite pixels: near enough, as it only has to be in the midst of them. */
function middle(pixels: Float32Array): number {
  const stride = strideFor(pixels.length)
  const sample = new Float64Array(Math.ceil(pixels.length / stride))
  let count = 0
  for (let i = 0; i < pixels.length; i += stride) if (pixels[i] - pixels[i] === 0) sample[count++] = pixels[i]
  if (count > 0) return medianInPlace(sample, count)
  return pixels.find((value) => value - value === 0) ?? 0
}

/** Odd, so that a tile is not sampled along one column. */
const strideFor = (length: number): number => Math.max(1, Math.floor(length / SAMPLES)) | 1
