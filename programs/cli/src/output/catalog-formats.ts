// The formats that catalogues are written in: their names on the command line, their suffixes, their writers.

import { type Catalog, type Table, type TableSet, writeCsv, writeJson, writeVotable } from '@cirasa/catalog'
import { cliErrors } from '../errors.ts'

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

/** The format that a file's suffix stands for. Throws CLI_FORMAT_UNKNOWN. */
export function formatOfFile(file: string, option: string): CatalogFormat {
  const found = suffixes.find(([suffix]) => file.toLowerCase().endsWith(suffix))
  if (found) return found[1]
  throw cliErrors.FORMAT_UNKNOWN({ file, option, values: suffixes.map(([suffix]) => suffix).join(', ') })
}

/** The bytes of a catalogue in a format, in pieces. A CSV holds one table: the first. */
export function encodeCatalog(content: Catalog | Table | TableSet, format: CatalogFormat): Iterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return writeCsv(firstTable(content))
    case 'json':
      return writeJson(content)
    case 'votable':
      return writeVotable(content)
    default:
      throw new Error(`no writer of ${format} yet`)
  }
}

function firstTable(content: Catalog | Table | TableSet): Table {
  if ('tables' in content) return content.tables[0]
  return 'rows' in content ? content : content.components
}
