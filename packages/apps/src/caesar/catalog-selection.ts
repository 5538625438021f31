// Catalogues with some islands left out, or moved on the pixels: what a selection and a window of the image come to.

import type { Catalog, Column, ColumnValues, Table } from '@cirasa/catalog'
import { getStrings } from '@cirasa/catalog'

/** The catalogue without the islands that do not pass, the components of these, and the sources of which nothing is left. */
export function keepIslands(catalog: Catalog, keep: (row: number) => boolean): Catalog {
  const islands = filterRows(catalog.islands, keep)
  if (islands.rows === catalog.islands.rows) return catalog
  const islandIds = new Set(getStrings(islands, 'island_id'))
  const parents = getStrings(catalog.components, 'island_id')
  const components = filterRows(catalog.components, (row) => islandIds.has(parents[row]))
  const sourceIds = new Set(getStrings(components, 'source_id'))
  const ids = getStrings(catalog.sources, 'source_id')
  const sources = filterRows(catalog.sources, (row) => sourceIds.has(ids[row]))
  const counts = { components: components.rows, islands: islands.rows, sources: sources.rows }
  return { run: Object.freeze({ ...catalog.run, counts }), components, islands, sources }
}

function filterRows(table: Table, keep: (row: number) => boolean): Table {
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(keep)
  if (rows.length === table.rows) return table
  return withColumns(table, rows.length, ({ values }) => pick(values, rows))
}

function pick(values: ColumnValues, rows: readonly number[]): ColumnValues {
  if (!ArrayBuffer.isView(values)) return rows.map((row) => values[row])
  const picked = values.slice(0, rows.length)
  rows.forEach((row, i) => {
    picked[i] = values[row]
  })
  return picked
}

function withColumns(table: Table, rows: number, values: (column: Column) => ColumnValues): Table {
  const columns = table.columns.map((column) => Object.freeze({ ...column, values: values(column) }))
  return Object.freeze({ ...table, columns: Object.freeze(columns), rows })
}

/** Columns that are pixel coordinates. */
const ALONG_X = new Set(['x_pix', 'x_peak', 'x_min', 'x_max'])
const ALONG_Y = new Set(['y_pix', 'y_peak', 'y_min', 'y_max'])

/** The catalogue of a window with the pixel coordinates of the image that it was cut from. */
export function movePixels(catalog: Catalog, { x, y }: { readonly x: number; readonly y: number }): Catalog {
  if (x === 0 && y === 0) return catalog
  const moved = (table: Table): Table =>
    withColumns(table, table.rows, ({ definition: { name }, values }) => {
      const by = ALONG_X.has(name) ? x : ALONG_Y.has(name) ? y : 0
      return by === 0 || !ArrayBuffer.isView(values) ? values : values.map((value: number) => value + by)
    })
  return { ...catalog, components: moved(catalog.components), islands: moved(catalog.islands), sources: moved(catalog.sources) }
}

/** The catalogue with other morphologies of its islands. */
export function relabelIslands(catalog: Catalog, morphology: (row: number, before: string) => string): Catalog {
  const before = getStrings(catalog.islands, 'morph')
  const after = before.map((value, row) => morphology(row, value))
  const islands = withColumns(catalog.islands, catalog.islands.rows, ({ definition, values }) =>
    definition.name === 'morph' ? after : values,
  )
  return { ...catalog, islands }
}
