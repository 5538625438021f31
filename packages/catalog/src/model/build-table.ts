// Tables made of what a file or a program says: columns of one length, under names that are not used twice.

import { catalogErrors } from '../errors.ts'
import type { Column } from './column.ts'
import type { Table } from './table.ts'

/**
 * A table of columns that already have their values. A name that comes again gets a number: 'flux', 'flux_2'.
 * @throws CATALOG_UNEQUAL_LENGTHS
 */
export function buildTable(table: Omit<Table, 'rows'>): Table {
  const rows = table.columns[0]?.values.length ?? 0
  const taken = new Set<string>()
  const columns = table.columns.map((column) => {
    const name = unusedName(column.definition.name, taken)
    if (column.values.length !== rows) {
      throw catalogErrors.UNEQUAL_LENGTHS({ column: name, found: column.values.length, expected: rows })
    }
    return name === column.definition.name ? column : Object.freeze<Column>({ ...column, definition: { ...column.definition, name } })
  })
  return Object.freeze({ ...table, columns: Object.freeze(columns), rows })
}

/** The name, or the name with the first number that makes it unused; takes it. */
export function unusedName(name: string, taken: Set<string>): string {
  let unused = name
  for (let number = 2; taken.has(unused); number++) unused = `${name}_${number}`
  taken.add(unused)
  return unused
}
