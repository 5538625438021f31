// Reads rows of an ASCII table: lines of text with numbers in fixed places.

import { fitsErrors } from '../errors.ts'
import type { AsciiTableHdu } from '../hdu/hdu.ts'
import { bytesToText } from '../header/parse-header.ts'
import { type AsciiColumn, asciiColumns } from './ascii-columns.ts'
import type { FixedValues } from './column-values.ts'
import type { ReadTableOptions, TableData } from './read-binary-table.ts'
import { checkRowRange, checkRows, rowBlocks } from './row-blocks.ts'

/**
 * Reads an ASCII table, or rows of some columns of it. Text comes as strings, numbers as doubles, a null or blank field of a number
 * as NaN.
 *
 * @throws FITS_BAD_TABLE for a damaged header or a field that is no number, FITS_TRUNCATED, FITS_NO_COLUMN, FITS_OUT_OF_RANGE
 */
export async function readAsciiTable(hdu: AsciiTableHdu, options: ReadTableOptions = {}): Promise<TableData> {
  const { table, source, dataOffset } = hdu
  const all = asciiColumns(hdu)
  const columns = options.columns?.map((name) => find(all, name)) ?? all
  const range = checkRowRange(options.rows, table.rows)
  const count = range.stop - range.start
  checkRows(count, table.rowBytes)
  if (hdu.missingBytes > 0) throw fitsErrors.TRUNCATED({ missing: hdu.missingBytes, hdu: hdu.index })
  const values = columns.map((column) => (column.type === 'A' ? new Array<string>(count).fill('') : new Float64Array(count)))
  for (const block of rowBlocks(range, table.rowBytes)) {
    options.signal?.throwIfAborted()
    const length = block.rows * table.rowBytes
    const bytes = await source.read(dataOffset + block.start * table.rowBytes, length, options.signal)
    if (bytes.length < length) throw fitsErrors.TRUNCATED({ missing: length - bytes.length, hdu: hdu.index })
    for (const [i, column] of columns.entries()) {
      const into = values[i]
      for (let row = 0; row < block.rows; row++) {
        const from = row * table.rowBytes + column.start
        const field = bytesToText(bytes, from, from + column.width)
        if (into instanceof Float64Array) into[block.start - range.start + row] = parseField(field, column)
        else into[block.start - range.start + row] = field.trimEnd()
      }
    }
  }
  return Object.freeze({
    rows: count,
    columns: columns.map(({ name, unit, ucd, description }, i) => {
      const column = values[i]
      const kept: FixedValues = column instanceof Float64Array ? { kind: 'number', values: column } : { kind: 'text', values: column }
      return Object.freeze({ name, unit, ucd, description, shape: [], values: kept })
    }),
  })
}

function find(columns: readonly AsciiColumn[], name: string): AsciiColumn {
  const found = columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
  if (found === undefined) throw fitsErrors.NO_COLUMN({ column: name })
  return found
}

const NUMBER = /^([+-]?)(\d*)(?:(\.)(\d*))?(?:(?:[ED]([+-]?\d{1,6}))|([+-]\d{1,6}))?$/

/** A number as Fortran writes it: D exponents, an exponent without a letter, blanks inside, a decimal point that is only meant. */
function parseField(field: string, { name, type, decimals, scale, zero, nullText }: AsciiColumn): number {
  const trimmed = field.trim()
  if (trimmed === nullText || trimmed === '') return Number.NaN
  const text = trimmed.toUpperCase().replaceAll(' ', '')
  const match = NUMBER.exec(text)
  if (match === null || (match[2] === '' && (match[4] ?? '') === ''))
    throw fitsErrors.BAD_TABLE({ why: `column ${name} has '${trimmed.slice(0, 40)}' where a number should be` })
  const [, sign, whole, point, fraction = '', lettered, bare] = match
  const exponent = Number(lettered ?? bare ?? 0) - (type === 'E' && point === undefined ? decimals : 0)
  return Number(`${sign}${whole || '0'}.${fraction || '0'}e${exponent}`) * scale + zero
}
