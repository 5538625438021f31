// Rows of a table as JSON: a page of them, in the order of the table.

import { type Column, isNull } from '@cirasa/catalog'
import { serverErrors } from '../../errors.ts'
import type { RowsTask } from './derivation.ts'
import { tableOf, tablesOf } from './kept-tables.ts'

/** The document of the schema CatalogueRows, in UTF-8. Throws SERVER_NO_CATALOGUE. */
export async function catalogueRows({ catalogue, table: name, offset, limit }: RowsTask): Promise<Uint8Array> {
  const table = tableOf(await tablesOf(catalogue), name)
  if (!table) throw serverErrors.NO_TABLE({ table: name })
  const last = Math.min(table.rows, offset + limit)
  const rows: unknown[] = []
  for (let row = offset; row < last; row++) rows.push(table.columns.map((column) => cellOf(column, row)))
  const columns = table.columns.map(({ definition: { name, type, unit, ucd, description } }) => ({ name, type, unit, ucd, description }))
  return new TextEncoder().encode(JSON.stringify({ table: name, total: table.rows, offset, columns, rows }))
}

/** JSON has no infinities, and a float32 has seven digits, not sixteen. */
function cellOf(column: Column, row: number): unknown {
  if (isNull(column, row)) return null
  const value = column.values[row]
  const { type } = column.definition
  if (type === 'boolean') return value === 1
  if (typeof value !== 'number') return value
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  return type === 'float' ? Number(value.toPrecision(7)) : value
}
