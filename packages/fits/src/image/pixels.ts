// Pixels as typed arrays: which array holds which BITPIX.

import type { Bitpix } from '../hdu/hdu.ts'

/** The arrays that pixels come in, after scaling by an unsigned convention or in place of scaling. */
export const pixelArrays = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
} as const

/** Name of a kind of pixel, as numpy calls it. */
export type PixelType = keyof typeof pixelArrays

/** Pixels of any type. */
export type PixelArray = StoredArray | Int8Array | Uint16Array | Uint32Array | BigUint64Array

/** Pixels as they are stored. */
export type StoredArray = Uint8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array

const STORED: Readonly<Record<Bitpix, PixelType>> = {
  8: 'uint8',
  16: 'int16',
  32: 'int32',
  64: 'int64',
  [-32]: 'float32',
  [-64]: 'float64',
}

/** Type of the stored pixels. */
export const storedType = (bitpix: Bitpix): PixelType => STORED[bitpix]

/** Bytes of one stored pixel. */
export const pixelBytes = (bitpix: Bitpix): number => Math.abs(bitpix) / 8

/** An array of zeros. */
export const makePixels = (type: PixelType, length: number): PixelArray => new pixelArrays[type](length)

/** The name of an array's type. */
export function typeOf(pixels: PixelArray): PixelType {
  for (const type of Object.keys(pixelArrays) as PixelType[]) if (pixels instanceof pixelArrays[type]) return type
  throw new TypeError('these are no pixels')
}
