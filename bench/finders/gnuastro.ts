// gnuastro from Debian: NoiseChisel, Segment and MakeCatalog (Akhlaghi & Ichikawa 2015). Its list has no peak threshold, so the bench cuts it.

import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import { getNumbers } from '@cirasa/catalog'
import type { BenchFinder } from './bench-finder.ts'
import { peerColumns, readPeerTable } from './peer-columns.ts'
import { debianPython, peerFile } from './python.ts'

export const gnuastro: BenchFinder = {
  name: 'gnuastro',
  method: 'gnuastro: NoiseChisel + Segment + MakeCatalog, no kernel, minnumfalse 20; clumps with peaks of 5 times the MAD of the map',
  missing: () =>
    spawnSync('astnoisechisel', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : 'gnuastro: run bench/peers/setup',
  command: ({ map, folder, threads }) => ({ program: peerFile('run-gnuastro'), args: [map, folder, String(threads)] }),
  async read({ map, folder, beamArea }) {
    const rows = await readPeerTable(path.join(folder, 'catalogue_c.txt'))
    const sigma = Number.parseFloat(execFileSync(debianPython.program, [peerFile('robust-sigma.py'), map], { encoding: 'utf8' }))
    const peak = getNumbers(rows, 'MAXIMUM')
    const columns = { ra: 'RA', dec: 'DEC', peak: 'MAXIMUM', total: 'BRIGHTNESS' }
    return new Map([['gnuastro', peerColumns(rows, columns, { keep: (row) => peak[row] >= 5 * sigma, totalOver: beamArea })]])
  },
}
