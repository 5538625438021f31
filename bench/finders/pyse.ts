// PySE (Spreeuw 2010; Carbone et al. 2018), from the folder that PYSE_DIR names: Gaussian fits, or its vectorised moments.

import path from 'node:path'
import type { BenchFinder } from './bench-finder.ts'
import { peerColumns, readPeerTable } from './peer-columns.ts'
import { debianPython, missingModule, peerFile, pythonOf } from './python.ts'

const python = () => pythonOf('PYSE_DIR')

export const pyseFit = way('fit', 'PySE: detection 5, analysis 3, grid 90; Gaussian fits, deblend 32/0.005')
export const pyseMoments = way('vec', 'PySE: detection 5, analysis 3, grid 90; vectorised moments, no deblending')

function way(kind: 'fit' | 'vec', method: string): BenchFinder {
  const name = `pyse_${kind}`
  return {
    name,
    method,
    missing() {
      const own = python()
      return own === undefined ? 'PYSE_DIR names no folder' : missingModule(own, 'sourcefinder', 'see PYSE_DIR in bench/README.md')
    },
    command({ map, folder, threads }) {
      const { program, env } = python() ?? debianPython
      return { program, args: [peerFile('run-pyse.py'), map, path.join(folder, 'catalogue.csv'), kind, String(threads)], env }
    },
    async read({ folder }) {
      const rows = await readPeerTable(path.join(folder, 'catalogue.csv'))
      return new Map([[name, peerColumns(rows, { ra: 'ra', dec: 'dec', peak: 'peak', total: 'total' })]])
    },
  }
}
