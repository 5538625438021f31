// A column of a table, as its header describes it: name, unit, format, place in the row, scaling.

import { fitsErrors } from '../errors.ts'
import type { BinaryTableHdu, CompressedImageHdu } from '../hdu/hdu.ts'
import type { Header } from '../header/header.ts'
import { type ColumnFormat, parseColumnFormat } from './column-format.ts'

/** What a header says of one column of a binary table. */
export interface TableColumn {
  /** Counted from 0; the n of TFORMn less one. */
  readonly index: number
  /** TTYPEn; 'col1' and so on where there is none. */
  readonly name: string
  /** TUNITn, '' where there is none. */
  readonly unit: string
  /** TUCDn (a convention of the VO), '' where there is none. */
  readonly ucd: string
  /** The comment of TTYPEn, which many writers use as a description. */
  readonly description: string
  readonly format: ColumnFormat
  /** Bytes from the start of a row. */
  readonly offset: number
  /** TSCALn and TZEROn: value = stored * scale + zero. */
  readonly scale: number
  readonly zero: number
  /** TNULLn: the stored integer that means no value. */
  readonly nullValue: bigint | undefined
  /** TDIMn, fastest first; undefined where there is none that fits the format. */
  readonly shape: readonly number[] | undefined
}

/**
 * The columns of a binary table, in the order of the file.
 *
 * @throws FITS_BAD_TABLE when a format is missing or impossible, or the columns do not fit in a row
 */
export function tableColumns({ header, table }: BinaryTableHdu | CompressedImageHdu): TableColumn[] {
  const columns: TableColumn[] = []
  let offset = 0
  for (let index = 0; index < table.fields; index++) {
    const column = describeColumn(header, index, offset)
    columns.push(column)
    offset += column.format.bytes
    if (offset > table.rowBytes)
      throw fitsErrors.BAD_TABLE({ why: `its columns take ${offset} bytes or more of rows that have ${table.rowBytes}` })
  }
  return columns
}

function describeColumn(header: Header, index: number, offset: number): TableColumn {
  const n = index + 1
  const tform = header.string(`TFORM${n}`)
  if (tform === undefined) throw fitsErrors.BAD_TABLE({ why: `it has no TFORM${n}` })
  const format = parseColumnFormat(tform)
  const name = header.card(`TTYPE${n}`)
  return Object.freeze({
    index,
    name: typeof name?.value === 'string' && name.value !== '' ? name.value : `col${n}`,
    unit: header.string(`TUNIT${n}`) ?? '',
    ucd: header.string(`TUCD${n}`) ?? '',
    description: name?.comment ?? '',
    format,
    offset,
    scale: header.number(`TSCAL${n}`) ?? 1,
    zero: header.number(`TZERO${n}`) ?? 0,
    nullValue: header.bigint(`TNULL${n}`),
    shape: parseShape(header.string(`TDIM${n}`), format),
  })
}

/** '(5,12)' to [5, 12]; a TDIM that does not fit the number of elements is ignored, as the standard asks. */
function parseShape(tdim: string | undefined, format: ColumnFormat): readonly number[] | undefined {
  const inner = /^\s*\(([\d,\s]{1,400})\)/.exec(tdim ?? '')?.[1]
  if (inner === undefined || format.storage !== 'row') return undefined
  const shape = inner.split(',').map(Number)
  const size = shape.reduce((product, length) => product * length, 1)
  // Text may leave characters of its field unused; numbers may not.
  const fits = format.type === 'A' ? size <= format.repeat : size === format.repeat
  return size > 0 && fits ? Object.freeze(shape) : undefined
}
