// One table of a catalogue with labels, verdicts and notes as columns, as a file.

import { encodeCatalog } from '@cirasa/apps/node/catalogs'
import { labelledTable } from '@cirasa/catalog'
import { serverErrors } from '../../errors.ts'
import type { LabelledTask } from './derivation.ts'
import { tableOf, tablesOf } from './kept-tables.ts'

/** The content of the file, in pieces. Throws SERVER_NO_TABLE. */
export async function labelledFile({ catalogue, table: name, format, judgements }: LabelledTask): Promise<Iterable<string | Uint8Array>> {
  const set = await tablesOf(catalogue)
  const table = tableOf(set, name)
  if (!table) throw serverErrors.NO_TABLE({ table: name })
  const labelled = labelledTable(table, judgements, tableOf(set, 'components'))
  return encodeCatalog({ tables: [labelled], ...(set.run ? { run: set.run } : {}) }, format)
}
