// SExtractor from Debian: the reference of every speed ratio. Isophotal detection and Kron fluxes, no fits (Bertin & Arnouts 1996).

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { getNumbers } from '@cirasa/catalog'
import type { BenchFinder } from './bench-finder.ts'
import { peerColumns, readPeerTable } from './peer-columns.ts'
import { peerFile } from './python.ts'

// THRESHOLD is 3 sigma, and what the bench keeps must reach 5.
const PEAK_OVER_THRESHOLD = 5 / 3

export const sextractor: BenchFinder = {
  name: 'sex',
  method: 'SExtractor: 3 sigma in 5 px, no filter, deblend 32/0.005, BACK_SIZE 64; FLUX_AUTO over the beam area; peaks of 5 sigma kept',
  missing: () =>
    spawnSync('source-extractor', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : 'source-extractor: run bench/peers/setup',
  command: ({ map, folder }) => ({
    program: 'source-extractor',
    args: [
      ...[map, '-c', peerFile('sextractor.conf')],
      ...['-PARAMETERS_NAME', peerFile('sextractor.param')],
      ...['-CATALOG_NAME', path.join(folder, 'catalogue.txt')],
    ],
  }),
  async read({ folder, beamArea }) {
    const rows = await readPeerTable(path.join(folder, 'catalogue.txt'))
    const peak = getNumbers(rows, 'FLUX_MAX')
    const threshold = getNumbers(rows, 'THRESHOLD')
    const columns = { ra: 'ALPHA_J2000', dec: 'DELTA_J2000', peak: 'FLUX_MAX', total: 'FLUX_AUTO' }
    const keep = (row: number) => peak[row] >= PEAK_OVER_THRESHOLD * threshold[row]
    return new Map([['sex', peerColumns(rows, columns, { keep, totalOver: beamArea })]])
  },
}
