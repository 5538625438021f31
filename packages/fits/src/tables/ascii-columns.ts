// The columns of an ASCII table: where their characters stand in a line, and how to read them.

import { fitsErrors } from '../errors.ts'
import type { AsciiTableHdu } from '../hdu/hdu.ts'
import type { Header } from '../header/header.ts'

/** What a header says of one column of an ASCII table. */
export interface AsciiColumn {
  readonly name: string
  readonly unit: string
  readonly ucd: string
  readonly description: string
  /** Text, integer, or real (F, E and D are read alike). */
  readonly type: 'A' | 'I' | 'E'
  /** First character of the field, counted from 0, and how many there are. */
  readonly start: number
  readonly width: number
  /** Digits after a decimal point that is not written. */
  readonly decimals: number
  readonly scale: number
  readonly zero: number
  /** TNULLn: the text that means no value. */
  readonly nullText: string | undefined
}

const TFORM = /^([AIFED])(\d{1,9})(?:\.(\d{1,9}))?$/

/**
 * The columns of an ASCII table (FITS standard 4.0, section 7.2).
 *
 * @throws FITS_BAD_TABLE when a format or place is missing or impossible
 */
export function asciiColumns({ header, table }: AsciiTableHdu): AsciiColumn[] {
  return Array.from({ length: table.fields }, (_, index) => describeColumn(header, index + 1, table.rowBytes))
}

function describeColumn(header: Header, n: number, rowBytes: number): AsciiColumn {
  const tform = header.string(`TFORM${n}`)?.trim().toUpperCase() ?? ''
  const match = TFORM.exec(tform)
  if (match === null) throw fitsErrors.BAD_TABLE({ why: `TFORM${n} '${tform}' is no format of an ASCII column` })
  const start = (header.number(`TBCOL${n}`) ?? 0) - 1
  const width = Number(match[2])
  if (!Number.isInteger(start) || start < 0 || start + width > rowBytes)
    throw fitsErrors.BAD_TABLE({ why: `column ${n} does not lie in its rows of ${rowBytes} characters` })
  const name = header.card(`TTYPE${n}`)
  return Object.freeze({
    name: typeof name?.value === 'string' && name.value !== '' ? name.value : `col${n}`,
    unit: header.string(`TUNIT${n}`) ?? '',
    ucd: header.string(`TUCD${n}`) ?? '',
    description: name?.comment ?? '',
    type: match[1] === 'A' || match[1] === 'I' ? match[1] : 'E',
    start,
    width,
    decimals: Number(match[3] ?? 0),
    scale: header.number(`TSCAL${n}`) ?? 1,
    zero: header.number(`TZERO${n}`) ?? 0,
    nullText: header.string(`TNULL${n}`)?.trim(),
  })
}
