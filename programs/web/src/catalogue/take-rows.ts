// A table of some of the rows of another: what is exported of a filter or a selection.

import type { Column, ColumnValues, Table } from '@cirasa/catalog'

/** The rows of a table that are named, in the order in which they are named. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = table.columns.map((column): Column => Object.freeze({ ...column, values: take(column.values, rows) }))
  return Object.freeze({ ...table, columns: Object.freeze(columns), rows: rows.length })
}

function take(values: ColumnValues, rows: ArrayLike<number>): ColumnValues {
  if (!ArrayBuffer.isView(values)) return Array.from(rows, (row) => values[row])
  const taken = new (values.constructor as Float64ArrayConstructor)(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]]
  return taken
}
