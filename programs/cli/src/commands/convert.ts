// Catalogues from one format into another.

import path from 'node:path'
import { standardise, type TableSet } from '@cirasa/catalog'
import type { Command } from 'commander'
import { choice, type Session } from '../command-tree.ts'
import { count, countOf } from '../display/quantity.ts'
import { readCatalog, readOneTable } from '../input/read-catalog.ts'
import { writeAtomically } from '../output/atomic-files.ts'
import { type CatalogFormat, catalogFormats, encodeCatalog, formatOfFile } from '../output/catalog-formats.ts'

interface ConvertOptions {
  readonly to?: CatalogFormat
  readonly table?: string
  readonly standard?: boolean
}

export function defineConvert(command: Command, { out, signal }: Session): void {
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
  cirasa convert image.vot image.fits
  cirasa convert image.json sources.csv --table sources
  cirasa convert image.fits - --to votable | stilts votlint
  cirasa convert aegean.csv aegean.reg --standard`,
    )
    .action(async (input: string, output: string, { to, table, standard }: ConvertOptions) => {
      const format = to ?? formatOfFile(output, '--to')
      const read = await tablesToWrite(input, table, format, signal)
      const content = standard ? { ...read, tables: read.tables.map((one) => standardise(one).table) } : read
      if (output === '-') {
        for (const piece of encodeCatalog(content, format)) out.write(piece)
        return
      }
      writeAtomically(output, encodeCatalog(content, format))
      const rows = content.tables.map((one) => `${count(one.rows)} ${one.name}`).join(', ')
      out.write(`${path.basename(output)}: ${countOf(content.tables.length, 'table')} (${rows})\n`)
    })
}

async function tablesToWrite(input: string, wanted: string | undefined, format: CatalogFormat, signal: AbortSignal): Promise<TableSet> {
  const holdsOne = format === 'csv' || format === 'ds9' || format === 'casda'
  if (wanted === undefined && !holdsOne) return readCatalog(input, signal)
  const { table, run } = await readOneTable(input, wanted, signal)
  return { tables: [table], run }
}
