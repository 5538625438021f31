// How wide a column is before a person resizes it: as wide as its values and its name need.

import type { ColumnFormat } from '../catalogue/column-format.ts'

/** Of a digit at the size of the table, pixels. */
const DIGIT = 7.4
const PADDING = 20
/** The sign of the order beside a name. */
const SIGN = 14

/** Pixels. */
export function cellWidth({ name, unit, width }: ColumnFormat): number {
  return Math.ceil(Math.max(width, name.length * 0.92 + SIGN / DIGIT, unit.length) * DIGIT + PADDING)
}
