// Tables of any shape for property tests: all types, nulls, text of every kind.

import fc from 'fast-check'
import { buildTable, type Column, type ColumnType, columnValues, type Table } from '../src/index.ts'

const cell: Record<ColumnType, fc.Arbitrary<string | number | boolean | null>> = {
  string: fc.string({ unit: 'grapheme', maxLength: 12 }),
  boolean: fc.option(fc.boolean()),
  int: fc.option(fc.integer({ min: -2147483647, max: 2147483647 })),
  long: fc.option(fc.maxSafeInteger().filter((value) => value > Number.MIN_SAFE_INTEGER && !Object.is(value, -0))),
  float: fc.option(fc.float({ noNaN: true }).map((value) => value + 0)),
  double: fc.option(fc.double({ noNaN: true }).map((value) => value + 0)),
}

/** Tables with up to 6 columns and up to 8 rows; `text` makes the strings. */
export function anyTable(text = cell.string as fc.Arbitrary<string>): fc.Arbitrary<Table> {
  const types = fc.array(fc.constantFrom<ColumnType>('string', 'boolean', 'int', 'long', 'float', 'double'), { minLength: 1, maxLength: 6 })
  return fc.tuple(types, fc.integer({ min: 0, max: 8 })).chain(([list, rows]) =>
    fc.tuple(...list.map((type) => fc.array(type === 'string' ? text : cell[type], { minLength: rows, maxLength: rows }))).map((values) =>
      buildTable({
        name: 'any',
        description: 'Any table',
        columns: list.map(
          (type, index): Column => ({
            definition: { name: `c${index}_${type}`, type, description: 'a column', unit: 'Jy/beam', ucd: 'meta.number', nullable: true },
            values: columnValues(type, values[index]),
          }),
        ),
      }),
    ),
  )
}
