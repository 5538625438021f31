// One table of a catalogue with labels, verdicts and notes as columns, and with what people have changed where that is wanted, as a file.

import { encodeCatalog } from '@cirasa/apps/node/catalogs'
import {
  editedTables,
  editsOf,
  fitOfNumbers,
  type HeldEdit,
  judgements,
  labelledTable,
  type Opinions,
  type TableSet,
} from '@cirasa/catalog'
import { flagsText } from '@cirasa/finder'
import type { Wcs } from '@cirasa/wcs'
import { serverErrors } from '../../errors.ts'
import type { LabelledTask } from './derivation.ts'
import { choiceOf, withImage } from './kept-images.ts'
import { tableOf, tablesOf } from './kept-tables.ts'

/** The content of the file, in pieces. Throws SERVER_NO_TABLE. */
export async function labelledFile(task: LabelledTask, opinions: Opinions, signal: AbortSignal): Promise<Iterable<string | Uint8Array>> {
  const { catalogue, table: name, format, by, edits } = task
  const read = await tablesOf(catalogue)
  const set = edits ? await withEdits(read, editsOf(opinions, by), task, signal) : read
  const table = tableOf(set, name)
  if (!table) throw serverErrors.NO_TABLE({ table: name })
  const labelled = labelledTable(table, judgements(opinions, by), tableOf(set, 'components'))
  return encodeCatalog({ tables: [labelled], ...(set.run ? { run: set.run } : {}) }, format)
}

async function withEdits(set: TableSet, edits: readonly HeldEdit[], { image }: LabelledTask, signal: AbortSignal): Promise<TableSet> {
  const wcs = image && !edits.every(tellsSky) ? await skyOfImage(image.path, set, signal) : undefined
  return editedTables(set, edits, {
    flagsText,
    skyOf: (x, y) => {
      const { lon, lat } = wcs?.pixelToIcrs(x, y) ?? { lon: Number.NaN, lat: Number.NaN }
      return Number.isFinite(lon) && Number.isFinite(lat) ? { ra: lon, dec: lat } : undefined
    },
  })
}

/** Our own fits say where on the sky everything is; a place that was marked by its pixels alone does not, and others may tell only a part. */
function tellsSky({ numbers }: HeldEdit): boolean {
  const { components, source, island } = fitOfNumbers(numbers)
  const placed = [...components, ...(components.length > 1 ? [source] : []), ...(island.x === undefined ? [] : [island])]
  return placed.every(({ ra, dec }) => ra !== undefined && dec !== undefined)
}

const skyOfImage = (path: string, { run }: TableSet, signal: AbortSignal): Promise<Wcs | undefined> =>
  withImage(path, choiceOf(run), signal, async ({ context }) => context.wcs)
