// Our tables under the names, units and order of the catalogues that Selavy writes for CASDA (component v1.9, island v0.7), with true nulls.

import { buildTable } from '../model/build-table.ts'
import type { Catalog } from '../model/catalog.ts'
import { type Column, type ColumnDefinition, type ColumnType, columnValues, isNull } from '../model/column.ts'
import { findColumn, type Table } from '../model/table.ts'
import { unitFactor } from '../text/unit-factor.ts'
import { writeVotable } from '../votable/write-votable.ts'
import { type CasdaColumn, casdaComponentColumns, casdaIslandColumns } from './casda-columns.ts'

/** The components of a catalogue in CASDA's columns. Columns that we do not measure are there, all null. */
export function casdaComponents(components: Table): Table {
  return view(components, 'components', 'CASDA component catalogue', casdaComponentColumns)
}

/** The islands of a catalogue in CASDA's columns. */
export function casdaIslands(islands: Table): Table {
  return view(islands, 'islands', 'CASDA island catalogue', casdaIslandColumns)
}

/** Both as one VOTable, with CASDA's FIELD IDs (`col_` and the name). Positions stay ICRS and say so. */
export function writeCasda(catalog: Catalog, kind: 'components' | 'islands' = 'components'): Generator<Uint8Array<ArrayBuffer>> {
  const table = kind === 'components' ? casdaComponents(catalog.components) : casdaIslands(catalog.islands)
  return writeVotable({ tables: [table], run: catalog.run, idPrefix: 'col_' })
}

function view(table: Table, name: string, description: string, columns: readonly CasdaColumn[]): Table {
  return buildTable({ name, description, columns: columns.map((column) => fill(table, column)) })
}

function fill(table: Table, casda: CasdaColumn): Column {
  const ours = casda.from === undefined ? undefined : findColumn(table, casda.from)
  const { name, type, ucd, description } = casda
  const factor = ours === undefined || casda.unit === undefined ? 1 : unitFactor(ours.definition.unit, casda.unit)
  // An image in counts has no mJy: the column keeps the unit that it has.
  const unit = factor === undefined ? ours?.definition.unit : casda.unit
  const definition: ColumnDefinition = { name, type, ucd, description, nullable: true, ...(unit === undefined ? {} : { unit }) }
  return Object.freeze({ definition: Object.freeze(definition), values: columnValues(type, values(table.rows, ours, casda, factor ?? 1)) })
}

function values(rows: number, ours: Column | undefined, casda: CasdaColumn, factor: number): (number | string | null)[] {
  const { make, type } = casda
  return Array.from({ length: rows }, (_, row) => {
    if (ours === undefined || isNull(ours, row)) return null
    const value = ours.values[row]
    if (make !== undefined) return make(value)
    return typeof value === 'string' ? value : fromNumber(value * factor, type)
  })
}

function fromNumber(value: number, type: ColumnType): number | string {
  return type === 'string' ? String(value) : value
}
