// One row of a standard table, read by the names of its columns.

import { findColumn, isNull, type Table, unitFactor } from '@cirasa/catalog'

/** Readers of a table: rows count from 0. */
export interface RowReader {
  /** NaN for null and for a column that is not there. */
  number(name: string, row: number): number
  /** The same in another unit; as it is where the units have nothing in common, such as counts and janskys. */
  numberIn(unit: string, name: string, row: number): number
  /** What numbers of a column are multiplied by to be in another unit; 1 where the units have nothing in common. */
  factor(unit: string, name: string): number
  text(name: string, row: number): string
}

/** Single precision holds no more digits than these. */
const SINGLE_DIGITS = 8

export function rowReader(table: Table): RowReader {
  const columns = new Map(table.columns.map((column) => [column.definition.name, column]))
  const number = (name: string, row: number): number => {
    const column = columns.get(name)
    if (column === undefined || isNull(column, row)) return Number.NaN
    const value = Number(column.values[row])
    return column.definition.type === 'float' ? Number(value.toPrecision(SINGLE_DIGITS)) : value
  }
  const factors = new Map<string, number>()
  const factor = (unit: string, name: string): number => {
    const key = `${unit} ${name}`
    let known = factors.get(key)
    if (known === undefined) {
      const own = findColumn(table, name)?.definition.unit
      known = own === undefined ? 1 : (unitFactor(own, unit) ?? 1)
      factors.set(key, known)
    }
    return known
  }
  return {
    number,
    numberIn: (unit, name, row) => number(name, row) * factor(unit, name),
    factor,
    text: (name, row) => String(columns.get(name)?.values[row] ?? ''),
  }
}
