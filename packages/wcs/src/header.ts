// Reads keywords of a header record: numbers checked, strings trimmed, old spellings and alternate descriptions understood.

import { wcsErrors } from './errors.ts'
import type { HeaderRecord } from './wcs.ts'

/** Axes beyond this number are not looked at: no image has them, and a hostile header must not cost time. */
const MOST_AXES = 32

/** A header seen through one world coordinate description: the primary one, or an alternate 'A' to 'Z'. */
export interface Header {
  /** The number of a keyword, `undefined` if absent. Throws WCS_BAD_VALUE if it is there but no finite number. */
  number(name: string): number | undefined
  /** The trimmed, upper-case text of a keyword, '' if absent. */
  text(name: string): string
  /** The trimmed text of a keyword with its case, which units need; '' if absent. */
  verbatim(name: string): string
  /** The number of a matrix element such as PCi_j, also in its old spelling PC00i00j. */
  element(name: 'PC' | 'CD', i: number, j: number): number | undefined
  /** True if any element of that matrix is given for the axes up to `axes`. */
  hasMatrix(name: 'PC' | 'CD', axes: number): boolean
  /** As `number` and `text`, but for keywords that all descriptions share, such as MJD-OBS. */
  shared(name: string): string | number | boolean | undefined
}

/** Looks at a header record through the description `alternate` ('' is the primary one). */
export function readHeader(record: HeaderRecord, alternate = ''): Header {
  const number = (name: string) => toNumber(name, record[name + alternate])
  const element = (name: 'PC' | 'CD', i: number, j: number) =>
    number(`${name}${i}_${j}`) ??
    (alternate === '' ? toNumber(name, record[`${name}${String(i).padStart(3, '0')}${String(j).padStart(3, '0')}`]) : undefined)
  const verbatim = (name: string) => {
    const value = record[name + alternate]
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    number,
    element,
    verbatim,
    text: (name) => verbatim(name).toUpperCase(),
    hasMatrix: (name, axes) => {
      for (let i = 1; i <= axes; i++) for (let j = 1; j <= axes; j++) if (element(name, i, j) !== undefined) return true
      return false
    },
    shared: (name) => record[name],
  }
}

/** How many axes the header describes: WCSAXES, NAXIS, or the highest CTYPE, CRPIX or CRVAL, whichever is most. */
export function axisCount(header: Header): number {
  const naxis = header.shared('NAXIS')
  let count = Math.max(header.number('WCSAXES') ?? 0, typeof naxis === 'number' ? naxis : 0)
  for (let i = 1; i <= MOST_AXES; i++)
    if (header.text(`CTYPE${i}`) !== '' || header.number(`CRVAL${i}`) !== undefined) count = Math.max(count, i)
  return Math.min(count, MOST_AXES)
}

function toNumber(keyword: string, value: string | number | boolean | undefined): number | undefined {
  if (value === undefined || value === '') return undefined
  const number = typeof value === 'string' ? Number(value.trim().replace(/d/i, 'e')) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw wcsErrors.BAD_VALUE({ keyword, value: String(value).slice(0, 40), reason: 'a finite number is needed' })
  }
  return number
}
