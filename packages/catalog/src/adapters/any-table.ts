// Any other table with positions: columns are told by their UCD, else by the names that the field gives them.

import type { Column } from '../model/column.ts'
import type { Table } from '../model/table.ts'
import type { Adapter, Rule } from './adapter.ts'

interface Guess {
  readonly to: string
  /** UCDs, old and new, that mean this column. */
  readonly ucd?: RegExp
  /** Names in lower case. */
  readonly names: readonly string[]
  readonly unit?: string
}

const GUESSES: readonly Guess[] = [
  { to: 'source_id', ucd: /^(meta\.id;meta\.main|ID_MAIN)$/i, names: ['source_id', 'id', 'name', 'source', 'component_id', 'number'] },
  {
    to: 'ra',
    ucd: /^(pos\.eq\.ra;meta\.main|POS_EQ_RA_MAIN)$/i,
    names: ['ra', '_raj2000', 'raj2000', 'ra_deg', 'ra_icrs', 'raj2000_deg', 'right_ascension'],
    unit: 'deg',
  },
  {
    to: 'dec',
    ucd: /^(pos\.eq\.dec;meta\.main|POS_EQ_DEC_MAIN)$/i,
    names: ['dec', '_dej2000', 'dej2000', 'decj2000', 'dec_deg', 'de_icrs', 'de', 'declination'],
    unit: 'deg',
  },
  { to: 'e_ra', ucd: /^stat\.error;pos\.eq\.ra/i, names: ['e_ra', 'e_raj2000', 'ra_err', 'err_ra'], unit: 'arcsec' },
  { to: 'e_dec', ucd: /^stat\.error;pos\.eq\.dec/i, names: ['e_dec', 'e_dej2000', 'dec_err', 'err_dec'], unit: 'arcsec' },
  { to: 'x_pix', ucd: /^pos\.cartesian\.x(;instr\.det)?$/i, names: ['x_pix', 'x_image', 'xpix', 'x'], unit: 'pixel' },
  { to: 'y_pix', ucd: /^pos\.cartesian\.y(;instr\.det)?$/i, names: ['y_pix', 'y_image', 'ypix', 'y'], unit: 'pixel' },
  {
    to: 'flux_peak',
    ucd: /^phot\.(flux|count)(\.density)?(;[\w.]+)*;stat\.max/i,
    names: ['flux_peak', 'peak_flux', 'peakflux', 'fpeak', 'speak', 's_peak', 'fp', 'peak'],
  },
  { to: 'e_flux_peak', names: ['e_flux_peak', 'e_peak_flux', 'err_peak_flux', 'e_fpeak', 'flux_peak_err'] },
  { to: 'flux_int', names: ['flux_int', 'int_flux', 'total_flux', 'flux_total', 'fint', 'sint', 's_int', 'stotal', 'flux', 's1.4', 's'] },
  { to: 'e_flux_int', names: ['e_flux_int', 'e_total_flux', 'err_int_flux', 'e_fint', 'flux_int_err', 'e_s1.4', 'flux_err'] },
  { to: 'maj_fwhm', names: ['maj_fwhm', 'maj', 'majaxis', 'major', 'bmaj', 'maj_axis', 'fwhm_maj'], unit: 'arcsec' },
  { to: 'min_fwhm', names: ['min_fwhm', 'min', 'minaxis', 'minor', 'bmin', 'min_axis', 'fwhm_min'], unit: 'arcsec' },
  { to: 'pos_ang', ucd: /^pos\.posAng$/i, names: ['pos_ang', 'pa', 'posang', 'bpa', 'position_angle'], unit: 'deg' },
  { to: 'rms_local', names: ['rms_local', 'local_rms', 'rms', 'isl_rms', 'noise'] },
  { to: 'snr', ucd: /^stat\.snr$/i, names: ['snr', 's/n', 'sn'] },
]

/** An adapter guessed for this table, or undefined where no positions are found in it. */
export function guessAdapter(table: Table): Adapter | undefined {
  const rules: Rule[] = []
  for (const guess of GUESSES) {
    const column =
      table.columns.find((one) => one.definition.ucd !== undefined && guess.ucd?.test(one.definition.ucd)) ?? named(table, guess.names)
    if (column === undefined || (guess.to !== 'source_id' && !ArrayBuffer.isView(column.values))) continue
    rules.push({ to: guess.to, from: column.definition.name, ...(guess.unit === undefined ? {} : { unit: guess.unit }) })
  }
  const has = (to: string): boolean => rules.some((rule) => rule.to === to)
  if (!(has('ra') && has('dec')) && !(has('x_pix') && has('y_pix'))) return undefined
  return { finder: 'unknown', kind: 'sources', marks: [], rules }
}

function named(table: Table, names: readonly string[]): Column | undefined {
  for (const name of names) {
    const column = table.columns.find((one) => one.definition.name.toLowerCase() === name)
    if (column !== undefined) return column
  }
  return undefined
}
