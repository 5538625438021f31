// HCOMPRESS tiles: a header, a quadtree of bit planes, signs, and the H-transform to undo.

import { fitsErrors } from '../../errors.ts'
import { type BitReader, readBits } from './bit-reader.ts'
import { inverseHTransform } from './h-transform.ts'
import { readQuadtree } from './hcompress-quadtree.ts'

const MAGIC = 0xdd99
const HEADER = 2 + 3 * 4 + 8 + 3
/** More bit planes than a 32-bit image can give would leave the range in which our numbers are exact. */
const MOST_PLANES = 50

/**
 * Decodes one HCOMPRESS_1 tile (FITS standard 4.0, section 10.4.4; White, Postman & Lattanzi 1992) into `out`, whose length is the
 * tile's number of pixels. The scale is the one in the stream.
 *
 * @throws FITS_BAD_TILE when the bytes end early, are impossible, or hold a tile of another size
 */
export function decodeHcompress(bytes: Uint8Array, out: Int32Array): void {
  if (bytes.length < HEADER) throw bad('its header is cut short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint16(0) !== MAGIC) throw bad('it does not start with its magic number')
  const height = view.getInt32(2)
  const width = view.getInt32(6)
  const scale = view.getInt32(10)
  if (height < 1 || width < 1 || height * width !== out.length) throw bad(`it holds ${width} x ${height} pixels, not ${out.length}`)
  const sum = view.getInt32(14) * 2 ** 32 + view.getUint32(18)
  const planes = [bytes[22], bytes[23], bytes[24]]
  if (!Number.isSafeInteger(sum * Math.max(1, scale)) || Math.max(...planes) > MOST_PLANES) throw bad('its coefficients are out of range')

  const coefficients = new Float64Array(out.length)
  const reader = readBits(bytes, HEADER, 'HCOMPRESS_1')
  readQuadrants(reader, coefficients, width, height, planes)
  if (reader.take(4) !== 0) throw bad('its bit planes do not end where they should')
  reader.align()
  for (let i = 0; i < coefficients.length; i++) if (coefficients[i] !== 0 && reader.take(1) === 1) coefficients[i] = -coefficients[i]
  coefficients[0] = sum
  if (scale > 1) for (let i = 0; i < coefficients.length; i++) coefficients[i] *= scale
  inverseHTransform(coefficients, width, height)
  out.set(coefficients)
}

/** The coefficients lie as sums, differences along x, along y, and of both, each in its quadrant with its own number of planes. */
function readQuadrants(reader: BitReader, out: Float64Array, width: number, height: number, planes: readonly number[]): void {
  const left = (width + 1) >> 1
  const top = (height + 1) >> 1
  const quadrant = (x: number, y: number, w: number, h: number, count: number): void => {
    readQuadtree(reader, { out, stride: width, origin: y * width + x, width: w, height: h }, count)
  }
  quadrant(0, 0, left, top, planes[0])
  quadrant(left, 0, width - left, top, planes[1])
  quadrant(0, top, left, height - top, planes[1])
  quadrant(left, top, width - left, height - top, planes[2])
}

const bad = (why: string) => fitsErrors.BAD_TILE({ codec: 'HCOMPRESS_1', why })
