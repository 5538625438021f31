// Records on their way from the threads to the catalogue: every value in its field and row, islands in order.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrderedRecords } from '../src/catalogue/ordered-records.ts'
import { joinField, RecordWriter } from '../src/record-table.ts'

type Field = 'island' | 'value'

/** Tables of records, given as the islands of their rows; values count up. */
function tablesOf(islands: readonly (readonly number[])[]) {
  let value = 0
  return islands.map((rows) => {
    const writer = new RecordWriter<Field>(['value', 'island'])
    for (const island of rows) writer.add({ island, value: value++ })
    return writer.table()
  })
}

describe('records', () => {
  it('keep every value, however many rows there are', () => {
    const writer = new RecordWriter<Field>(['island', 'value'])
    for (let i = 0; i < 2000; i++) writer.add({ island: i, value: -i / 3 })
    const table = writer.table()
    expect(table.count).toBe(2000)
    expect(joinField([table], 'value')).toEqual(Float64Array.from({ length: 2000 }, (_, i) => -i / 3))
  })

  it('are joined in the order of their tables', () => {
    expect([...joinField(tablesOf([[3, 1], [], [2]]), 'island')]).toEqual([3, 1, 2])
  })

  it('come by islands, and within an island as they were written, whatever the order of the tables', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 8 }), { maxLength: 6 }), (islands) => {
        const records = new OrderedRecords<Field>(tablesOf(islands), 'island', 10)
        const expected = islands
          .flat()
          .map((island, value) => ({ island, value }))
          .sort((a, b) => a.island - b.island || a.value - b.value)
        expect(records.count).toBe(expected.length)
        expect([...records.column('island')]).toEqual(expected.map(({ island }) => island))
        expect([...records.column('value')]).toEqual(expected.map(({ value }) => value))
      }),
    ))
})
