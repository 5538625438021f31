// Compares a catalogue with the truth of a simulated map, or with another catalogue of the same sky.

import path from 'node:path'
import { readOneTable } from '@cirasa/apps/node/catalogs'
import { writeAtomically } from '@cirasa/apps/node/files'
import { type RunRecord, standardise, type Table, type TableSet } from '@cirasa/catalog'
import { type CompareOptions, columnsOfTable, compareCatalogues, formatReport } from '@cirasa/simulate'
import type { Command } from 'commander'
import { choice, type Session } from '../command-tree.ts'
import { cliErrors } from '../errors.ts'
import { inFlags } from '../options/flag-names.ts'
import { positiveNumber } from '../options/positive-number.ts'

interface CompareRequest {
  readonly beam?: number
  readonly radius?: number
  readonly noise?: number
  readonly frame?: 'sky' | 'pixel'
  readonly pixelScale?: number
  readonly table?: string
  readonly referenceTable?: string
  readonly json?: boolean
  readonly plot?: string
}

/** How the options of the comparison are spelled here. */
const optionFlags = { beam: '--beam', matchRadius: '--radius', noise: '--noise', frame: '--frame', pixelScale: '--pixel-scale' }

export function defineCompare(command: Command, { out, signal }: Session): void {
  command
    .argument('<found>', 'the catalogue to judge')
    .argument('<reference>', 'what it is held against: a truth catalogue, or another one')
    .option('--beam <arcsec>', "the beam's FWHM (default: as one of the catalogues says)", positiveNumber('--beam'))
    .option('--radius <arcsec>', 'sources match within this distance (default: half a beam)', positiveNumber('--radius'))
    .option('--noise <Jy/beam>', "the map's noise, for the signal to noise (default: as each catalogue says)", positiveNumber('--noise'))
    .addOption(choice('--frame <frame>', 'where to match (default: on the sky where both have it)', ['sky', 'pixel']))
    .option('--pixel-scale <arcsec>', 'side of a pixel, to match on pixels', positiveNumber('--pixel-scale'))
    .option('--table <name>', 'the table of FOUND (default: components)')
    .option('--reference-table <name>', 'the table of REFERENCE (default: components, or the only one)')
    .option('--json', 'print the scores as JSON')
    .option('--plot <file>', 'draw them as a PNG')
    .addHelpText(
      'after',
      `
Examples:
  cirasa compare cirasa-out/map.vot map.truth.vot
  cirasa compare cirasa-out/map.vot map.truth.vot --plot compare.png --json > score.json
  cirasa compare ours.vot aegean.csv --beam 15      a catalogue of another finder`,
    )
    .action(async (found: string, reference: string, request: CompareRequest) => {
      const ours = await readStandardTable(found, request.table, signal)
      const theirs = await readStandardTable(reference, request.referenceTable, signal)
      const options = compareOptions(request, found, reference, [ours.run, theirs.run])
      const score = await inFlags(optionFlags, () => compareCatalogues(columnsOfTable(ours.table), columnsOfTable(theirs.table), options))
      const title = `${path.basename(found)} against ${path.basename(reference)}`
      if (request.plot)
        writeAtomically(request.plot, await plot(title, ours.table, theirs.table, options, score.options.frame, score.options.matchRadius))
      out.write(request.json ? `${JSON.stringify(score, null, 2)}\n` : `${title}\n${formatReport(score)}`)
    })
}

/** Catalogues of other finders are compared as well: their columns are brought into ours. */
async function readStandardTable(name: string, wanted: string | undefined, signal: AbortSignal) {
  const { table, run } = await readOneTable(name, wanted, signal)
  return { table: standardise(table).table, run }
}

/** The beam of a catalogue serves where none was given: its mean axis. */
function compareOptions(request: CompareRequest, found: string, reference: string, runs: readonly TableSet['run'][]): CompareOptions {
  const known = runs.map((run: RunRecord | undefined) => run?.image.beam).find((beam) => beam !== undefined)
  const beam = request.beam ?? (known && Math.sqrt(known.major * known.minor))
  if (beam === undefined) throw cliErrors.BEAM_WANTED({ found, reference })
  const { radius, noise, frame, pixelScale } = request
  return { beam, matchRadius: radius, noise, frame, pixelScale }
}

async function plot(
  title: string,
  found: Table,
  reference: Table,
  { noise, pixelScale = 1 }: CompareOptions,
  frame: 'sky' | 'pixel',
  radius: number,
): Promise<Buffer> {
  const { matchedRows } = await import('../compare/matched-rows.ts')
  const { comparePlot } = await import('../compare/compare-plot.ts')
  const placed = frame === 'sky' ? ({ kind: 'sky' } as const) : ({ kind: 'pixel', pixelScale } as const)
  return comparePlot(matchedRows(found, reference, radius, placed, noise), title)
}
