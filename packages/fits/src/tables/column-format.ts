// The format of a binary table's column: what TFORMn says about type, number of elements and width.

import { fitsErrors } from '../errors.ts'

/** What one element is: logical, bit, byte, short, int, long, character, float, double, complex, double complex. */
export type ElementType = 'L' | 'X' | 'B' | 'I' | 'J' | 'K' | 'A' | 'E' | 'D' | 'C' | 'M'

/** Bytes of one element; bits are counted apart. */
export const ELEMENT_BYTES: Readonly<Record<ElementType, number>> = { L: 1, X: 1, B: 1, I: 2, J: 4, K: 8, A: 1, E: 4, D: 8, C: 8, M: 16 }

/** A column's format (FITS standard 4.0, section 7.3.1). */
export interface ColumnFormat {
  readonly type: ElementType
  /** Elements in each row; of a variable-length column the most that a row has, 0 where the header does not say. */
  readonly repeat: number
  /** Where the elements lie: in the row, or in the heap by a descriptor of 32-bit or 64-bit numbers. */
  readonly storage: 'row' | 'P' | 'Q'
  /** Bytes that the column takes in each row. */
  readonly bytes: number
  /** Characters of each string in a column of type A; the whole field unless TFORM ('60A12') says otherwise. */
  readonly stringWidth: number
}

const TFORM = /^(\d{0,15})([LXBIJKAEDCMPQ])(.*)$/
const VARIABLE = /^([LXBIJKAEDCM])(?:\((\d{0,15})\))?/

/**
 * Reads a TFORM value.
 *
 * @throws FITS_BAD_TABLE for anything that is none
 * @example parseColumnFormat('1PE(120)') // { type: 'E', repeat: 120, storage: 'P', bytes: 8, stringWidth: 0 }
 */
export function parseColumnFormat(tform: string): ColumnFormat {
  const match = TFORM.exec(tform.trim().toUpperCase())
  if (match === null) throw fitsErrors.BAD_TABLE({ why: `'${tform}' is no format of a column` })
  const [, digits, letter, rest] = match
  const repeat = digits === '' ? 1 : Number(digits)
  if (letter === 'P' || letter === 'Q') return variableFormat(tform, letter, repeat, rest)
  const type = letter as ElementType
  const bytes = type === 'X' ? Math.ceil(repeat / 8) : repeat * ELEMENT_BYTES[type]
  return Object.freeze({ type, repeat, storage: 'row', bytes, stringWidth: type === 'A' ? substringWidth(rest, repeat) : 0 })
}

function variableFormat(tform: string, storage: 'P' | 'Q', repeat: number, rest: string): ColumnFormat {
  const match = VARIABLE.exec(rest)
  if (match === null || repeat > 1) throw fitsErrors.BAD_TABLE({ why: `'${tform}' is no format of a column` })
  const bytes = repeat * (storage === 'P' ? 8 : 16)
  return Object.freeze({ type: match[1] as ElementType, repeat: Number(match[2] ?? 0), storage, bytes, stringWidth: 0 })
}

/** The width in '60A12': a convention that makes one field an array of strings. */
function substringWidth(rest: string, repeat: number): number {
  const width = Number(/^\d{1,15}/.exec(rest)?.[0] ?? 0)
  return width > 0 && width <= repeat ? width : repeat
}
