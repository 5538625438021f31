// The records of many tasks put into one order: by island, and within an island as they were fitted.

import { joinField, type RecordTable } from '../record-table.ts'

/** Columns of all records, ordered by their island number. */
export class OrderedRecords<Field extends string> {
  private readonly tables: readonly RecordTable<Field>[]
  private readonly order: Uint32Array
  readonly count: number

  /** @param islands how many islands there are: numbers run from 0 */
  constructor(tables: readonly RecordTable<Field>[], islandField: Field, islands: number) {
    this.tables = tables
    const numbers = joinField(tables, islandField)
    this.count = numbers.length
    const next = new Uint32Array(islands + 1)
    for (const number of numbers) next[number + 1]++
    for (let i = 0; i < islands; i++) next[i + 1] += next[i]
    this.order = new Uint32Array(this.count)
    numbers.forEach((number, row) => {
      this.order[next[number]++] = row
    })
  }

  column(field: Field): Float64Array {
    const joined = joinField(this.tables, field)
    const ordered = new Float64Array(this.count)
    for (let row = 0; row < this.count; row++) ordered[row] = joined[this.order[row]]
    return ordered
  }
}
