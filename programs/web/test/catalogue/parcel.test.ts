// What goes into parcels comes out of them, structured cloning included, however long the table.

import { makeTable } from '@cirasa/catalog'
import { expect, it } from 'vitest'
import { packTables, Unpacking } from '../../src/catalogue/parcel.ts'

it('keeps all columns of all types', () => {
  const rows = 70_000
  const table = makeTable('sources', {
    source_id: Array.from({ length: rows }, (_, row) => `S${row}`),
    x_pix: Float64Array.from({ length: rows }, (_, row) => row / 7),
    y_pix: Float64Array.from({ length: rows }, (_, row) => -row),
    flux_peak: Float32Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? Number.NaN : row)),
    n_components: Int32Array.from({ length: rows }, (_, row) => row),
    morph: Array.from({ length: rows }, (_, row) => ['point', '', 'extended'][row % 3]),
  })
  const expected = structuredClone(table)
  const unpacking = new Unpacking()
  for (const { parcel, transfer } of packTables({ tables: [table] })) unpacking.take(structuredClone(parcel, { transfer }))
  expect(unpacking.tables()).toEqual({ tables: [expected] })
})

it('copies columns that look into one buffer instead of losing them', () => {
  const shared = Float64Array.of(1, 2, 3, 4)
  const definition = { name: 'a', type: 'double', description: '' } as const
  const table = {
    name: 't',
    description: '',
    rows: 2,
    columns: [
      { definition, values: shared.subarray(0, 2) },
      { definition, values: shared.subarray(2, 4) },
    ],
  }
  const unpacking = new Unpacking()
  for (const { parcel, transfer } of packTables({ tables: [table] })) unpacking.take(structuredClone(parcel, { transfer }))
  expect(unpacking.tables().tables[0].columns.map(({ values }) => [...values])).toEqual([
    [1, 2],
    [3, 4],
  ])
})
