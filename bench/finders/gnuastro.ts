// gnuastro from Debian: NoiseChisel, Segment and MakeCatalog (Akhlaghi & Ichikawa 2015). Its list has no peak threshold, so the bench cuts it.

import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BenchFinder } from './bench-finder.ts'
import { commonColumns } from './common-columns.ts'
import { readBlankSeparated } from './delimited.ts'
import { debianPython, peerFile } from './python.ts'

export const gnuastro: BenchFinder = {
  name: 'gnuastro',
  method: 'gnuastro: NoiseChisel + Segment + MakeCatalog, no kernel, minnumfalse 20; clumps with peaks of 5 times the MAD of the map',
  missing: () =>
    spawnSync('astnoisechisel', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : 'gnuastro: run bench/peers/setup',
  command: ({ map, folder, threads }) => ({ program: peerFile('run-gnuastro'), args: [map, folder, String(threads)] }),
  read({ map, folder, beamArea }) {
    const rows = readBlankSeparated(readFileSync(path.join(folder, 'catalogue_c.txt'), 'utf8'))
    const sigma = Number.parseFloat(execFileSync(debianPython.program, [peerFile('robust-sigma.py'), map], { encoding: 'utf8' }))
    const peak = rows.numbers('MAXIMUM')
    const columns = { ra: 'RA', dec: 'DEC', peak: 'MAXIMUM', total: 'BRIGHTNESS' }
    return new Map([['gnuastro', commonColumns(rows, columns, { keep: (row) => peak[row] >= 5 * sigma, totalOver: beamArea })]])
  },
}
