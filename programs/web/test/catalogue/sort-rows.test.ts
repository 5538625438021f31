// Rows come in the order of any column, nulls last, equal ones as they stand in the catalogue.

import { type Column, type ColumnType, columnValues, isNull } from '@cirasa/catalog'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rankTexts } from '../../src/catalogue/rank-texts.ts'
import { sortRows } from '../../src/catalogue/sort-rows.ts'

const numbers: Readonly<Record<string, fc.Arbitrary<number | null>>> = {
  double: fc.oneof(fc.constant(null), fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity)),
  float: fc.oneof(fc.constant(null), fc.float({ noNaN: true }), fc.constantFrom(0, -0, 1, -1)),
  int: fc.oneof(fc.constant(null), fc.integer({ min: -2147483647 }), fc.constantFrom(0, 1, -1)),
  long: fc.oneof(fc.constant(null), fc.maxSafeInteger()),
  boolean: fc.constantFrom(null, 0, 1),
}

it.each(Object.keys(numbers))('sorts a column of type %s as a stable comparison would', (type) => {
  fc.assert(
    fc.property(fc.array(numbers[type]), fc.boolean(), (given, descending) => {
      const column: Column = {
        definition: { name: 'x', type: type as ColumnType, description: '' },
        values: columnValues(type as ColumnType, given),
      }
      const values = column.values as ArrayLike<number>
      const rows = given.map((_, row) => row)
      const expected = [
        ...rows
          .filter((row) => !isNull(column, row))
          .sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0) * (descending ? -1 : 1)),
        ...rows.filter((row) => isNull(column, row)),
      ]
      expect([...sortRows(column, given.length, descending)]).toEqual(expected)
    }),
  )
})

it('sorts names by their numbers, nulls last', () => {
  const column: Column = { definition: { name: 'id', type: 'string', description: '' }, values: ['S10', 'S9', '', 'R200', 'S9b', 'S9'] }
  expect([...sortRows(column, 6)]).toEqual([3, 1, 5, 4, 0, 2])
  expect([...sortRows(column, 6, true)]).toEqual([0, 4, 1, 5, 3, 2])
})

it('ranks equal texts equally, and numbers too long to be numbers as text', () => {
  expect([...rankTexts(['b', 'a', 'b'])]).toEqual([1, 0, 1])
  expect(rankTexts(['x123456789012345678', 'x123456789012345679'])).toEqual(Uint32Array.of(0, 1))
})
