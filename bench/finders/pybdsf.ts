// PyBDSF (Mohan & Rafferty 2015), from the folder that PYBDSF_DIR names: Gaussian fits grouped into sources; both lists are scored.

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { SourceColumns } from '@cirasa/simulate'
import type { BenchFinder } from './bench-finder.ts'
import { nothingFound, peerColumns, readPeerTable } from './peer-columns.ts'
import { debianPython, missingModule, peerFile, pythonOf } from './python.ts'

const python = () => pythonOf('PYBDSF_DIR')
const columns = { ra: 'RA', dec: 'DEC', peak: 'Peak_flux', total: 'Total_flux' }

export const pybdsf: BenchFinder = {
  name: 'pybdsf',
  method: 'PyBDSF: thresh_pix 5, thresh_isl 3, rms box as it chooses; sources, and Gaussians as pybdsf_gaul',
  missing() {
    const own = python()
    return own === undefined ? 'PYBDSF_DIR names no folder' : missingModule(own, 'bdsf', 'see PYBDSF_DIR in bench/README.md')
  },
  command({ map, folder, threads }) {
    const { program, env } = python() ?? debianPython
    return { program, args: [peerFile('run-pybdsf.py'), map, path.join(folder, 'catalogue'), String(threads)], env }
  },
  async read({ folder }) {
    const list = async (kind: string): Promise<SourceColumns> => {
      const file = path.join(folder, `catalogue.${kind}.csv`)
      // It writes no file when it finds nothing.
      return existsSync(file) ? peerColumns(await readPeerTable(file), columns) : nothingFound
    }
    return new Map([
      ['pybdsf', await list('srl')],
      ['pybdsf_gaul', await list('gaul')],
    ])
  },
}
