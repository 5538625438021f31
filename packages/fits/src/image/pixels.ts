// Pixels as typed arrays: which array holds which BITPIX, and bytes turned from FITS's order to the machine's.

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

/** The bytes of a typed array, as a view. */
export const bytesOf = (array: ArrayBufferView): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** FITS is big-endian; so is hardly any machine. */
export const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** Turns every element of an array between big-endian and the machine's order, in place. */
export function swapToNative(array: PixelArray): void {
  if (LITTLE_ENDIAN) swapBytes(array)
}

function swapBytes(array: PixelArray): void {
  const { buffer, byteOffset, byteLength } = array
  if (array.BYTES_PER_ELEMENT === 2) swap16(new Uint16Array(buffer, byteOffset, byteLength / 2))
  else if (array.BYTES_PER_ELEMENT === 4) swap32(new Uint32Array(buffer, byteOffset, byteLength / 4))
  else if (array.BYTES_PER_ELEMENT === 8) swap64(new Uint32Array(buffer, byteOffset, byteLength / 4))
}

function swap16(words: Uint16Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    words[i] = (word >>> 8) | (word << 8)
  }
}

function swap32(words: Uint32Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    words[i] = (word >>> 24) | ((word >>> 8) & 0xff00) | ((word << 8) & 0xff0000) | (word << 24)
  }
}

function swap64(words: Uint32Array): void {
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i]!
    const low = words[i + 1]!
    words[i] = (low >>> 24) | ((low >>> 8) & 0xff00) | ((low << 8) & 0xff0000) | (low << 24)
    words[i + 1] = (high >>> 24) | ((high >>> 8) & 0xff00) | ((high << 8) & 0xff0000) | (high << 24)
  }
}
