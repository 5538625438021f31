// The quadtree code of HCOMPRESS: bit planes of a quadrant, empty squares in a few bits.

import { fitsErrors } from '../../errors.ts'
import type { BitReader } from './bit-reader.ts'

/** One rectangle of a larger array that bit planes are read into. */
export interface Quadrant {
  readonly out: Float64Array
  readonly stride: number
  readonly origin: number
  readonly width: number
  readonly height: number
}

const DIRECT = 0
const TREE = 0xf

/**
 * Adds `planes` bit planes to a quadrant, highest first. Each plane is plain squares of 2x2 bits or a tree of such squares
 * (White, Postman & Lattanzi 1992, section 3).
 *
 * @throws FITS_BAD_TILE when the bits end early or name another kind of plane
 */
export function readQuadtree(reader: BitReader, quadrant: Quadrant, planes: number): void {
  const { width, height } = quadrant
  if (width === 0 || height === 0) {
    // Writers still mark the planes of an empty quadrant.
    for (let plane = 0; plane < planes; plane++) if (reader.take(4) === TREE) readSymbol(reader)
    return
  }
  const levels = Math.max(0, 32 - Math.clz32(Math.max(width, height) - 1))
  const cells = ((width + 1) >> 1) * ((height + 1) >> 1)
  const scratch: [Uint8Array, Uint8Array] = [new Uint8Array(cells), new Uint8Array(cells)]
  for (let plane = planes - 1; plane >= 0; plane--) {
    const kind = reader.take(4)
    if (kind === DIRECT) {
      for (let i = 0; i < cells; i++) scratch[0][i] = reader.take(4)
      addPlane(scratch[0], quadrant, 2 ** plane)
    } else if (kind === TREE) {
      const leaves = readTree(reader, quadrant, levels, scratch)
      if (leaves !== undefined) addPlane(leaves, quadrant, 2 ** plane)
    } else throw fitsErrors.BAD_TILE({ codec: 'HCOMPRESS_1', why: `a bit plane is of the unknown kind ${kind}` })
  }
}

/** Walks the tree from its root to squares of 2x2 pixels; undefined when the plane is empty. */
function readTree(
  reader: BitReader,
  { width, height }: Quadrant,
  levels: number,
  scratch: readonly [Uint8Array, Uint8Array],
): Uint8Array | undefined {
  let [parents, children] = scratch
  parents[0] = readSymbol(reader)
  if (parents[0] === 0) return undefined
  let across = 1
  for (let level = levels - 1; level >= 1; level--) {
    const wide = Math.ceil(width / 2 ** level)
    const high = Math.ceil(height / 2 ** level)
    for (let y = 0; y < high; y++)
      for (let x = 0; x < wide; x++) children[y * wide + x] = (parents[(y >> 1) * across + (x >> 1)] >> (3 - ((y & 1) * 2 + (x & 1)))) & 1
    // The squares that are not empty follow last to first.
    for (let i = wide * high - 1; i >= 0; i--) if (children[i] !== 0) children[i] = readSymbol(reader)
    ;[parents, children] = [children, parents]
    across = wide
  }
  return parents
}

function addPlane(squares: Uint8Array, { out, stride, origin, width, height }: Quadrant, value: number): void {
  const across = (width + 1) >> 1
  for (let y = 0; y < height; y++) {
    const row = origin + y * stride
    const from = (y >> 1) * across
    const shift = (y & 1) === 0 ? 2 : 0
    for (let x = 0; x < width; x++) {
      const square = squares[from + (x >> 1)]
      if (((square >> (shift + ((x & 1) ^ 1))) & 1) !== 0) out[row + x] += value
    }
  }
}

/** Symbols of the Huffman code by length, each with the square that it stands for: three bits, four, five, six. */
const byLength: readonly ReadonlyMap<number, number>[] = [
  new Map([
    [0, 1],
    [1, 2],
    [2, 4],
    [3, 8],
  ]),
  new Map([
    [8, 3],
    [9, 5],
    [10, 10],
    [11, 12],
    [12, 15],
  ]),
  new Map([
    [26, 6],
    [27, 7],
    [28, 9],
    [29, 11],
    [30, 13],
  ]),
  new Map([
    [62, 0],
    [63, 14],
  ]),
]

/** The square for the next six bits of the stream, and how many of them it took: square * 8 + bits. */
const symbols = new Uint8Array(64)
byLength.forEach((codes, i) => {
  const length = 3 + i
  for (const [code, square] of codes) symbols.fill(square * 8 + length, code << (6 - length), (code + 1) << (6 - length))
})

function readSymbol(reader: BitReader): number {
  let code = reader.take(3)
  let length = 3
  for (;;) {
    const entry = symbols[code << (6 - length)]
    if ((entry & 7) === length) return entry >> 3
    code = (code << 1) | reader.take(1)
    length++
  }
}
