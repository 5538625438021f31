// The type of a column that only text is known of: integers, numbers, booleans, or text after all.

import { type Column, type ColumnDefinition, NULL_BOOLEAN, NULL_INT } from '../model/column.ts'

/** How text files of the field say that there is no value. */
const NULLS = new Set(['', 'nan', '-nan', '+nan', 'null', 'none', '--', 'n/a', 'na', '""', 'masked', 'indef'])
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/
const INTEGER = /^[+-]?\d+$/

/** The number that text says, null for no value, undefined where it is neither. Fortran's D exponents are numbers too. */
function numberOf(text: string): number | null | undefined {
  const value = Number(text)
  // Number() takes '' and '0x10' too, and does not take '1d5', 'nan' and 'inf'.
  if (!Number.isNaN(value) && text !== '' && isDigitOrSign(text.charCodeAt(text.length - 1)) && text.charCodeAt(1) !== 120) return value
  const plain = text.trim()
  const lower = plain.toLowerCase()
  if (NULLS.has(lower)) return null
  if (NUMBER.test(plain)) return Number(lower.replace('d', 'e'))
  if (/^[+-]?inf(inity)?$/.test(lower)) return lower.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return undefined
}

/** True where text says that there is no value. */
const isNullText = (text: string): boolean => text === '' || NULLS.has(text.trim().toLowerCase())

/**
 * A column made of text cells. With a `type` the text is read as that; without one the narrowest type is taken that holds every value:
 * boolean, int, long, double or string. Integers beyond 53 bits, such as ids, stay text so that no digit is lost.
 */
export function inferColumn(
  definition: Omit<ColumnDefinition, 'type'> & { readonly type?: ColumnDefinition['type'] },
  cells: readonly string[],
): Column {
  const { type } = definition
  if (type === 'string') return text(definition, cells)
  if (type === 'boolean' || type === undefined) {
    const booleans = booleanColumn(definition, cells)
    if (booleans !== undefined) return booleans
  }
  return numberColumn(definition, cells) ?? text(definition, cells)
}

function numberColumn(
  definition: Omit<ColumnDefinition, 'type'> & { readonly type?: ColumnDefinition['type'] },
  cells: readonly string[],
): Column | undefined {
  const values = new Float64Array(cells.length)
  let integers = true
  let largest = 0
  let found = 0
  for (let row = 0; row < cells.length; row++) {
    const value = numberOf(cells[row])
    if (value === undefined) return undefined
    if (value === null) {
      values[row] = Number.NaN
      continue
    }
    found++
    values[row] = value
    if (integers && !(Number.isInteger(value) && INTEGER.test(cells[row].trim()))) integers = false
    largest = Math.max(largest, Math.abs(value))
  }
  if (integers && largest > Number.MAX_SAFE_INTEGER) return undefined
  const type = definition.type ?? (!integers || found === 0 ? 'double' : largest > 0x7fffffff ? 'long' : 'int')
  const nullable = found < cells.length
  const nulled = Object.freeze({ ...definition, type, nullable })
  if (type === 'float') return { definition: nulled, values: Float32Array.from(values) }
  if (type === 'int') {
    if (!integers || largest > 0x7fffffff) return undefined
    return { definition: nulled, values: Int32Array.from(values, (value) => (Number.isNaN(value) ? NULL_INT : value)) }
  }
  return { definition: nulled, values }
}

function booleanColumn(definition: Omit<ColumnDefinition, 'type'>, cells: readonly string[]): Column | undefined {
  const values = new Uint8Array(cells.length)
  let found = 0
  for (let row = 0; row < cells.length; row++) {
    const lower = cells[row].trim().toLowerCase()
    if (lower === 'true' || lower === 'false') {
      values[row] = lower === 'true' ? 1 : 0
      found++
    } else if (isNullText(lower)) values[row] = NULL_BOOLEAN
    else return undefined
  }
  if (found === 0) return undefined
  return { definition: Object.freeze({ ...definition, type: 'boolean' as const, nullable: found < cells.length }), values }
}

function text(definition: Omit<ColumnDefinition, 'type'>, cells: readonly string[]): Column {
  const values = cells.map((cell) => (cell === '--' ? '' : cell))
  return { definition: Object.freeze({ ...definition, type: 'string' as const, nullable: true }), values }
}

function isDigitOrSign(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46
}
