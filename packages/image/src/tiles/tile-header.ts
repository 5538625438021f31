// The first bytes of a tile: what it holds, how it is coded, and the few numbers that a viewer wants before it unpacks anything.

import { imageErrors } from '../errors.ts'
import { STENCIL } from './predict.ts'

/** Bytes of the header; the packed pixels follow. */
export const TILE_HEADER_BYTES = 72
/** Longest side of a tile: what bounds the memory that a tile can ask for. */
export const MAX_TILE_SIDE = 1024

/** How the pixels are kept: one value, multiples of a step, or the bits of the floats. */
export type TileKind = 'constant' | 'quantised' | 'lossless'

/** What a tile says of itself. */
export interface TileHeader {
  readonly kind: TileKind
  /** Every finite pixel comes back with its own value: constant, lossless, and integers in steps of 1. */
  readonly exact: boolean
  readonly width: number
  readonly height: number
  /** Pixels without a value. */
  readonly blanks: number
  /** Of the finite pixels before coding; NaN where there are none. */
  readonly min: number
  readonly max: number
  /** A quantised pixel is `zero + k * step`, k a whole number. */
  readonly step: number
  readonly zero: number
  /** Standard deviation of the noise that the step was made from; NaN where it was not needed. */
  readonly noise: number
  /** Bytes a pixel before they are packed. */
  readonly planes: number
  /** Whether a bit for each pixel that is blank follows the bytes. */
  readonly masked: boolean
  /** Bytes packed. */
  readonly payload: number
  /** Of the prediction, in 1/4096. */
  readonly coefficients: readonly number[]
}

const MAGIC = 0x4c495443
const VERSION = 1
const KINDS: readonly TileKind[] = ['constant', 'quantised', 'lossless']
const EXACT = 1
const MASKED = 2
const CHECKED = TILE_HEADER_BYTES - 4

/** Writes a header, and the sum of it, to the front of a tile. Little-endian throughout. */
export function writeTileHeader(header: TileHeader, tile: Uint8Array): void {
  const view = new DataView(tile.buffer, tile.byteOffset, TILE_HEADER_BYTES)
  view.setUint32(0, MAGIC, true)
  view.setUint8(4, VERSION)
  view.setUint8(5, KINDS.indexOf(header.kind))
  view.setUint8(6, header.planes)
  view.setUint8(7, (header.exact ? EXACT : 0) | (header.masked ? MASKED : 0))
  view.setUint16(8, header.width, true)
  view.setUint16(10, header.height, true)
  view.setUint32(12, header.blanks, true)
  view.setFloat32(16, header.min, true)
  view.setFloat32(20, header.max, true)
  view.setFloat64(24, header.step, true)
  view.setFloat64(32, header.zero, true)
  view.setFloat32(40, header.noise, true)
  view.setUint32(44, header.payload, true)
  for (let i = 0; i < STENCIL; i++) view.setInt16(48 + 2 * i, header.coefficients[i], true)
  view.setUint32(CHECKED, sumOf(tile, CHECKED), true)
}

/**
 * Reads what a tile says of itself, without its pixels.
 *
 * @throws IMAGE_NOT_A_TILE, IMAGE_TILE_VERSION, IMAGE_BAD_TILE
 */
export function readTileHeader(tile: Uint8Array): TileHeader {
  if (tile.length < TILE_HEADER_BYTES) throw imageErrors.NOT_A_TILE({ bytes: tile.length })
  const view = new DataView(tile.buffer, tile.byteOffset, TILE_HEADER_BYTES)
  if (view.getUint32(0, true) !== MAGIC) throw imageErrors.NOT_A_TILE({ bytes: tile.length })
  if (view.getUint8(4) !== VERSION) throw imageErrors.TILE_VERSION({ version: view.getUint8(4), known: VERSION })
  if (view.getUint32(CHECKED, true) !== sumOf(tile, CHECKED)) throw imageErrors.BAD_TILE({ why: 'its header was altered' })
  const flags = view.getUint8(7)
  const header: TileHeader = {
    kind: KINDS[view.getUint8(5)],
    exact: (flags & EXACT) !== 0,
    width: view.getUint16(8, true),
    height: view.getUint16(10, true),
    blanks: view.getUint32(12, true),
    min: view.getFloat32(16, true),
    max: view.getFloat32(20, true),
    step: view.getFloat64(24, true),
    zero: view.getFloat64(32, true),
    noise: view.getFloat32(40, true),
    planes: view.getUint8(6),
    masked: (flags & MASKED) !== 0,
    payload: view.getUint32(44, true),
    coefficients: Array.from({ length: STENCIL }, (_, i) => view.getInt16(48 + 2 * i, true)),
  }
  const wrong = inconsistency(header, tile.length)
  if (wrong !== undefined) throw imageErrors.BAD_TILE({ why: wrong })
  return Object.freeze(header)
}

/** Bytes that the packed part must unpack to. */
export function unpackedBytes({ planes, masked, width, height }: TileHeader): number {
  const pixels = width * height
  return planes * pixels + (masked ? Math.ceil(pixels / 8) : 0)
}

/** What a header says that cannot be, if anything: it may have been made to cost memory or to mislead. */
function inconsistency(header: TileHeader, bytes: number): string | undefined {
  const { kind, width, height, planes, blanks } = header
  if (kind === undefined) return 'its kind is unknown'
  if (width < 1 || height < 1 || width > MAX_TILE_SIDE || height > MAX_TILE_SIDE) return `it claims ${width} x ${height} pixels`
  if (blanks > width * height) return 'it claims more blanks than pixels'
  const most = kind === 'constant' ? 0 : 4
  if (planes > most || (planes < 1 && kind !== 'constant') || (kind === 'lossless' && planes !== 4))
    return `it claims ${planes} bytes a pixel`
  if (kind === 'quantised' && !(header.step > 0 && Number.isFinite(header.step) && Number.isFinite(header.zero))) return 'its step is none'
  if (kind !== 'lossless' && header.masked !== (blanks > 0 && blanks < width * height)) return 'its mask does not fit its blanks'
  if (header.payload > 0 !== unpackedBytes(header) > 0) return 'its length does not fit its kind'
  const missing = TILE_HEADER_BYTES + header.payload - bytes
  if (missing !== 0) return missing > 0 ? `${missing} bytes are missing at its end` : `${-missing} bytes follow its end`
  return undefined
}

/** Fowler-Noll-Vo hash of 32 bits (FNV-1a): enough against accidents. The packed pixels have zlib's own sum. */
function sumOf(bytes: Uint8Array, count: number): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < count; i++) sum = Math.imul(sum ^ bytes[i], 0x01000193)
  return sum >>> 0
}
