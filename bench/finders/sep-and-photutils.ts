// SEP (Barbary 2016) and photutils from Debian, run by small scripts beside this folder with SExtractor's thresholds.

import path from 'node:path'
import type { BenchFinder } from './bench-finder.ts'
import { peerColumns, readPeerTable } from './peer-columns.ts'
import { debianPython, missingModule, peerFile } from './python.ts'

const columns = { ra: 'ra', dec: 'dec', peak: 'peak', total: 'total' }

export const sep = scripted('sep', 'SEP: as SExtractor, local noise; Kron fluxes; peaks of 5 sigma kept')
export const photutils = scripted('photutils', 'photutils: as SEP, segments deblended 32/0.005; Kron fluxes; peaks of 5 sigma kept')

function scripted(name: string, method: string): BenchFinder {
  return {
    name,
    method,
    missing: () => missingModule(debianPython, name, 'run bench/peers/setup'),
    command: ({ map, folder }) => ({
      program: debianPython.program,
      args: [peerFile(`run-${name}.py`), map, path.join(folder, 'catalogue.csv')],
    }),
    read: async ({ folder }) => new Map([[name, peerColumns(await readPeerTable(path.join(folder, 'catalogue.csv')), columns)]]),
  }
}
