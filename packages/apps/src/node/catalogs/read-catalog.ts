// A catalogue from a file or an address, whatever its format: told by its content.

import { readTable, readTables, type Table, type TableSet } from '@cirasa/catalog'
import { fileErrors } from '../errors.ts'
import { openInput } from '../images/byte-input.ts'
import { baseName } from '../images/open-image.ts'

/** Catalogues are read whole: what is larger than this is no catalogue of ours. */
const MOST_BYTES = 2 ** 31 - 1

/** All tables of a catalogue, and the run where the file tells it. Throws FILE_ errors and those of `catalog`. */
export async function readCatalog(name: string, signal: AbortSignal): Promise<TableSet> {
  return readTables(await wholeFile(name, signal), baseName(name))
}

/** One table of a catalogue, the components where none is named; the others of the file, and the run where it tells it. */
export async function readOneTable(
  name: string,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly table: Table; readonly others: readonly Table[]; readonly run: TableSet['run'] }> {
  const bytes = await wholeFile(name, signal)
  const { tables, run } = await readTables(bytes, baseName(name))
  const table = await readTable(bytes, baseName(name), wanted)
  return { table, others: tables.filter((other) => other.name !== table.name), run }
}

async function wholeFile(name: string, signal: AbortSignal): Promise<Uint8Array> {
  const { source, close } = await openInput(name, signal)
  try {
    if (source.size === undefined || source.size > MOST_BYTES)
      throw fileErrors.TOO_LARGE({ file: name, limit: '2 GiB', what: 'a catalogue' })
    return await source.read(0, source.size, signal)
  } finally {
    close()
  }
}
