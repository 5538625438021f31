// Catalogues from one format into another.

import path from 'node:path'
import { type CatalogFormat, catalogFormats, encodeCatalog, formatOfFile, readCatalog, readOneTable } from '@cirasa/apps/node/catalogs'
import { writeAtomically } from '@cirasa/apps/node/files'
import { standardise, type Table, type TableSet } from '@cirasa/catalog'
import { countOf, countText } from '@cirasa/units'
import type { Command } from 'commander'
import { choice, type Session } from '../command-tree.ts'

interface ConvertOptions {
  readonly to?: CatalogFormat
  readonly table?: string
  readonly standard?: boolean
}

export function defineConvert(command: Command, { out, err, signal }: Session): void {
  command
    .argument('<in>', 'a catalogue: CSV, JSON, VOTable, FITS or SExtractor ASCII, packed with gzip or not')
    .argument('<out>', 'the file to write, or - for standard output')
    .addOption(choice('--to <format>', "the format to write (default: by the file's suffix)", catalogFormats))
    .option(
      '--table <name>',
      'the table to write alone, such as components or sources (default: all; for a CSV, which holds one, the components)',
    )
    .option('--standard', "bring another finder's columns into CIRASA's names, units and conventions")
    .addHelpText(
      'after',
      `
Examples:
  cirasa convert catalogue.vot catalogue.fits
  cirasa convert catalogue.json sources.csv --table sources
  cirasa convert catalogue.fits - --to votable | stilts votlint
  cirasa convert aegean.csv aegean.reg --standard`,
    )
    .action(async (input: string, output: string, { to, table, standard }: ConvertOptions) => {
      const format = to ?? formatOfFile(output, '--to')
      const { leftOut, ...read } = await tablesToWrite(input, table, format, signal)
      const content: TableSet = standard ? { ...read, tables: read.tables.map((one) => standardise(one).table) } : read
      if (output === '-') {
        for (const piece of encodeCatalog(content, format)) out.write(piece)
        if (leftOut.length > 0) err.write(`${leftOutText(leftOut, format)}\n`)
        return
      }
      writeAtomically(output, encodeCatalog(content, format))
      const rest = leftOut.length > 0 ? `; ${leftOutText(leftOut, format)}` : ''
      out.write(`${path.basename(output)}: ${countOf(content.tables.length, 'table')} (${rowsText(content.tables)})${rest}\n`)
    })
}

const rowsText = (tables: readonly Table[]): string => tables.map(({ name, rows }) => `${countText(rows)} ${name}`).join(', ')

/** What a file of one table does not hold, and how to get it. */
function leftOutText(tables: readonly Table[], format: CatalogFormat): string {
  const flags = tables.map(({ name }) => `--table ${name}`).join(' or ')
  return format === 'casda'
    ? `left out: ${rowsText(tables)}, of which a CASDA file has none; another format takes ${flags}`
    : `left out: ${rowsText(tables)}; for these use ${flags}`
}

type TablesToWrite = TableSet & { readonly leftOut: readonly Table[] }

async function tablesToWrite(
  input: string,
  wanted: string | undefined,
  format: CatalogFormat,
  signal: AbortSignal,
): Promise<TablesToWrite> {
  const holdsOne = format === 'csv' || format === 'ds9' || format === 'casda'
  if (wanted === undefined && !holdsOne) return { ...(await readCatalog(input, signal)), leftOut: [] }
  const { table, others, run } = await readOneTable(input, wanted, signal)
  // Whoever names a table knows that it comes alone.
  return { tables: [table], run, leftOut: wanted === undefined ? others : [] }
}
