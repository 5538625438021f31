// FIELD elements as they come in: what a foreign VOTable says of a column, and where its values are collected.

import { catalogErrors } from '../errors.ts'
import { type Column, type ColumnDefinition, type ColumnType, NULL_BOOLEAN, NULL_INT } from '../model/column.ts'

/** Datatypes of VOTable and the bytes that one takes in a binary stream; a bit is counted apart. */
export const DATATYPE_BYTES: Readonly<Record<string, number>> = {
  boolean: 1,
  bit: 0,
  unsignedByte: 1,
  short: 2,
  int: 4,
  long: 8,
  char: 1,
  unicodeChar: 2,
  float: 4,
  double: 8,
  floatComplex: 8,
  doubleComplex: 16,
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  boolean: 'boolean',
  bit: 'boolean',
  unsignedByte: 'int',
  short: 'int',
  int: 'int',
  long: 'long',
  float: 'float',
  double: 'double',
}

/** What a FIELD says. */
export interface Field {
  readonly name: string
  readonly datatype: string
  /** Elements of a value; 'variable' where arraysize ends in '*'. */
  readonly length: number | 'variable'
  readonly isArray: boolean
  readonly unit?: string
  readonly ucd?: string
  description: string
  /** VALUES null: the text of the value that means none. */
  nullText?: string
}

/** A FIELD made of the attributes of its element. @throws CATALOG_BAD_TABLE for a datatype that VOTable does not have */
export function fieldOf(attributes: Readonly<Record<string, string>>, index: number): Field {
  const datatype = attributes.datatype?.trim() ?? 'char'
  if (DATATYPE_BYTES[datatype] === undefined)
    throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: `there is no datatype '${datatype}'` })
  const arraysize = attributes.arraysize?.trim()
  return {
    name: attributes.name?.trim() || attributes.ID || `col${index + 1}`,
    datatype,
    length: lengthOf(arraysize),
    isArray: arraysize !== undefined && arraysize !== '' && arraysize !== '1',
    unit: attributes.unit?.trim() || undefined,
    ucd: attributes.ucd?.trim() || undefined,
    description: '',
  }
}

function lengthOf(arraysize: string | undefined): number | 'variable' {
  if (arraysize === undefined || arraysize === '') return 1
  if (arraysize.endsWith('*')) return 'variable'
  const length = arraysize.split('x').reduce((product, factor) => product * Number(factor), 1)
  if (!Number.isSafeInteger(length) || length < 1 || length > 1e9) {
    throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: `'${arraysize}' is no arraysize` })
  }
  return length
}

/** Collects a column's values row by row. Arrays of numbers become text, their elements separated by blanks. */
export class FieldValues {
  readonly field: Field
  readonly type: ColumnType
  readonly #nullNumber: number
  #numbers = new Float64Array(0)
  #texts: string[] = []
  #exact: Map<number, string> | undefined
  rows = 0

  constructor(field: Field) {
    this.field = field
    this.type = field.isArray ? 'string' : (TYPES[field.datatype] ?? 'string')
    this.#nullNumber = field.nullText === undefined ? Number.NaN : Number(field.nullText)
    if (this.type !== 'string') this.#numbers = new Float64Array(1024)
  }

  /** Adds a value given as the text of a cell. */
  addText(cell: string): void {
    if (this.type === 'string') {
      this.#texts.push(this.field.nullText !== undefined && cell === this.field.nullText ? '' : cell)
      this.rows++
      return
    }
    const text = cell.trim()
    if (this.type === 'boolean') this.addNumber(booleanOf(text))
    else {
      const value = numberOf(text, this.field)
      if (this.type === 'long' && Math.abs(value) > Number.MAX_SAFE_INTEGER) this.#keepExact(text)
      this.addNumber(value)
    }
  }

  /** Adds a value given as text that is not to be interpreted; '' for null. */
  addString(text: string): void {
    this.#texts.push(text)
    this.rows++
  }

  /** Adds a number; NaN for null. */
  addNumber(value: number): void {
    if (this.rows === this.#numbers.length) {
      const larger = new Float64Array(this.rows * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.rows++] = value === this.#nullNumber ? Number.NaN : value
  }

  /** Adds an integer that may have more than 53 bits. */
  addLong(value: bigint): void {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) this.#keepExact(String(value))
    this.addNumber(number)
  }

  #keepExact(text: string): void {
    if (text === this.field.nullText) return
    this.#exact ??= new Map()
    this.#exact.set(this.rows, text)
  }

  /** The column, when all rows are in. */
  finish(): Column {
    const { name, unit, ucd, description } = this.field
    const base = { name, description, ...(unit === undefined ? {} : { unit }), ...(ucd === undefined ? {} : { ucd }), nullable: true }
    const numbers = this.#numbers.subarray(0, this.rows)
    const column = (type: ColumnType, values: Column['values']): Column => ({
      definition: Object.freeze<ColumnDefinition>({ ...base, type }),
      values,
    })
    if (this.type === 'string') return column('string', this.#texts)
    // Ids with more than 53 bits become text, so that no digit is lost.
    if (this.#exact !== undefined) {
      return column(
        'string',
        Array.from(numbers, (value, row) => this.#exact?.get(row) ?? (Number.isNaN(value) ? '' : String(value))),
      )
    }
    switch (this.type) {
      case 'boolean':
        return column(
          'boolean',
          Uint8Array.from(numbers, (value) => (Number.isNaN(value) ? NULL_BOOLEAN : value)),
        )
      case 'int':
        return column(
          'int',
          Int32Array.from(numbers, (value) => (Number.isNaN(value) ? NULL_INT : value)),
        )
      case 'float':
        return column('float', Float32Array.from(numbers))
      default:
        return column(this.type, numbers.slice())
    }
  }
}

function booleanOf(text: string): number {
  if (/^(t|true|1)$/i.test(text)) return 1
  return /^(f|false|0)$/i.test(text) ? 0 : Number.NaN
}

function numberOf(text: string, field: Field): number {
  if (text === '') return Number.NaN
  const value = Number(text)
  if (!Number.isNaN(value)) return value
  if (/^nan$/i.test(text) || text === field.nullText) return Number.NaN
  const infinity = /^([+-]?)inf(inity)?$/i.exec(text)
  if (infinity !== null) return infinity[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: `'${text.slice(0, 40)}' in column ${field.name} is no ${field.datatype}` })
}
