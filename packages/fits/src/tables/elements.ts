// Elements of a table's columns between the big-endian bytes of the file and typed arrays.

import type { StoredArray } from '../image/pixels.ts'
import type { ElementType } from './column-format.ts'

/** Numbers that one element is made of: two for complex. */
export const NUMBERS_PER_ELEMENT = (type: ElementType): number => (type === 'C' || type === 'M' ? 2 : 1)

/** An array for `count` stored numbers of a type. */
export function storedArray(type: ElementType, count: number): StoredArray {
  switch (type) {
    case 'I':
      return new Int16Array(count)
    case 'J':
      return new Int32Array(count)
    case 'K':
      return new BigInt64Array(count)
    case 'E':
    case 'C':
      return new Float32Array(count)
    case 'D':
    case 'M':
      return new Float64Array(count)
    default:
      return new Uint8Array(count)
  }
}

/** A column cut out of rows: `perRow` numbers from byte `offset` of each of `rows` rows of `rowBytes`. */
export interface Strided {
  readonly offset: number
  readonly rowBytes: number
  readonly rows: number
  readonly perRow: number
}

/** Reads big-endian numbers out of rows into `out` from `at` on. The bytes must hold them all. */
export function gather(bytes: Uint8Array, { offset, rowBytes, rows, perRow }: Strided, out: StoredArray, at: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = out.BYTES_PER_ELEMENT
  const read = reader(view, out)
  for (let row = 0; row < rows; row++) {
    let from = offset + row * rowBytes
    for (const end = from + perRow * size; from < end; from += size) read(at++, from)
  }
}

function reader(view: DataView, out: StoredArray): (at: number, from: number) => void {
  if (out instanceof Uint8Array) return (at, from) => void (out[at] = view.getUint8(from))
  if (out instanceof Int16Array) return (at, from) => void (out[at] = view.getInt16(from))
  if (out instanceof Int32Array) return (at, from) => void (out[at] = view.getInt32(from))
  if (out instanceof Float32Array) return (at, from) => void (out[at] = view.getFloat32(from))
  if (out instanceof Float64Array) return (at, from) => void (out[at] = view.getFloat64(from))
  return (at, from) => void (out[at] = view.getBigInt64(from))
}

/** Writes numbers as big-endian bytes into rows: the inverse of `gather`. */
export function scatter(values: StoredArray, from: number, { offset, rowBytes, rows, perRow }: Strided, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = values.BYTES_PER_ELEMENT
  const write = writer(view, values)
  for (let row = 0; row < rows; row++) {
    let to = offset + row * rowBytes
    for (const end = to + perRow * size; to < end; to += size) write(from++, to)
  }
}

function writer(view: DataView, values: StoredArray): (from: number, to: number) => void {
  if (values instanceof Uint8Array) return (from, to) => view.setUint8(to, values[from])
  if (values instanceof Int16Array) return (from, to) => view.setInt16(to, values[from])
  if (values instanceof Int32Array) return (from, to) => view.setInt32(to, values[from])
  if (values instanceof Float32Array) return (from, to) => view.setFloat32(to, values[from])
  if (values instanceof Float64Array) return (from, to) => view.setFloat64(to, values[from])
  return (from, to) => view.setBigInt64(to, values[from])
}
