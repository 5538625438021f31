// Units of spectral axes in SI, with the spellings that headers have.

import { wcsErrors } from '../errors.ts'
import type { SpectralVariable } from './variables.ts'

const FACTORS: Readonly<Record<SpectralVariable['unit'], Readonly<Record<string, number>>>> = {
  Hz: { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9, THz: 1e12 },
  J: { J: 1, erg: 1e-7, eV: 1.602176634e-19, keV: 1.602176634e-16, MeV: 1.602176634e-13 },
  '1/m': { '1/m': 1, 'm-1': 1, '/m': 1, 'm**-1': 1, 'm^-1': 1, '1/cm': 100, 'cm-1': 100, '/cm': 100, 'cm**-1': 100, 'cm^-1': 100 },
  m: { m: 1, cm: 1e-2, mm: 1e-3, um: 1e-6, micron: 1e-6, nm: 1e-9, Angstrom: 1e-10, Angstroms: 1e-10, A: 1e-10, km: 1e3 },
  'm/s': {
    'm/s': 1,
    'm s-1': 1,
    'm.s-1': 1,
    'm s**-1': 1,
    'm s^-1': 1,
    'km/s': 1e3,
    'km s-1': 1e3,
    'km.s-1': 1e3,
    'km s**-1': 1e3,
    'km s^-1': 1e3,
    'cm/s': 1e-2,
  },
  '': { '': 1 },
}

/**
 * SI units in one unit as written; '' is the SI unit itself. The case is minded first and, as old headers write
 * M/S and HZ, ignored then. Throws WCS_UNSUPPORTED_UNIT.
 */
export function siFactor(written: string, unit: SpectralVariable['unit'], axis: number): number {
  if (written === '') return 1
  const known = FACTORS[unit]
  const exact = Object.hasOwn(known, written) ? known[written] : undefined
  const factor = exact ?? Object.entries(known).find(([name]) => name.toUpperCase() === written.toUpperCase())?.[1]
  if (factor === undefined) throw wcsErrors.UNSUPPORTED_UNIT({ unit: written, axis, expected: Object.keys(known).join(', ') || 'none' })
  return factor
}
