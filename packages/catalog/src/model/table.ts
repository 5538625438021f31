// A table: columns of one length under a name, and how to get at one of them.

import { catalogErrors } from '../errors.ts'
import type { Column } from './column.ts'

export interface Table {
  /** One word: 'components', 'islands', 'sources', 'truth', or what a file called it. */
  readonly name: string
  readonly description: string
  readonly columns: readonly Column[]
  readonly rows: number
  /** What a file said about the whole table: keywords, comments, parameters. */
  readonly meta?: Readonly<Record<string, string | number | boolean>>
}

/** The column of that name, or undefined. */
export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.definition.name === name)
}

/** The column of that name. @throws CATALOG_MISSING_COLUMN */
export function getColumn(table: Table, name: string): Column {
  const column = findColumn(table, name)
  if (column === undefined) throw catalogErrors.MISSING_COLUMN({ kind: table.name, column: name })
  return column
}

/** The text of a column, '' for null; undefined where it is absent or holds numbers. */
export function findTexts(table: Table, name: string): readonly string[] | undefined {
  const values = findColumn(table, name)?.values
  return values === undefined || ArrayBuffer.isView(values) ? undefined : values
}

/**
 * The numbers of a column; nulls as the column says them (NaN, or NULL_INT for ints).
 * @throws CATALOG_MISSING_COLUMN where it is absent or holds text
 */
export function getNumbers(table: Table, name: string): Float64Array | Float32Array | Int32Array | Uint8Array {
  const { values } = getColumn(table, name)
  if (ArrayBuffer.isView(values)) return values
  throw catalogErrors.MISSING_COLUMN({ kind: table.name, column: `${name} with numbers` })
}

/** The text of a column, '' for null. @throws CATALOG_MISSING_COLUMN where it is absent or holds numbers */
export function getStrings(table: Table, name: string): readonly string[] {
  const { values } = getColumn(table, name)
  if (!ArrayBuffer.isView(values)) return values
  throw catalogErrors.MISSING_COLUMN({ kind: table.name, column: `${name} with text` })
}
