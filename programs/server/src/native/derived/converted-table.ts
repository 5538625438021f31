// One table of a catalogue in another format.

import { encodeCatalog } from '@cirasa/apps/node/catalogs'
import { serverErrors } from '../../errors.ts'
import type { ConvertTask } from './derivation.ts'
import { tableOf, tablesOf } from './kept-tables.ts'

/** The content of the file, in pieces. Throws SERVER_NO_TABLE. */
export async function convertedTable({ catalogue, table: name, format }: ConvertTask): Promise<Iterable<string | Uint8Array>> {
  const set = await tablesOf(catalogue)
  const table = tableOf(set, name)
  if (!table) throw serverErrors.NO_TABLE({ table: name })
  return encodeCatalog({ tables: [table], ...(set.run ? { run: set.run } : {}) }, format)
}
