// Reads tables of any known format, told by their content: names of files lie.

import { isAsciiHead, readAsciiHead } from '../csv/read-ascii-head.ts'
import { isCaesar, readCaesar } from '../csv/read-caesar.ts'
import { readCsv } from '../csv/read-csv.ts'
import { catalogErrors } from '../errors.ts'
import { readFitsTables } from '../fits/read-fits.ts'
import { readJson } from '../json/read-json.ts'
import type { Table } from '../model/table.ts'
import type { TableSet } from '../model/tables-of.ts'
import { readVotable } from '../votable/read-votable.ts'
import { isPacked, unpack } from './unpack.ts'

/** What is looked at to tell the format. */
const HEAD = 4096
/** Strings of JavaScript end at half a gigabyte. */
const MOST_TEXT = 400 * 1024 * 1024

/**
 * Reads all tables of a file: CSV and other delimited text, SExtractor's and CAESAR's numbered ASCII, JSON, VOTable, FITS; gzip or not.
 *
 * @param name of the file, for messages and for tables that have no name of their own
 * @throws CATALOG_NOT_A_TABLE, CATALOG_BAD_TABLE, CATALOG_TOO_LARGE, and what `@cirasa/fits` throws
 */
export async function readTables(bytes: Uint8Array, name = 'table'): Promise<TableSet> {
  const plain = isPacked(bytes) ? await unpack(bytes) : bytes
  const stem = name.replace(/^.*[/\\]/, '').replace(/(\.(csv|tsv|txt|dat|cat|ascii|json|vot|xml|votable|fits?|ldac|tab))?(\.gz)?$/i, '')
  const head = new TextDecoder('latin1').decode(plain.subarray(0, HEAD))
  const start = head.replace(/^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)/, '').trimStart()
  if (start.startsWith('SIMPLE  =')) return readFitsTables(plain, name)
  if (/^[\0]?<[\0]?[?!A-Za-z]/.test(start) && /V\0?O\0?T\0?A\0?B\0?L\0?E/.test(head)) return readVotable(plain)
  if (start === '' || start.startsWith('<') || head.includes('\0')) throw catalogErrors.NOT_A_TABLE({ name })
  if (plain.length > MOST_TEXT) throw catalogErrors.TOO_LARGE({ what: `text of ${name}`, limit: '400 MiB' })
  const text = new TextDecoder().decode(plain)
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text, stem)
  if (isCaesar(start)) return { tables: [readCaesar(text, stem)] }
  return { tables: [isAsciiHead(text) ? readAsciiHead(text, stem) : readCsv(text, stem)] }
}

/** Tables that are meant when none is named, the first of these that is there. */
const USUAL = ['components', 'LDAC_OBJECTS', 'sources']

/**
 * One table of a file: the one named, else the components of a catalogue, else the first that has rows.
 * @throws CATALOG_NO_SUCH_TABLE, and what {@link readTables} throws
 */
export async function readTable(bytes: Uint8Array, name = 'table', wanted?: string): Promise<Table> {
  const { tables } = await readTables(bytes, name)
  const found =
    wanted === undefined
      ? (USUAL.map((usual) => tables.find((table) => table.name === usual)).find((table) => table !== undefined) ??
        tables.find((table) => table.rows > 0) ??
        tables[0])
      : tables.find((table) => table.name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found
  if (tables.length === 0) throw catalogErrors.NOT_A_TABLE({ name })
  throw catalogErrors.NO_SUCH_TABLE({ table: wanted, tables: tables.map((table) => table.name).join(', ') })
}
