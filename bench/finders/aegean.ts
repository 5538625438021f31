// Aegean (Hancock et al. 2012, 2018), from the folder that AEGEAN_DIR names: Gaussian fits to islands split by curvature.

import path from 'node:path'
import { findColumn } from '@cirasa/catalog'
import type { BenchFinder } from './bench-finder.ts'
import { peerColumns, readPeerTable } from './peer-columns.ts'
import { debianPython, missingModule, peerFile, pythonOf } from './python.ts'

const python = () => pythonOf('AEGEAN_DIR')

export const aegean: BenchFinder = {
  name: 'aegean',
  method: 'BANE and Aegean: seeded at 5 sigma, grown to 4; Gaussian fits',
  missing() {
    const own = python()
    return own === undefined ? 'AEGEAN_DIR names no folder' : missingModule(own, 'AegeanTools', 'see AEGEAN_DIR in bench/README.md')
  },
  command({ map, folder, threads }) {
    const { program, env } = python() ?? debianPython
    return { program: peerFile('run-aegean'), args: [program, map, folder, String(threads)], env }
  },
  async read({ folder }) {
    const rows = await readPeerTable(path.join(folder, 'catalogue_comp.csv'))
    // In a map with Galactic axes it names them lon and lat.
    const [ra, dec] = findColumn(rows, 'ra') === undefined ? ['lon', 'lat'] : ['ra', 'dec']
    return new Map([['aegean', peerColumns(rows, { ra, dec, peak: 'peak_flux', total: 'int_flux' })]])
  },
}
