// The standard's sequence of random numbers, and pixels between floats and the integers that stand for them.

import type { Dither } from './compression.ts'

const LENGTH = 10000

/** The 10000 numbers of FITS standard 4.0, appendix I (Park & Miller 1988), in single precision as all programs use them. */
const sequence = (() => {
  const numbers = new Float32Array(LENGTH)
  let seed = 1
  for (let i = 0; i < LENGTH; i++) {
    seed = (16807 * seed) % 2147483647
    numbers[i] = seed / 2147483647
  }
  return numbers
})()

/** The integer that stands for exactly zero in SUBTRACTIVE_DITHER_2. */
const ZERO_PIXEL = -2147483646

/** How the integers of a tile become values: value = integer * scale + zero; `blank` stands for no value. */
export interface Quantization {
  readonly scale: number
  readonly zero: number
  readonly blank: number | undefined
}

/**
 * A walk through the random numbers, one a pixel, as each tile does it: it starts where the tile's number says, and after the last
 * number starts again from where the next start says (FITS standard 4.0, section 10.2).
 */
class DitherWalk {
  #start: number
  #at: number

  /** `tile` counts from 0 in the order of the table's rows. */
  constructor(tile: number, seed: number) {
    this.#start = (tile + seed - 1) % LENGTH
    this.#at = Math.trunc(Math.fround(sequence[this.#start] * 500))
  }

  next(): number {
    const number = sequence[this.#at]
    if (++this.#at === LENGTH) {
      this.#start = (this.#start + 1) % LENGTH
      this.#at = Math.trunc(Math.fround(sequence[this.#start] * 500))
    }
    return number
  }
}

/** Integers of a tile back to values, in double precision, rounded once when `out` is single. */
export function dequantize(
  integers: Int32Array,
  { scale, zero, blank }: Quantization,
  dither: Dither,
  tile: number,
  out: Float32Array | Float64Array,
): void {
  if (dither.kind === 'NO_DITHER') {
    for (let i = 0; i < integers.length; i++) out[i] = integers[i] === blank ? Number.NaN : integers[i] * scale + zero
    return
  }
  const walk = new DitherWalk(tile, dither.seed)
  const keepsZero = dither.kind === 'SUBTRACTIVE_DITHER_2'
  for (let i = 0; i < integers.length; i++) {
    const integer = integers[i]
    const shift = walk.next()
    if (integer === blank) out[i] = Number.NaN
    else if (keepsZero && integer === ZERO_PIXEL) out[i] = 0
    else out[i] = (integer - shift + 0.5) * scale + zero
  }
}

/** Values of a tile to integers, NaN to `blank`: the inverse of `dequantize`, up to half a step. */
export function quantize(
  values: Float32Array | Float64Array,
  { scale, zero, blank = 0 }: Quantization,
  dither: Dither,
  tile: number,
  out: Int32Array,
): void {
  const walk = new DitherWalk(tile, dither.seed)
  const isDithered = dither.kind !== 'NO_DITHER'
  const keepsZero = dither.kind === 'SUBTRACTIVE_DITHER_2'
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    const shift = isDithered ? walk.next() - 0.5 : 0
    if (Number.isNaN(value)) out[i] = blank
    else if (keepsZero && value === 0) out[i] = ZERO_PIXEL
    else out[i] = Math.round((value - zero) / scale + shift)
  }
}
