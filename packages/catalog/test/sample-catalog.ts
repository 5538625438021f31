// A small catalogue with every standard column, some nulls and awkward text, for tests of writers and readers.

import type { Catalog, RunRecord, Table, TableKind } from '../src/index.ts'
import { makeTable, standardColumns } from '../src/index.ts'

export const sampleRun: RunRecord = {
  runId: 'run-1',
  finder: 'cirasa',
  finderVersion: '0.1.0',
  options: { seed: 5, 'merge-threshold': 2.6, negative: false, model: 'a "quoted" <name> & more' },
  image: {
    name: 'field é.fits',
    sha256: 'ab'.repeat(32),
    hdu: 0,
    plane: [0, 0],
    width: 100,
    height: 80,
    unit: 'Jy/beam',
    frequency: 1.4e9,
    beam: { major: 15, minor: 12.5, positionAngle: 30 },
  },
  fluxUnit: 'Jy',
  rms: 2e-5,
  counts: { components: 7, islands: 7, sources: 7 },
  started: '2026-01-02T03:04:05Z',
  status: 'complete',
  warnings: ['one'],
}

const TEXTS = ['run-1a', '', 'a,b', 'say "x"', '<tag> & more', 'J123456.7-012345', 'three words here']

/** A table with all standard columns. Row 4 is null wherever it may be. */
export function sampleTable(kind: TableKind, rows = 7): Table {
  const values: Record<string, (string | number | null)[]> = {}
  for (const [index, definition] of standardColumns(kind).entries()) {
    values[definition.name] = Array.from({ length: rows }, (_, row) => {
      if (row === 4 && definition.nullable) return null
      if (definition.type === 'string') return definition.name.endsWith('_id') ? `run-${row}` : TEXTS[(row + index) % TEXTS.length]
      if (definition.type === 'int') return row * 7 - 3
      if (definition.type === 'long') return 1234567890123456 + row
      if (definition.name === 'dec') return -90 + row * 12.345678901
      // Several magnitudes, and digits that no rounding hides.
      return ((row + 1) / 3) * 10 ** ((index % 5) - 3)
    })
  }
  return makeTable(kind, values)
}

export const sampleCatalog: Catalog = {
  run: sampleRun,
  components: sampleTable('components'),
  islands: sampleTable('islands'),
  sources: sampleTable('sources'),
}

/** All of a writer's chunks as one array. */
export function joined(chunks: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([...chunks]))
}

export const textOf = (chunks: Iterable<Uint8Array>): string => new TextDecoder().decode(joined(chunks))

/** A table's values as plain arrays by name. */
export function valuesOf(table: Table): Record<string, unknown[]> {
  return Object.fromEntries(table.columns.map((column) => [column.definition.name, Array.from(column.values as ArrayLike<unknown>)]))
}

/** The same, doubles rounded to the digits that text keeps of them. */
export function roundedValuesOf(table: Table): Record<string, unknown[]> {
  return Object.fromEntries(
    table.columns.map(({ definition, values }) => {
      const { digits } = definition
      const list = Array.from(values as ArrayLike<unknown>)
      return [definition.name, digits === undefined ? list : list.map((value) => Number((value as number).toPrecision(digits)))]
    }),
  )
}
