// What a column to write is made of; plain arrays are understood as what they hold.

import type { CodedError } from '@cirasa/errors'
import { fitsErrors } from '../errors.ts'
import type { Card } from '../header/card.ts'
import type { ColumnValues, NumberArray } from './column-values.ts'

/** A column of a binary table to write. */
export interface ColumnInput {
  readonly name: string
  /** FITS or VO unit string, such as 'Jy/beam'. */
  readonly unit?: string
  /** Unified content descriptor; goes into TUCDn. */
  readonly ucd?: string
  /** Goes into the comment of TTYPEn, cut where the card ends. */
  readonly description?: string
  /**
   * A typed array, strings, or booleans (undefined for not known): one value a row, or as many as `shape` has. Or values as
   * `readTable` gives them, which is how complex numbers, bits and rows of different lengths are written.
   */
  readonly values: NumberArray | readonly string[] | readonly (boolean | undefined)[] | ColumnValues
  /** Shape of each row's value, the fastest axis first; one value a row by default. */
  readonly shape?: readonly number[]
  /** The integer that means no value; goes into TNULLn. Floating-point columns say it with NaN. */
  readonly nullValue?: number | bigint
  /** Stores floating-point numbers as E or D where the array says otherwise: columns of doubles take half the room as E. */
  readonly format?: 'E' | 'D'
}

/** A binary table to write. */
export interface TableInput {
  /** EXTNAME, left out when empty. */
  readonly name: string
  readonly columns: readonly ColumnInput[]
  /** More cards, such as those of the provenance; structural ones are ignored. */
  readonly header?: Iterable<Card>
}

/** The values of a column in one form, with the null value that came with them. */
export function valuesOf({ values, nullValue, format }: ColumnInput): { values: ColumnValues; nullValue: number | bigint | undefined } {
  const plain = classify(values)
  if (plain.kind !== 'number') return { values: plain, nullValue }
  const numbers = plain.values
  if (format === 'E' && numbers instanceof Float64Array)
    return { values: { kind: 'number', values: Float32Array.from(numbers) }, nullValue: undefined }
  if (format === 'D' && numbers instanceof Float32Array)
    return { values: { kind: 'number', values: Float64Array.from(numbers) }, nullValue: undefined }
  const isInteger = !(numbers instanceof Float32Array || numbers instanceof Float64Array)
  return { values: plain, nullValue: isInteger ? (nullValue ?? plain.nullValue) : undefined }
}

function classify(values: ColumnInput['values']): ColumnValues {
  if (ArrayBuffer.isView(values)) return { kind: 'number', values }
  if (!Array.isArray(values)) return values as ColumnValues
  const list = values as readonly (string | boolean | undefined)[]
  if (list.length > 0 && list.every((value) => typeof value === 'string')) return { kind: 'text', values: list as readonly string[] }
  return { kind: 'logical', values: Int8Array.from(list, (value) => (value === undefined ? -1 : value ? 1 : 0)) }
}

/** Refuses a column with its name and the reason. */
export const badColumn = (column: string, why: string): CodedError => fitsErrors.BAD_COLUMN({ column, why })
