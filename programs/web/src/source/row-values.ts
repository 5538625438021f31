// Single values of a row, for pages that show one row.

import { findColumn, type Table } from '@cirasa/catalog'

/** The text of a row; '' for none, also where there is no such column. */
export const textAt = (table: Table, name: string, row: number): string => String(findColumn(table, name)?.values[row] ?? '')

/** The number of a row; NaN for none. */
export const numberAt = (table: Table, name: string, row: number): number => Number(findColumn(table, name)?.values[row] ?? Number.NaN)

/** What rows of a table are called: the component_id of components, the source_id of sources. */
export const nameAt = (table: Table, row: number): string => textAt(table, table.name === 'components' ? 'component_id' : 'source_id', row)
