// A part of a result as a file of any format, made in the page: what passes the filter, or what is selected.

import type { CatalogueFormat, CatalogueTable } from '@cirasa/api'
import { type Catalog, catalogToDs9, type Table, writeCasda, writeCsv, writeFits, writeJson, writeVotable } from '@cirasa/catalog'
import type { Result } from '../catalogue/result.ts'
import { type RowIndex, rowsOf } from '../catalogue/row-index.ts'
import { takeRows } from '../catalogue/take-rows.ts'

/** A format, and what people call it. */
export interface ExportFormat {
  readonly format: CatalogueFormat
  readonly name: string
  readonly extension: string
  readonly type: string
  /** The tables that it can hold. */
  readonly tables: readonly CatalogueTable[]
}

const ALL = ['sources', 'components', 'islands'] as const

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  { format: 'csv', name: 'CSV', extension: 'csv', type: 'text/csv', tables: ALL },
  { format: 'votable', name: 'VOTable', extension: 'vot', type: 'application/x-votable+xml', tables: ALL },
  { format: 'fits', name: 'FITS table', extension: 'fits', type: 'application/fits', tables: ALL },
  { format: 'json', name: 'JSON', extension: 'json', type: 'application/json', tables: ALL },
  { format: 'ds9', name: 'DS9 regions', extension: 'reg', type: 'text/plain', tables: ALL },
  { format: 'casda', name: 'CASDA', extension: 'casda.vot', type: 'application/x-votable+xml', tables: ['components', 'islands'] },
]

/** A file that is ready to be saved. */
export interface ExportFile {
  readonly name: string
  readonly content: Blob
}

/** What of a result is wanted. */
export interface ExportWish {
  readonly table: CatalogueTable
  readonly format: CatalogueFormat
  /** Rows of sources; all where left out. Components and islands are those of these sources. */
  readonly sources?: ArrayLike<number>
  /** In the name of the file: `filtered`, `selected`. */
  readonly part?: string
  /** More columns of the sources, such as what people say of them. */
  readonly columns?: Table['columns']
}

/** The file of a wish. Nothing is computed that the service would not write the same way. */
export function makeExport(result: Result, wish: ExportWish): ExportFile {
  const known = EXPORT_FORMATS.find(({ format }) => format === wish.format)!
  const catalog = partOf(result, wish)
  const stem = result.run.image.name.replace(/\.(fits?|fz|gz)+$/i, '')
  const part = wish.part === undefined ? '' : `.${wish.part}`
  const name = `${stem}.${wish.table}${part}.${known.extension}`
  return { name, content: new Blob(bytesOf(catalog, wish), { type: known.type }) }
}

/** The tables with only the rows that are wanted, and the run, which says how they came about. */
function partOf(result: Result, { sources: rows, columns = [] }: ExportWish): Catalog {
  const { run, sources, components, islands } = result
  const withColumns = columns.length === 0 ? sources : { ...sources, columns: [...sources.columns, ...columns] }
  if (rows === undefined) return { run, sources: withColumns, components, islands }
  return {
    run,
    sources: takeRows(withColumns, rows),
    components: takeRows(components, membersOf(result.componentsOf, rows)),
    islands: takeRows(islands, membersOf(result.islandsOf, rows)),
  }
}

/** The rows that belong to any of some rows, in their own order. */
function membersOf(index: RowIndex, rows: ArrayLike<number>): Uint32Array {
  const members: number[] = []
  for (let i = 0; i < rows.length; i++) members.push(...rowsOf(index, rows[i]))
  return Uint32Array.from(members).sort()
}

function bytesOf(catalog: Catalog, { table, format }: ExportWish): BlobPart[] {
  const tables = { tables: [catalog[table]], run: catalog.run }
  switch (format) {
    case 'csv':
      return [...writeCsv(catalog[table])]
    case 'votable':
      return [...writeVotable(tables)]
    case 'fits':
      return [...writeFits(tables)] as BlobPart[]
    case 'json':
      return [...writeJson(tables)]
    case 'ds9':
      return [...catalogToDs9(catalog, { level: table })]
    case 'casda':
      return [...writeCasda(catalog, table === 'islands' ? 'islands' : 'components')]
  }
}
