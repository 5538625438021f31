// The records of many tasks put into one order: by island, and within an island as they were fitted.

import { joinField, type RecordTable } from '../record-table.ts'

/** Columns of all records, ordered by their island number. */
export class OrderedRecords<Field extends string> {
  private readonly tables: readonly RecordTable<Field>[]
  /** Where each record goes, in the order of the tables. */
  private readonly places: Uint32Array
  readonly count: number

  /** @param islands how many islands there are: numbers run from 0 */
  constructor(tables: readonly RecordTable<Field>[], islandField: Field, islands: number) {
    this.tables = tables
    const numbers = joinField(tables, islandField)
    this.count = numbers.length
    const next = new Uint32Array(islands + 1)
    for (const number of numbers) next[number + 1]++
    for (let i = 0; i < islands; i++) next[i + 1] += next[i]
    this.places = Uint32Array.from(numbers, (number) => next[number]++)
  }

  column(field: Field): Float64Array {
    const ordered = new Float64Array(this.count)
    let record = 0
    for (const { fields, count, data } of this.tables) {
      const width = fields.length
      let at = fields.indexOf(field)
      for (let row = 0; row < count; row++, at += width) ordered[this.places[record++]] = data[at]
    }
    return ordered
  }
}
