// Variable-length columns: descriptors in the rows, values in the heap behind them.

import { fitsErrors } from '../errors.ts'
import type { BinaryTableHdu, CompressedImageHdu } from '../hdu/hdu.ts'
import { type ByteRange, coalesce } from '../source/coalesce.ts'
import type { TableColumn } from './column.ts'
import { type ColumnFormat, ELEMENT_BYTES } from './column-format.ts'
import type { FixedValues, VariableValues } from './column-values.ts'
import { gather, NUMBERS_PER_ELEMENT, storedArray } from './elements.ts'
import { interpret } from './interpret.ts'

/** Where each row's values lie: how many elements, and bytes from the start of the heap. */
export interface Descriptors {
  readonly counts: Float64Array
  readonly offsets: Float64Array
}

/** Rows may share values, but not so often that a small file asks for much memory. */
const MOST_SHARING = 16
const FREE_BYTES = 1 << 20

/** Room for the descriptors of `rows` rows. */
export const descriptorArray = (rows: number): Descriptors => ({ counts: new Float64Array(rows), offsets: new Float64Array(rows) })

/** Reads the descriptors of a block of rows into `into` from row `firstRow` on (FITS standard 4.0, section 7.3.5). */
export function takeDescriptors(
  bytes: Uint8Array,
  { format, offset }: TableColumn,
  rowBytes: number,
  rows: number,
  into: Descriptors,
  firstRow: number,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // '0PE' is allowed: a column without even descriptors.
  if (format.bytes === 0) return
  for (let row = 0; row < rows; row++) {
    const at = row * rowBytes + offset
    const isWide = format.storage === 'Q'
    into.counts[firstRow + row] = isWide ? Number(view.getBigInt64(at)) : view.getInt32(at)
    // Heaps over 2 GB with 32-bit descriptors exist: their offsets are taken as unsigned.
    into.offsets[firstRow + row] = isWide ? Number(view.getBigInt64(at + 8)) : view.getUint32(at + 4)
  }
}

/** Bytes that `count` elements take in the heap. */
const heapBytesOf = ({ type }: ColumnFormat, count: number): number => (type === 'X' ? Math.ceil(count / 8) : count * ELEMENT_BYTES[type])

/**
 * The byte range of one descriptor, counted from the start of the heap.
 *
 * @throws FITS_BAD_TABLE when it does not lie in the heap
 */
export function heapRange(format: ColumnFormat, heapBytes: number, count: number, offset: number): ByteRange {
  const length = heapBytesOf(format, count)
  if (!(count >= 0) || !(offset >= 0) || (count > 0 && offset + length > heapBytes))
    throw fitsErrors.BAD_TABLE({ why: `a row's ${count} values at byte ${offset} of the heap do not lie in its ${heapBytes} bytes` })
  return { offset, length }
}

/** Reads the values that descriptors point to, coalescing reads. */
export async function readVariable(
  { table, source, index }: BinaryTableHdu | CompressedImageHdu,
  column: TableColumn,
  { counts, offsets }: Descriptors,
  signal?: AbortSignal,
): Promise<VariableValues> {
  const { format } = column
  const ranges: ByteRange[] = []
  let total = 0
  for (let row = 0; row < counts.length; row++) {
    const range = heapRange(format, table.heapBytes, counts[row], offsets[row])
    total += range.length
    ranges.push(range)
  }
  if (total > MOST_SHARING * table.heapBytes + FREE_BYTES)
    throw fitsErrors.BAD_TABLE({ why: `its rows point to ${total} bytes in a heap of ${table.heapBytes}` })

  const rows: FixedValues[] = new Array(counts.length)
  const decode = (row: number, bytes: Uint8Array): void => {
    const count = counts[row]
    const numbers = format.type === 'X' ? bytes.length : count * NUMBERS_PER_ELEMENT(format.type)
    const stored = storedArray(format.type, numbers)
    gather(bytes, { offset: 0, rowBytes: 0, rows: 1, perRow: numbers }, stored, 0)
    rows[row] = interpret(stored, format.type === 'X' ? { ...column, format: { ...format, repeat: count } } : column)
  }
  for (let row = 0; row < rows.length; row++) if (ranges[row].length === 0) decode(row, new Uint8Array(0))
  for (const read of coalesce(ranges)) {
    signal?.throwIfAborted()
    const bytes = await source.read(table.heapOffset + read.offset, read.length, signal)
    if (bytes.length < read.length) throw fitsErrors.TRUNCATED({ missing: read.length - bytes.length, hdu: index })
    for (const row of read.serves) {
      const from = ranges[row].offset - read.offset
      decode(row, bytes.subarray(from, from + ranges[row].length))
    }
  }
  return { kind: 'variable', rows }
}
