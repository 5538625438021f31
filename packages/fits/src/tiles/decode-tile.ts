// One tile's bytes to its pixels, whichever way they are stored.

import { fitsErrors } from '../errors.ts'
import type { Bitpix } from '../hdu/hdu.ts'
import { swapToNative } from '../image/byte-order.ts'
import { makePixels, type StoredArray, storedType } from '../image/pixels.ts'
import { decodeGzip } from './codecs/gzip-decode.ts'
import { decodeHcompress } from './codecs/hcompress-decode.ts'
import { decodePlio } from './codecs/plio-decode.ts'
import { decodeRice } from './codecs/rice-decode.ts'
import { unshuffleBytes } from './codecs/shuffle.ts'
import { dequantize } from './dither.ts'
import { tileStorage } from './tile-index.ts'
import type { TiledImage } from './tiled-image.ts'

/** Algorithms that can say any number of zeros in no bytes are believed up to this many pixels. */
const MOST_FROM_NOTHING = 2 ** 24
const UNSIGNED_16 = 2 ** 15

/**
 * Decodes a tile of `pixels` pixels into the image's stored type; quantised pixels come out as floats, NaN where there is none.
 *
 * @throws FITS_BAD_TILE, FITS_BAD_COMPRESSION
 */
export function decodeTile(image: TiledImage, tile: number, bytes: Uint8Array, pixels: number): StoredArray {
  const { bitpix, dither, index, compression } = image
  switch (index.storage[tile]) {
    case tileStorage.plain:
      return fromBytes(bytes, bitpix, pixels)
    case tileStorage.gzip:
      return fromBytes(decodeGzip(bytes, pixels * 8), bitpix, pixels)
    case tileStorage.compressed:
      break
    default:
      throw fitsErrors.BAD_TILE({ codec: compression.kind, why: `tile ${tile} has no bytes` })
  }
  if (bitpix > 0) return narrow(decodeIntegers(image, bytes, pixels, bitpix), bitpix)
  const { scale, zero, blank } = index
  if (dither === undefined || scale === undefined || zero === undefined) return losslessFloats(image, bytes, pixels)
  const integers = decodeIntegers(image, bytes, pixels, 32) as Int32Array
  const out = bitpix === -32 ? new Float32Array(pixels) : new Float64Array(pixels)
  dequantize(integers, { scale: scale[tile], zero: zero[tile], blank: blank?.[tile] }, dither, tile, out)
  return out
}

function decodeIntegers({ compression, scaling }: TiledImage, bytes: Uint8Array, pixels: number, bitpix: Bitpix): StoredArray {
  switch (compression.kind) {
    case 'NOCOMPRESS':
      return integersFromBytes(bytes, pixels, bitpix)
    case 'GZIP_1':
      return integersFromBytes(decodeGzip(bytes, pixels * 8), pixels, bitpix)
    case 'GZIP_2': {
      const shuffled = decodeGzip(bytes, pixels * 8)
      return integersFromBytes(unshuffleBytes(shuffled, bytesEach(shuffled.length, pixels)), pixels, bitpix)
    }
  }
  if (bitpix === 64) throw fitsErrors.UNSUPPORTED_COMPRESSION({ what: `64-bit integers in ${compression.kind}` })
  if (compression.kind === 'RICE_1') {
    // Refused before the memory is taken: the cheapest block is a few bits.
    const most = (bytes.length * 8 * compression.rice.blockSize) / 3
    if (pixels > most) throw fitsErrors.BAD_TILE({ codec: 'RICE_1', why: 'its bytes end before its pixels' })
    const out = new Int32Array(pixels)
    decodeRice(bytes, out, compression.rice)
    return out
  }
  if (pixels > MOST_FROM_NOTHING) throw fitsErrors.BAD_COMPRESSION({ why: `its tiles have ${pixels} pixels` })
  const out = new Int32Array(pixels)
  if (compression.kind === 'HCOMPRESS_1') decodeHcompress(bytes, out)
  else {
    decodePlio(bytes, out)
    // Masks have no negative values, so that unsigned 16-bit ones are written with their offset taken off.
    if (bitpix === 16 && scaling.bzero === UNSIGNED_16) for (let i = 0; i < pixels; i++) out[i] -= UNSIGNED_16
  }
  return out
}

function losslessFloats({ compression, bitpix }: TiledImage, bytes: Uint8Array, pixels: number): StoredArray {
  switch (compression.kind) {
    case 'NOCOMPRESS':
      return fromBytes(bytes, bitpix, pixels)
    case 'GZIP_1':
      return fromBytes(decodeGzip(bytes, pixels * 8), bitpix, pixels)
    case 'GZIP_2':
      return fromBytes(unshuffleBytes(decodeGzip(bytes, pixels * 8), Math.abs(bitpix) / 8), bitpix, pixels)
    default:
      throw fitsErrors.BAD_COMPRESSION({ why: `${compression.kind} holds integers, and it says nothing of their scale` })
  }
}

/** Big-endian bytes to pixels of a type. */
function fromBytes(bytes: Uint8Array, bitpix: Bitpix, pixels: number): StoredArray {
  const size = Math.abs(bitpix) / 8
  if (bytes.length !== pixels * size)
    throw fitsErrors.BAD_TILE({ codec: 'plain', why: `it has ${bytes.length} bytes, its ${pixels} pixels take ${pixels * size}` })
  const out = makePixels(storedType(bitpix), pixels) as StoredArray
  new Uint8Array(out.buffer).set(bytes)
  swapToNative(out)
  return out
}

/** Writers keep integers in one, two, four or eight bytes; how many shows in the length. */
function bytesEach(length: number, pixels: number): 1 | 2 | 4 | 8 {
  const each = length / pixels
  if (each === 1 || each === 2 || each === 4 || each === 8) return each
  throw fitsErrors.BAD_TILE({ codec: 'gzip', why: `it has ${length} bytes for ${pixels} pixels` })
}

function integersFromBytes(bytes: Uint8Array, pixels: number, bitpix: Bitpix): StoredArray {
  const each = bytesEach(bytes.length, pixels)
  if ((each === 8) !== (bitpix === 64)) throw fitsErrors.BAD_TILE({ codec: 'gzip', why: `it has ${each} bytes a pixel` })
  const stored = fromBytes(bytes, (each * 8) as Bitpix, pixels)
  return bitpix === 32 && !(stored instanceof Int32Array) ? Int32Array.from(stored as Int16Array) : stored
}

/** Integers in the array of the image's type; what a lossy algorithm brought out of its range goes to the nearest end. */
function narrow(integers: StoredArray, bitpix: Bitpix): StoredArray {
  if (!(integers instanceof Int32Array) || bitpix === 32) return integers
  const [low, high] = bitpix === 8 ? [0, 255] : [-0x8000, 0x7fff]
  const out = bitpix === 8 ? new Uint8Array(integers.length) : new Int16Array(integers.length)
  for (let i = 0; i < out.length; i++) out[i] = Math.max(low, Math.min(high, integers[i]))
  return out
}
