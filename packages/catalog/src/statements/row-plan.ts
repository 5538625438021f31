// A table made of another one: which of its rows stay, which are new, and which cells are different.

import { buildTable } from '../model/build-table.ts'
import { type Column, type ColumnDefinition, type ColumnType, columnValues, NULL_BOOLEAN, NULL_INT } from '../model/column.ts'
import type { Table } from '../model/table.ts'

/** Values by column; null for none. A column that is not named keeps what it has, and is null in a new row. */
export type Cells = Readonly<Record<string, number | string | null | undefined>>

/** The rows of a table to be. */
export class RowPlan<Remark> {
  /** Row of the old table, -1 for a new one. */
  readonly from: number[] = []
  readonly #cells = new Map<number, Cells>()
  /** What is remarked of a row, by its new number. */
  readonly remarks = new Map<number, Remark>()

  /** All rows of a table. */
  static of<Remark>({ rows }: Table): RowPlan<Remark> {
    const plan = new RowPlan<Remark>()
    for (let row = 0; row < rows; row++) plan.keep(row)
    return plan
  }

  keep(row: number): void {
    this.from.push(row)
  }

  add(cells: Cells, remark: Remark): void {
    this.change(this.from.push(-1) - 1, cells, remark)
  }

  change(row: number, cells: Cells, remark: Remark): void {
    this.remarks.set(row, remark)
    this.set(row, cells)
  }

  /** Other cells, without a remark. */
  set(row: number, cells: Cells): void {
    const known = this.#cells.get(row)
    this.#cells.set(row, known === undefined ? cells : { ...known, ...cells })
  }

  /** Text in a row to be. */
  textAt(row: number, column: string, old: readonly string[] | undefined): string {
    return String(this.#cells.get(row)?.[column] ?? old?.[this.from[row]] ?? '')
  }

  /**
   * The table.
   *
   * @param more columns that are added, and what they say of a remark; they are null where there is none
   */
  table(old: Table, more: readonly { readonly definition: ColumnDefinition; readonly of: (remark: Remark) => string }[]): Table {
    const added = more.map(({ definition, of }): Column => {
      const texts = new Array<string>(this.from.length).fill('')
      for (const [row, remark] of this.remarks) texts[row] = of(remark)
      return Object.freeze({ definition, values: columnValues('string', texts) })
    })
    return buildTable({ ...old, columns: [...old.columns.map((column) => this.#column(column)), ...added] })
  }

  #column({ definition, values }: Column): Column {
    const { from } = this
    const { type } = definition
    const nothing = NOTHING[type]
    const made = ArrayBuffer.isView(values)
      ? new (values.constructor as Float64ArrayConstructor)(from.length)
      : new Array<string>(from.length)
    for (let row = 0; row < from.length; row++) made[row] = (from[row] < 0 ? nothing : values[from[row]]) as never
    for (const [row, cells] of this.#cells) {
      if (!(definition.name in cells)) continue
      const cell = cells[definition.name] ?? nothing
      // A number that has no room in the column would be another one there.
      made[row] = (type === 'int' && !isInt(cell) ? nothing : cell) as never
    }
    // A file in which every row had a value says so of its columns.
    return Object.freeze({ definition: definition.nullable === false ? { ...definition, nullable: true } : definition, values: made })
  }
}

const isInt = (value: number | string): boolean => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31

const NOTHING: Readonly<Record<ColumnType, number | string>> = {
  string: '',
  boolean: NULL_BOOLEAN,
  int: NULL_INT,
  long: Number.NaN,
  float: Number.NaN,
  double: Number.NaN,
}
