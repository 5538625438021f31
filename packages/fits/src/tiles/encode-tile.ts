// One tile's pixels to bytes: quantised where that is asked for and does no harm, else without loss.

import { gzipSync } from 'fflate'
import { bytesOf, swapToNative } from '../image/byte-order.ts'
import type { StoredArray } from '../image/pixels.ts'
import { encodeRice } from './codecs/rice-encode.ts'
import { shuffleBytes } from './codecs/shuffle.ts'
import type { Compression, Dither } from './compression.ts'
import { quantize } from './dither.ts'
import { tileNoise } from './tile-noise.ts'

/** How floating-point pixels are rounded: steps of the tile's noise over `level`, shifted at random. */
export interface QuantizeOptions {
  /** Steps in one standard deviation of the noise; 4 by default, which adds about 0.3 % to the noise. */
  readonly level?: number
  /** Default SUBTRACTIVE_DITHER_1. */
  readonly dither?: Dither['kind']
  /** ZDITHER0, 1 to 10000. Default 1: same pixels, same bytes. */
  readonly seed?: number
}

/** How tiles are written. */
export interface TileEncoding {
  readonly compression: Compression
  /** Undefined for pixels that are kept as they are. */
  readonly quantization: { readonly level: number; readonly dither: Dither } | undefined
}

/** A tile as bytes. Those that cannot be quantised come back as their plain pixels in gzip. */
export interface EncodedTile {
  readonly kind: 'compressed' | 'gzip'
  readonly bytes: Uint8Array
  readonly scale: number
  readonly zero: number
}

/** The integer that means no value in quantised tiles, ZBLANK. */
export const BLANK_PIXEL = -2147483648
/** Quantised values stay away from the ends, where integers have special meanings. */
const FURTHEST = 2 ** 31 - 1000

/** Encodes a tile, `tile` its number from 0, `width` its length along the fastest axis. The pixels are not changed. */
export function encodeTile(pixels: StoredArray, width: number, tile: number, encoding: TileEncoding): EncodedTile {
  const { compression, quantization } = encoding
  if (pixels instanceof Float32Array || pixels instanceof Float64Array) {
    if (quantization === undefined) return { kind: 'compressed', bytes: encodeBytes(pixels, compression), scale: 0, zero: 0 }
    return encodeQuantized(pixels, width, tile, compression, quantization)
  }
  return { kind: 'compressed', bytes: encodeIntegers(pixels, compression), scale: 0, zero: 0 }
}

function encodeIntegers(pixels: StoredArray, compression: Compression): Uint8Array {
  if (compression.kind !== 'RICE_1') return encodeBytes(pixels, compression)
  return encodeRice(pixels instanceof Int32Array ? pixels : Int32Array.from(pixels as Int16Array), compression.rice)
}

function encodeBytes(pixels: StoredArray, { kind }: Compression): Uint8Array {
  const swapped = pixels.slice()
  swapToNative(swapped)
  const bytes = bytesOf(swapped)
  return gzip(kind === 'GZIP_2' ? shuffleBytes(bytes, pixels.BYTES_PER_ELEMENT) : bytes)
}

/** Without a time, so that the same pixels give the same bytes. */
const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { mtime: 0 })

function encodeQuantized(
  pixels: Float32Array | Float64Array,
  width: number,
  tile: number,
  compression: Compression,
  { level, dither }: { readonly level: number; readonly dither: Dither },
): EncodedTile {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] < low) low = pixels[i]
    if (pixels[i] > high) high = pixels[i]
  }
  const scale = tileNoise(pixels, width) / level
  // No noise, infinite pixels or a range beyond 32 bits: such tiles are kept as they are.
  if (!(scale > 0) || !((high - low) / scale < FURTHEST) || !Number.isFinite(low)) {
    return { kind: 'gzip', bytes: encodeBytes(pixels, { kind: 'GZIP_1' }), scale: 0, zero: 0 }
  }
  const integers = new Int32Array(pixels.length)
  quantize(pixels, { scale, zero: low, blank: BLANK_PIXEL }, dither, tile, integers)
  return { kind: 'compressed', bytes: encodeIntegers(integers, compression), scale, zero: low }
}
