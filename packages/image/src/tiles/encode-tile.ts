// Codes a tile of pixels for the wire: as finely as its noise needs, predicted, split into bytes, packed.

import { imageErrors } from '../errors.ts'
import { packBits, planesFor, splitBytes } from './byte-planes.ts'
import { type Deflate, platformDeflate } from './deflate.ts'
import { fitPrediction, STENCIL, surprises } from './predict.ts'
import { type Quantisation, quantisationFor, quantise, scanTile, usualSpread } from './quantise.ts'
import { free, freshScratch, type Scratch } from './scratch.ts'
import { MAX_TILE_SIDE, TILE_HEADER_BYTES, type TileHeader, unpackedBytes, writeTileHeader } from './tile-header.ts'

/** How tiles are coded. */
export interface EncodeOptions {
  /** Keep the bits of every float, also those of NaN and infinities. Default false. */
  readonly lossless?: boolean
  /** Packs in zlib's format. Default: the platform's CompressionStream. */
  readonly deflate?: Deflate
  /** Buffers to use again, where one tile is coded at a time. Default: new ones. */
  readonly scratch?: Scratch
}

/**
 * Codes a tile.
 *
 * A finite pixel comes back with an error of at most 0.06 of the tile's noise (see quietestNoise); tiles of whole numbers, constant tiles and
 * tiles without noise come back as they were, and so does everything with `lossless`. What is not finite is blank and comes back as NaN.
 *
 * @param pixels - row-major, at least width x height of them
 * @throws IMAGE_BAD_ARGUMENT for a side outside 1 to 1024, or too few pixels
 */
export async function encodeTile(pixels: Float32Array, width: number, height: number, options: EncodeOptions = {}): Promise<Uint8Array> {
  for (const [name, value] of Object.entries({ width, height })) {
    if (!(Number.isInteger(value) && value >= 1 && value <= MAX_TILE_SIDE))
      throw imageErrors.BAD_ARGUMENT({ name, value, wanted: `a whole number from 1 to ${MAX_TILE_SIDE}` })
  }
  if (pixels.length < width * height)
    throw imageErrors.BAD_ARGUMENT({ name: 'pixels', value: `${pixels.length} values`, wanted: `${width} x ${height} of them` })
  const tile = pixels.subarray(0, width * height)
  const { header, unpacked } = prepare(tile, width, height, options.lossless === true, options.scratch ?? freshScratch)
  const payload = unpacked.length === 0 ? unpacked : await (options.deflate ?? platformDeflate)(unpacked)
  const bytes = new Uint8Array(TILE_HEADER_BYTES + payload.length)
  writeTileHeader({ ...header, payload: payload.length }, bytes)
  bytes.set(payload, TILE_HEADER_BYTES)
  if (payload.length > 0 && payload !== unpacked) free(payload)
  return bytes
}

interface Prepared {
  readonly header: TileHeader
  readonly unpacked: Uint8Array
}

const NO_COEFFICIENTS: readonly number[] = new Array(STENCIL).fill(0)

/** Everything but packing. */
function prepare(pixels: Float32Array, width: number, height: number, lossless: boolean, scratch: Scratch): Prepared {
  const scan = scanTile(pixels)
  const blanks = pixels.length - scan.finite
  const { min, max } = scan
  const header: TileHeader = {
    kind: 'constant',
    exact: true,
    width,
    height,
    blanks,
    min,
    max,
    step: 0,
    zero: 0,
    noise: Number.NaN,
    planes: 0,
    masked: blanks > 0 && scan.finite > 0,
    payload: 0,
    coefficients: NO_COEFFICIENTS,
  }
  if (lossless) return prepareBits(pixels, header, scratch)
  const blank = header.masked ? blanksOf(pixels, scratch) : undefined
  if (scan.finite === 0 || min === max) return { header, unpacked: packed(header, undefined, blank, scratch) }
  const quantisation = quantisationFor(pixels, width, height, scan)
  if (quantisation !== undefined) return prepareSteps(pixels, header, quantisation, blank, scratch)
  const withoutInfinities = blanks === 0 ? pixels : pixels.map((value) => (value - value === 0 ? value : Number.NaN))
  return prepareBits(withoutInfinities, header, scratch)
}

function prepareSteps(
  pixels: Float32Array,
  from: TileHeader,
  quantisation: Quantisation,
  blank: Uint8Array | undefined,
  scratch: Scratch,
): Prepared {
  const { width, height } = from
  const q = scratch.integers('steps', pixels.length)
  quantise(pixels, quantisation, q)
  const coefficients = fitPrediction(q, width, height, usualSpread(q), blank)
  const numbers = scratch.integers('numbers', pixels.length)
  surprises(q, width, height, { coefficients, blank }, numbers)
  const header: TileHeader = { ...from, ...quantisation, kind: 'quantised', planes: planesFor(numbers), coefficients }
  return { header, unpacked: packed(header, numbers, blank, scratch) }
}

/** The bits of the floats, each as its difference from the one before: neighbours share sign and exponent. */
function prepareBits(pixels: Float32Array, from: TileHeader, scratch: Scratch): Prepared {
  const header: TileHeader = { ...from, kind: 'lossless', planes: 4, masked: false }
  const numbers = scratch.integers('numbers', pixels.length)
  numbers.set(new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length))
  for (let i = 0, last = 0; i < numbers.length; i++) {
    const bits = numbers[i]
    const difference = (bits - last) | 0
    numbers[i] = (difference << 1) ^ (difference >> 31)
    last = bits
  }
  return { header, unpacked: packed(header, numbers, undefined, scratch) }
}

/** What is left to pack: the numbers by bytes, then a bit for each blank. */
function packed(header: TileHeader, numbers: Int32Array | undefined, blank: Uint8Array | undefined, scratch: Scratch): Uint8Array {
  const bytes = scratch.bytes('unpacked', unpackedBytes(header))
  if (numbers !== undefined) splitBytes(numbers, header.planes, bytes)
  if (blank !== undefined) packBits(blank, bytes.subarray(header.planes * blank.length))
  return bytes
}

function blanksOf(pixels: Float32Array, scratch: Scratch): Uint8Array {
  const blank = scratch.bytes('blank', pixels.length)
  for (let i = 0; i < pixels.length; i++) blank[i] = pixels[i] - pixels[i] === 0 ? 0 : 1
  return blank
}
