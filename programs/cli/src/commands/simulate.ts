// Makes a map of known sources, and beside it the catalogue of them: what finders are measured on.

import path from 'node:path'
import { type SkyOptions, skyOptionTable, skyPreset, skyPresets } from '@cirasa/simulate'
import type { Command } from 'commander'
import { choice, type Session } from '../command-tree.ts'
import { inFlags } from '../options/flag-names.ts'
import { addOptionFlags, flagValues } from '../options/option-flags.ts'
import { progressOption } from '../options/progress-option.ts'
import { flagName, skyFlags, skyOptions } from '../options/sky-flags.ts'
import { simulateFiles } from '../simulate/simulate-files.ts'
import { type ProgressKind, progressReport } from '../terminal/progress.ts'

const flags = skyFlags(skyOptionTable)
const optionFlags = Object.fromEntries(skyOptionTable.map(({ name }) => [name, `--${flagName(name)}`]))

interface SimulateOptions {
  readonly preset?: string
  readonly truth?: string
  readonly progress: ProgressKind | 'auto'
}

export function defineSimulate(command: Command, { out, err, signal }: Session): void {
  command
    .argument('<map>', 'the FITS file to write')
    .addOption(choice('--preset <name>', 'a named sky, which the flags then change', Object.keys(skyPresets)))
    .option('--truth <file>', 'where the catalogue of what is in the map goes: .vot, .csv, .json, .fits or .reg (default: MAP.truth.vot)')
    .addOption(progressOption())
  addOptionFlags(command, flags)
  command
    .addHelpText(
      'after',
      `
Examples:
  cirasa simulate map.fits --width 1000 --height 1000 --density 1000 --seed 7
  cirasa simulate hard.fits --preset hard --truth hard.csv
  cirasa find map.fits && cirasa compare cirasa-out/map.vot map.truth.vot`,
    )
    .action(async (map: string, options: SimulateOptions) => {
      const given = { ...(options.preset ? skyPreset(options.preset) : {}), ...skyOptions(flagValues(command, flags)) } as SkyOptions
      const report = progressReport(options.progress, path.basename(map), err)
      const { sources, files } = await inFlags(optionFlags, () => simulateFiles(map, options.truth, given, report, signal))
      out.write(`${sources.toLocaleString('en-US')} sources in ${files[0]}, listed in ${files[1]}\n`)
    })
}
