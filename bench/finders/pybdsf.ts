// PyBDSF (Mohan & Rafferty 2015), from the folder that PYBDSF_DIR names: Gaussian fits grouped into sources; both lists are scored.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SourceColumns } from '@cirasa/simulate'
import type { BenchFinder } from './bench-finder.ts'
import { commonColumns } from './common-columns.ts'
import { readCommaSeparated } from './delimited.ts'
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
  read({ folder }) {
    const list = (kind: string): SourceColumns => {
      const file = path.join(folder, `catalogue.${kind}.csv`)
      return commonColumns(readCommaSeparated(existsSync(file) ? readFileSync(file, 'utf8') : EMPTY), columns)
    }
    return new Map([
      ['pybdsf', list('srl')],
      ['pybdsf_gaul', list('gaul')],
    ])
  },
}

// It writes no file when it finds nothing.
const EMPTY = `${Object.values(columns).join(',')}\n`
