// Our own finder as a user runs it: the whole program, every Gaussian fitted, CSV and no plot, like the peers.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { BenchFinder } from './bench-finder.ts'
import { commonColumns } from './common-columns.ts'
import { readCommaSeparated } from './delimited.ts'

const PROGRAM = path.resolve(import.meta.dirname, '../../programs/cli/bin/cirasa.mjs')

export const cirasa: BenchFinder = {
  name: 'cirasa',
  method: 'cirasa find with its defaults: every component fitted; components as CSV',
  missing: () => (existsSync(PROGRAM) ? undefined : 'programs/cli is not there'),
  command: ({ map, folder, threads }) => ({
    program: process.execPath,
    args: [
      ...[PROGRAM, 'find', map, '--out', folder, '--formats', 'csv', '--no-plot'],
      ...['--workers', String(threads), '--quiet', '--progress', 'none'],
    ],
  }),
  read({ folder }) {
    const file = readdirSync(folder).find((name) => name.endsWith('.components.csv'))
    if (file === undefined) throw new Error(`cirasa left no components in ${folder}`)
    const rows = readCommaSeparated(readFileSync(path.join(folder, file), 'utf8'))
    return new Map([['cirasa', commonColumns(rows, { ra: 'ra', dec: 'dec', peak: 'flux_peak', total: 'flux_int' })]])
  },
}
