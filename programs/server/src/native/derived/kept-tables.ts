// Tables of the catalogues that were asked for last: pages and cutouts come in series.

import { readFile, stat } from 'node:fs/promises'
import { fileErrors } from '@cirasa/apps/node/files'
import { readTables, type Table, type TableSet } from '@cirasa/catalog'
import type { CatalogueFile } from './derivation.ts'

/** How many catalogues are kept. */
const KEPT = 3
/** Larger files are not read for a request. */
const MOST_BYTES = 1 << 30

const kept = new Map<string, Promise<TableSet>>()

/** All tables of a catalogue. Throws FILE_TOO_LARGE and the errors of `catalog`. */
export async function tablesOf(catalogue: CatalogueFile): Promise<TableSet> {
  const known = kept.get(catalogue.etag)
  if (known) {
    // Moved to the end: the first one is the longest unused.
    kept.delete(catalogue.etag)
    kept.set(catalogue.etag, known)
    return await known
  }
  const read = readAll(catalogue)
  kept.set(catalogue.etag, read)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  try {
    return await read
  } catch (error) {
    kept.delete(catalogue.etag)
    throw error
  }
}

/** The table of that name; undefined for a catalogue without it. */
export const tableOf = ({ tables }: TableSet, name: string): Table | undefined => tables.find((table) => table.name === name)

async function readAll({ path, name }: CatalogueFile): Promise<TableSet> {
  const { size } = await stat(path)
  if (size > MOST_BYTES) throw fileErrors.TOO_LARGE({ file: name, limit: '1 GiB', what: 'a catalogue on request' })
  return await readTables(await readFile(path), name)
}
