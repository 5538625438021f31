// JSON: ours comes back whole, lists of records of others become tables.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeJson } from '../src/index.ts'
import { readJson } from '../src/json/read-json.ts'
import { anyTable } from './any-table.ts'
import { roundedValuesOf, sampleCatalog, sampleRun, textOf, valuesOf } from './sample-catalog.ts'

describe('JSON', () => {
  it('brings a catalogue back with its run, units and nulls', () => {
    const { tables, run } = readJson(textOf(writeJson(sampleCatalog)))
    expect(run).toEqual(sampleRun)
    expect(tables.map((table) => table.name)).toEqual(['components', 'islands', 'sources'])
    tables.forEach((table, index) => {
      const original = [sampleCatalog.components, sampleCatalog.islands, sampleCatalog.sources][index]
      expect(valuesOf(table)).toEqual(roundedValuesOf(original))
      expect(table.columns.map((column) => column.definition)).toEqual(original.columns.map((column) => column.definition))
      expect(table.description).toBe(original.description)
    })
  })

  it('brings any table back', () =>
    fc.assert(
      fc.property(anyTable(), (table) => {
        expect(valuesOf(readJson(textOf(writeJson(table))).tables[0])).toEqual(valuesOf(table))
      }),
    ))

  it('is plain JSON that other programs find their way in', () => {
    const plain = JSON.parse(textOf(writeJson(sampleCatalog)))
    expect(plain.tables.components.data.flux_peak).toHaveLength(7)
    expect(plain.tables.components.data.ra[4]).toBeNull()
  })

  it('reads lists of records, leaving what is nested', () => {
    const { tables } = readJson('{"meta": {"v": 1}, "sources": [{"name": "S1", "x": 1.5, "deep": {"a": 1}}, {"name": "S2", "y": 2}]}')
    expect(tables.map((table) => table.name)).toEqual(['sources'])
    expect(valuesOf(tables[0])).toEqual({ name: ['S1', 'S2'], x: [1.5, Number.NaN], y: [-2147483648, 2] })
  })

  it.each([
    ['broken JSON', '{"a": ['],
    ['no records', '{"a": 1}'],
    ['a column without values', '{"format":"cirasa-catalogue","tables":{"t":{"columns":[{"name":"a","type":"int"}],"data":{}}}}'],
    ['an unknown type', '{"format":"cirasa-catalogue","tables":{"t":{"columns":[{"name":"a","type":"blob"}],"data":{"a":[1]}}}}'],
    ['records with nothing in common', `[${Array.from({ length: 5000 }, (_, i) => `{"k${i}":1}`).join(',')}]`],
    ['deep nesting', '['.repeat(100_000)],
  ])('refuses %s', (_, text) => {
    expect(() => readJson(text)).toThrow(expect.objectContaining({ code: 'CATALOG_BAD_TABLE' }))
  })
})
