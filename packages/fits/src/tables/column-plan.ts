// How one column to write lies in rows and heap, and what its header cards say.

import type { StoredArray } from '../image/pixels.ts'
import { ELEMENT_BYTES } from './column-format.ts'
import { badColumn, type ColumnInput, valuesOf } from './column-input.ts'
import type { FixedValues, VariableValues } from './column-values.ts'
import { NUMBERS_PER_ELEMENT } from './elements.ts'
import { type Stored, storeBits, storeNumbers, storeText } from './store-values.ts'

/** A column ready to be written. */
export interface ColumnPlan {
  readonly input: ColumnInput
  readonly rows: number
  readonly tform: string
  /** TDIM, '' for none. */
  readonly tdim: string
  /** TZERO, 0 for none. */
  readonly zero: bigint
  /** TNULL, as stored. */
  readonly nullValue: bigint | undefined
  /** Bytes in each row. */
  readonly bytes: number
  /** Stored numbers of all rows; or for variable lengths those of each row, that go into the heap, with their elements. */
  readonly content:
    | { readonly kind: 'row'; readonly numbers: StoredArray; readonly perRow: number }
    | { readonly kind: 'heap'; readonly rows: readonly { readonly numbers: StoredArray; readonly count: number }[] }
}

/**
 * Plans a column.
 *
 * @throws FITS_BAD_COLUMN when its values do not fit its shape, or cannot be said in FITS
 */
export function planColumn(input: ColumnInput): ColumnPlan {
  const { values, nullValue } = valuesOf(input)
  if (values.kind === 'variable') return planVariable(input, values, nullValue)
  const perRow = (input.shape ?? []).reduce((product, length) => product * length, 1)
  const count = values.kind === 'complex' ? values.values.length / 2 : values.values.length
  if (!Number.isInteger(perRow) || perRow < 1 || count % perRow !== 0)
    throw badColumn(input.name, `its ${count} values are no whole number of rows of ${perRow}`)
  const rows = count / perRow
  const dims = (input.shape?.length ?? 0) > 1 ? (input.shape ?? []) : []
  if (values.kind === 'text') return planText(input, values.values, rows, perRow)
  const base = { input, rows, tdim: dims.length > 0 ? `(${dims.join(',')})` : '' }
  if (values.kind === 'bits') {
    const numbers = storeBits(values.values, perRow)
    const bytes = Math.ceil(perRow / 8)
    return { ...base, tform: `${perRow}X`, zero: 0n, nullValue: undefined, bytes, content: { kind: 'row', numbers, perRow: bytes } }
  }
  const stored = storeNumbers(input.name, values)
  const numbersEach = perRow * NUMBERS_PER_ELEMENT(stored.type)
  return {
    ...base,
    tform: `${perRow}${stored.type}`,
    zero: stored.zero,
    nullValue: storedNull(stored, nullValue),
    bytes: perRow * ELEMENT_BYTES[stored.type],
    content: { kind: 'row', numbers: stored.numbers, perRow: numbersEach },
  }
}

function planText(input: ColumnInput, strings: readonly string[], rows: number, perRow: number): ColumnPlan {
  const width = strings.reduce((longest, text) => Math.max(longest, text.length), 1)
  const bytes = width * perRow
  return {
    input,
    rows,
    tform: `${bytes}A`,
    tdim: input.shape === undefined || input.shape.length === 0 ? '' : `(${[width, ...input.shape].join(',')})`,
    zero: 0n,
    nullValue: undefined,
    bytes,
    content: { kind: 'row', numbers: storeText(input.name, strings, width), perRow: bytes },
  }
}

const storedNull = (stored: Stored, nullValue: number | bigint | undefined): bigint | undefined =>
  nullValue === undefined ? undefined : BigInt(nullValue) - stored.zero

function planVariable(input: ColumnInput, { rows }: VariableValues, nullValue: number | bigint | undefined): ColumnPlan {
  const stored = rows.map((values) => storeRow(input.name, values))
  // Empty rows have no type of their own.
  const typed = stored.find(({ count }) => count > 0) ?? stored[0]
  const type = typed?.type ?? 'B'
  if (stored.some((row) => row.count > 0 && (row.type !== type || row.zero !== typed.zero)))
    throw badColumn(input.name, 'its rows hold values of different types')
  const longest = stored.reduce((most, { count }) => Math.max(most, count), 0)
  return {
    input,
    rows: rows.length,
    tform: `1P${type}(${longest})`,
    tdim: '',
    zero: typed?.zero ?? 0n,
    nullValue: typed === undefined ? undefined : storedNull(typed, nullValue),
    bytes: 8,
    content: { kind: 'heap', rows: stored },
  }
}

function storeRow(name: string, values: FixedValues): Stored & { readonly count: number } {
  if (values.kind === 'bits') {
    const count = values.values.length
    return { type: 'X', numbers: storeBits(values.values, count), zero: 0n, count }
  }
  if (values.kind === 'text') {
    const text = values.values.join('')
    return { type: 'A', numbers: storeText(name, [text], text.length), zero: 0n, count: text.length }
  }
  const stored = storeNumbers(name, values)
  return { ...stored, count: stored.numbers.length / NUMBERS_PER_ELEMENT(stored.type) }
}
