// A column of a catalogue: its name, unit and meaning, and its values in one typed array, with one agreed way to say null a type.

/** What a value is: `long` is an integer of up to 53 bits, `float` has 7 digits and `double` 16. */
export type ColumnType = 'string' | 'boolean' | 'int' | 'long' | 'float' | 'double'

/** What a column is, apart from its values. */
export interface ColumnDefinition {
  /** snake_case in our own tables; whatever the file said in a table read. */
  readonly name: string
  readonly type: ColumnType
  /** In VOUnits syntax, such as 'Jy/beam' or 'arcsec'. */
  readonly unit?: string
  /** UCD1+, such as 'pos.eq.ra;meta.main'. */
  readonly ucd?: string
  readonly description: string
  /** True where a row may have no value. */
  readonly nullable?: boolean
  /** Significant digits that a double deserves in text, at most 15; without it text brings the same double back. */
  readonly digits?: number
  /** For writers whose format needs a number for null; otherwise {@link NULL_INT} and {@link NULL_LONG} stand in. */
  readonly sentinel?: number
}

/**
 * The values of a column, one a row, by type:
 * `double` Float64Array and `float` Float32Array with null = NaN; `int` Int32Array with null = {@link NULL_INT};
 * `long` Float64Array of integers with null = NaN; `boolean` Uint8Array of 0 and 1 with null = {@link NULL_BOOLEAN};
 * `string` an array of strings with null = ''.
 */
export type ColumnValues = Float64Array | Float32Array | Int32Array | Uint8Array | readonly string[]

export interface Column {
  readonly definition: ColumnDefinition
  readonly values: ColumnValues
}

/** Null in an `int` column. */
export const NULL_INT = -2147483648
/** Null of a `long` column in formats that have no other way to say it; in memory it is NaN. */
export const NULL_LONG = Number.MIN_SAFE_INTEGER
/** Null in a `boolean` column. */
export const NULL_BOOLEAN = 255

/** Values as callers have them: arrays of numbers, booleans or strings, null or undefined for no value. */
export type ValuesGiven = ArrayLike<number | bigint | boolean | string | null | undefined>

/** Brings values into the array that the type of the column wants; takes an array that already is the right one as it is. */
export function columnValues(type: ColumnType, given: ValuesGiven): ColumnValues {
  switch (type) {
    case 'double':
      return given instanceof Float64Array ? given : Float64Array.from(given as ArrayLike<number>, toFloat)
    case 'float':
      if (given instanceof Float32Array) return given
      return given instanceof Float64Array ? new Float32Array(given) : Float32Array.from(given as ArrayLike<number>, toFloat)
    case 'long':
      return given instanceof Float64Array ? given : Float64Array.from(given as ArrayLike<number>, toFloat)
    case 'int':
      return given instanceof Int32Array ? given : Int32Array.from(given as ArrayLike<number>, toInt)
    case 'boolean':
      return given instanceof Uint8Array ? given : Uint8Array.from(given as ArrayLike<number>, toBoolean)
    case 'string':
      return isTexts(given) ? given : Array.from(given, (value) => (value === null || value === undefined ? '' : String(value)))
  }
}

function isTexts(given: ValuesGiven): given is readonly string[] {
  if (!Array.isArray(given)) return false
  for (let i = 0; i < given.length; i++) if (typeof given[i] !== 'string') return false
  return true
}

/** True where the row has no value. */
export function isNull(column: Column, row: number): boolean {
  const value = column.values[row]
  switch (column.definition.type) {
    case 'string':
      return value === '' || value === undefined
    case 'int':
      return value === NULL_INT
    case 'boolean':
      return value === NULL_BOOLEAN
    default:
      return Number.isNaN(value)
  }
}

function toFloat(value: number | null | undefined): number {
  return value === null || value === undefined ? Number.NaN : Number(value)
}

function toInt(value: number | null | undefined): number {
  return value === null || value === undefined || Number.isNaN(value) ? NULL_INT : Number(value)
}

function toBoolean(value: number | boolean | null | undefined): number {
  if (value === null || value === undefined || Number.isNaN(value)) return NULL_BOOLEAN
  return value ? 1 : 0
}
