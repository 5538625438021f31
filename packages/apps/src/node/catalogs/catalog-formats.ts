// The formats that catalogues are written in: their names, their suffixes, their writers.

import { type Catalog, casdaComponents, ellipseRegions, type TableSet, writeCsv, writeFits, writeJson, writeVotable } from '@cirasa/catalog'
import { writeDs9 } from '@cirasa/regions'
import { fileErrors } from '../errors.ts'

/** What a catalogue can be written as. */
export type CatalogFormat = 'csv' | 'json' | 'votable' | 'fits' | 'ds9' | 'casda'

export const catalogFormats: readonly CatalogFormat[] = ['csv', 'json', 'votable', 'fits', 'ds9', 'casda']

const suffixes: readonly (readonly [suffix: string, format: CatalogFormat])[] = [
  ['.casda.vot', 'casda'],
  ['.casda.xml', 'casda'],
  ['.csv', 'csv'],
  ['.json', 'json'],
  ['.vot', 'votable'],
  ['.votable', 'votable'],
  ['.xml', 'votable'],
  ['.fits', 'fits'],
  ['.fit', 'fits'],
  ['.reg', 'ds9'],
]

/** The format that a file's suffix stands for. Throws FILE_FORMAT_UNKNOWN, which names the option that says the format otherwise. */
export function formatOfFile(file: string, option?: string): CatalogFormat {
  const found = suffixes.find(([suffix]) => file.toLowerCase().endsWith(suffix))
  if (found) return found[1]
  const otherwise = option ? `, or name the format with ${option}` : ''
  throw fileErrors.FORMAT_UNKNOWN({ file, otherwise, values: suffixes.map(([suffix]) => suffix).join(', ') })
}

/** The content of a catalogue file in a format, in pieces. A CSV holds one table: the first; region and CASDA files the components. */
export function encodeCatalog(content: Catalog | TableSet, format: CatalogFormat): Iterable<string | Uint8Array> {
  const first = 'tables' in content ? content.tables[0] : content.components
  switch (format) {
    case 'csv':
      return writeCsv(first)
    case 'json':
      return writeJson(content)
    case 'votable':
      return writeVotable(content)
    case 'fits':
      return writeFits(content)
    case 'casda':
      return writeVotable({ tables: [casdaComponents(first)], run: content.run, idPrefix: 'col_' })
    case 'ds9':
      return writeDs9(ellipseRegions(first))
  }
}
