// Reads rows of a binary table: the columns that are asked for, a few megabytes at a time.

import { fitsErrors } from '../errors.ts'
import type { BinaryTableHdu, CompressedImageHdu } from '../hdu/hdu.ts'
import type { StoredArray } from '../image/pixels.ts'
import { type TableColumn, tableColumns } from './column.ts'
import type { ColumnValues } from './column-values.ts'
import { gather, NUMBERS_PER_ELEMENT, storedArray } from './elements.ts'
import { interpret, stringWidth } from './interpret.ts'
import { checkRowRange, checkRows, type RowRange, rowBlocks } from './row-blocks.ts'
import { type Descriptors, descriptorArray, readVariable, takeDescriptors } from './variable-columns.ts'

/** A column with its values. */
export interface TableColumnData {
  readonly name: string
  readonly unit: string
  readonly ucd: string
  readonly description: string
  /** Shape of each row's value, fastest axis first; [] where it is one. For text the shape of the strings, their length left out. */
  readonly shape: readonly number[]
  readonly values: ColumnValues
}

/** Some rows of a table. */
export interface TableData {
  /** How many rows were read. */
  readonly rows: number
  readonly columns: readonly TableColumnData[]
}

/** Which part of a table to read. */
export interface ReadTableOptions {
  /** Names, upper or lower case; all columns by default. */
  readonly columns?: readonly string[]
  /** All rows by default. */
  readonly rows?: RowRange
  readonly signal?: AbortSignal
}

/**
 * Reads a binary table, or rows of some columns of it.
 *
 * @throws FITS_BAD_TABLE for a damaged header or heap, FITS_TRUNCATED, FITS_NO_COLUMN, FITS_OUT_OF_RANGE
 * @example (await readBinaryTable(hdu, { columns: ['RA'], rows: { start: 0, stop: 100 } })).columns[0].values
 */
export async function readBinaryTable(hdu: BinaryTableHdu | CompressedImageHdu, options: ReadTableOptions = {}): Promise<TableData> {
  const { table, source, dataOffset } = hdu
  const columns = choose(tableColumns(hdu), options.columns)
  const range = checkRowRange(options.rows, table.rows)
  const count = range.stop - range.start
  checkRows(count, table.rowBytes)
  if (hdu.missingBytes > 0) throw fitsErrors.TRUNCATED({ missing: hdu.missingBytes, hdu: hdu.index })
  const stored = columns.map((column) => allocate(column, count))
  for (const block of rowBlocks(range, table.rowBytes)) {
    options.signal?.throwIfAborted()
    const length = block.rows * table.rowBytes
    const bytes = await source.read(dataOffset + block.start * table.rowBytes, length, options.signal)
    if (bytes.length < length) throw fitsErrors.TRUNCATED({ missing: length - bytes.length, hdu: hdu.index })
    columns.forEach((column, i) => {
      takeRows(bytes, column, table.rowBytes, block.rows, stored[i], block.start - range.start)
    })
  }
  const values: ColumnValues[] = []
  for (const [i, column] of columns.entries()) {
    const taken = stored[i]
    values.push(isDescriptors(taken) ? await readVariable(hdu, column, taken, options.signal) : interpret(taken, column))
  }
  return Object.freeze({ rows: count, columns: columns.map((column, i) => describe(column, values[i])) })
}

const isDescriptors = (stored: StoredArray | Descriptors): stored is Descriptors => 'offsets' in stored

function choose(columns: readonly TableColumn[], names: readonly string[] | undefined): readonly TableColumn[] {
  return (
    names?.map((name) => {
      const found = columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
      if (found === undefined) throw fitsErrors.NO_COLUMN({ column: name })
      return found
    }) ?? columns
  )
}

/** Stored numbers in each row: what TFORM counts, but bytes for bits. */
const perRow = ({ format }: TableColumn): number => (format.type === 'X' ? format.bytes : format.repeat * NUMBERS_PER_ELEMENT(format.type))

function allocate(column: TableColumn, rows: number): StoredArray | Descriptors {
  return column.format.storage === 'row' ? storedArray(column.format.type, rows * perRow(column)) : descriptorArray(rows)
}

function takeRows(
  bytes: Uint8Array,
  column: TableColumn,
  rowBytes: number,
  rows: number,
  into: StoredArray | Descriptors,
  firstRow: number,
): void {
  if (isDescriptors(into)) takeDescriptors(bytes, column, rowBytes, rows, into, firstRow)
  else gather(bytes, { offset: column.offset, rowBytes, rows, perRow: perRow(column) }, into, firstRow * perRow(column))
}

function describe(column: TableColumn, values: ColumnValues): TableColumnData {
  const { name, unit, ucd, description } = column
  return Object.freeze({ name, unit, ucd, description, shape: shapeOf(column), values })
}

function shapeOf(column: TableColumn): readonly number[] {
  const { format, shape } = column
  if (format.storage !== 'row') return []
  if (format.type === 'A') {
    if (shape !== undefined) return shape.slice(1)
    const width = stringWidth(column)
    return width === 0 || width === format.repeat ? [] : [Math.floor(format.repeat / width)]
  }
  return shape ?? (format.repeat === 1 ? [] : [format.repeat])
}
