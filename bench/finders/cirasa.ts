// Our own finder as a user runs it: the whole program, every Gaussian fitted, CSV and no plot, like the peers.

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { columnsOfTable } from '@cirasa/simulate'
import type { BenchFinder } from './bench-finder.ts'
import { readPeerTable } from './peer-columns.ts'

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
  async read({ folder }) {
    const file = readdirSync(folder).find((name) => name.endsWith('.components.csv'))
    if (file === undefined) throw new Error(`cirasa left no components in ${folder}`)
    return new Map([['cirasa', columnsOfTable(await readPeerTable(path.join(folder, file)))]])
  },
}
