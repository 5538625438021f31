// A coded tile back to pixels, in a page's worker or in Node; a tile that was damaged or made to harm is refused in bounded memory.

import { isCodedError } from '@cirasa/errors'
import { imageErrors } from '../errors.ts'
import { joinBytes, unpackBits } from './byte-planes.ts'
import { type Inflate, platformInflate } from './deflate.ts'
import { restore } from './predict.ts'
import { readTileHeader, TILE_HEADER_BYTES, type TileHeader, unpackedBytes } from './tile-header.ts'

/** A tile's pixels. */
export interface DecodedTile {
  readonly width: number
  readonly height: number
  /** Row-major from the lowest row, as in the image; NaN where blank. */
  readonly pixels: Float32Array
  readonly header: TileHeader
}

/**
 * Decodes a tile that `encodeTile` made.
 *
 * @param inflate - unpacks zlib's format; default: the platform's DecompressionStream
 * @throws IMAGE_NOT_A_TILE, IMAGE_TILE_VERSION, IMAGE_BAD_TILE
 */
export async function decodeTile(bytes: Uint8Array, { inflate = platformInflate }: { inflate?: Inflate } = {}): Promise<DecodedTile> {
  const header = readTileHeader(bytes)
  const { width, height } = header
  const length = unpackedBytes(header)
  const unpacked = length === 0 ? new Uint8Array(0) : await unpack(bytes.subarray(TILE_HEADER_BYTES), length, inflate)
  if (unpacked.length !== length) throw imageErrors.BAD_TILE({ why: `it unpacks to ${unpacked.length} bytes of ${length}` })
  return { width, height, pixels: pixelsOf(header, unpacked), header }
}

async function unpack(packed: Uint8Array, length: number, inflate: Inflate): Promise<Uint8Array> {
  try {
    return await inflate(packed, length)
  } catch (error) {
    if (isCodedError(error)) throw error
    throw imageErrors.BAD_TILE({ why: 'its pixels cannot be unpacked' }, error)
  }
}

function pixelsOf(header: TileHeader, unpacked: Uint8Array): Float32Array {
  const { kind, width, height, planes, masked, min } = header
  const count = width * height
  const blank = masked ? unpackBits(unpacked.subarray(planes * count), count) : undefined
  if (kind === 'constant') return withBlanks(new Float32Array(count).fill(min), blank)
  const numbers = new Int32Array(count)
  joinBytes(unpacked, planes, numbers)
  if (kind === 'lossless') return floatsOf(numbers)
  restore(numbers, width, height, { coefficients: header.coefficients, blank })
  const { step, zero } = header
  const pixels = new Float32Array(count)
  for (let i = 0; i < count; i++) pixels[i] = zero + numbers[i] * step
  return withBlanks(pixels, blank)
}

/** Sums up the differences of the floats' bits, in place. */
function floatsOf(numbers: Int32Array): Float32Array {
  let last = 0
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]
    last = (last + ((value >>> 1) ^ -(value & 1))) | 0
    numbers[i] = last
  }
  return new Float32Array(numbers.buffer)
}

function withBlanks(pixels: Float32Array, blank: Uint8Array | undefined): Float32Array {
  if (blank !== undefined) for (let i = 0; i < pixels.length; i++) if (blank[i] !== 0) pixels[i] = Number.NaN
  return pixels
}
