// From stored to physical values: BSCALE, BZERO, BLANK and the conventions for unsigned integers (FITS 4.0 section 4.4.2.5).

import type { Bitpix } from '../hdu/hdu.ts'
import type { Header } from '../header/header.ts'
import { type PixelArray, type PixelType, type StoredArray, storedType } from './pixels.ts'

/** physical = bzero + bscale * stored; a stored integer equal to blank is no value. A plain object, so that a worker can be told. */
export interface Scaling {
  readonly bscale: number
  readonly bzero: number
  readonly blank: number | bigint | undefined
}

/** Stored values as they are. */
export const UNSCALED: Scaling = Object.freeze({ bscale: 1, bzero: 0, blank: undefined })

/** The scaling of an image; BLANK counts for integers only. */
export function readScaling(header: Header, bitpix: Bitpix): Scaling {
  const blank = header.get('BLANK') ?? header.get('ZBLANK')
  return Object.freeze({
    bscale: header.number('BSCALE') ?? 1,
    bzero: header.number('BZERO') ?? 0,
    blank: bitpix > 0 && (typeof blank === 'bigint' || Number.isInteger(blank)) ? (blank as number | bigint) : undefined,
  })
}

/**
 * The type that holds physical values: integers stay exact where nothing is scaled or an unsigned convention is used (BZERO of
 * half the range); other 8 and 16 bit integers fit a float32, 32 and 64 bit ones become float64.
 */
export function physicalType(bitpix: Bitpix, { bscale, bzero, blank }: Scaling): PixelType {
  if (bitpix < 0) return storedType(bitpix)
  if (blank === undefined && bscale === 1) {
    if (bzero === 0) return storedType(bitpix)
    if (bitpix === 8 && bzero === -128) return 'int8'
    if (bitpix === 16 && bzero === 2 ** 15) return 'uint16'
    if (bitpix === 32 && bzero === 2 ** 31) return 'uint32'
    if (bitpix === 64 && bzero === 2 ** 63) return 'uint64'
  }
  return bitpix > 16 ? 'float64' : 'float32'
}

/**
 * Converts stored pixels into `out` from its element `at` on. `out` is of the stored type when nothing is scaled, of the
 * `physicalType`, or a float array; blank integers become NaN in floats.
 *
 * In a Float32Array, 8 and 16 bit integers and float32 are scaled in single precision, each step rounded, as numpy does it: values
 * agree with astropy to the bit (adding nothing is not adding 0, which would lose the sign of -0). Wider types are scaled in double precision and rounded once.
 */
export function scalePixels(stored: StoredArray, bitpix: Bitpix, scaling: Scaling, out: PixelArray, at = 0): void {
  if (out instanceof Float32Array || out instanceof Float64Array) {
    if (stored instanceof BigInt64Array) scaleBig(stored, scaling, out, at)
    else if (out instanceof Float32Array && Math.abs(bitpix) <= 32 && bitpix !== 32) scaleSingle(stored, scaling, out, at)
    else scaleDouble(stored, scaling, out, at)
  } else if (stored instanceof BigInt64Array) {
    const big = out as BigInt64Array | BigUint64Array
    const zero = BigInt(scaling.bzero)
    for (let i = 0; i < stored.length; i++) big[at + i] = stored[i] + zero
  } else {
    const whole = out as Exclude<typeof out, BigInt64Array | BigUint64Array>
    const { bzero } = scaling
    for (let i = 0; i < stored.length; i++) whole[at + i] = stored[i] + bzero
  }
}

type Doubles = Exclude<StoredArray, BigInt64Array>

function scaleSingle(stored: Doubles, { bscale, bzero, blank }: Scaling, out: Float32Array, at: number): void {
  const scale = Math.fround(bscale)
  const zero = Math.fround(bzero)
  if (scale === 1 && zero === 0) out.set(stored, at)
  else if (zero === 0) for (let i = 0; i < stored.length; i++) out[at + i] = stored[i] * scale
  else for (let i = 0; i < stored.length; i++) out[at + i] = Math.fround(stored[i] * scale) + zero
  blankOut(stored, blank, out, at)
}

function scaleDouble(stored: Doubles, { bscale, bzero, blank }: Scaling, out: Float32Array | Float64Array, at: number): void {
  if (bscale === 1 && bzero === 0) out.set(stored, at)
  else if (bzero === 0) for (let i = 0; i < stored.length; i++) out[at + i] = stored[i] * bscale
  else for (let i = 0; i < stored.length; i++) out[at + i] = stored[i] * bscale + bzero
  blankOut(stored, blank, out, at)
}

function blankOut(stored: Doubles, blank: number | bigint | undefined, out: Float32Array | Float64Array, at: number): void {
  if (typeof blank !== 'number') return
  for (let i = 0; i < stored.length; i++) if (stored[i] === blank) out[at + i] = Number.NaN
}

function scaleBig(stored: BigInt64Array, { bscale, bzero, blank }: Scaling, out: Float32Array | Float64Array, at: number): void {
  const hole = blank === undefined ? undefined : BigInt(blank)
  // A whole offset is added before rounding: small unsigned values are stored near -2^63, where doubles lie 1024 apart.
  const whole = bscale === 1 && Number.isInteger(bzero) ? BigInt(bzero) : undefined
  for (let i = 0; i < stored.length; i++) {
    const value = stored[i]
    if (value === hole) out[at + i] = Number.NaN
    else out[at + i] = whole !== undefined ? Number(value + whole) : Number(value) * bscale + bzero
  }
}
