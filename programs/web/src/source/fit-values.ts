// What was measured of a row: values with their errors, in one unit and with digits that match.

import { findColumn, isNull, type Table } from '@cirasa/catalog'
import { displayUnit } from '@cirasa/units'
import { withError } from '../catalogue/with-error.ts'

/** A measured value as text. */
export interface FitValue {
  readonly name: string
  /** What it is, from the definition of its column. */
  readonly description: string
  readonly value: string
  readonly error: string | undefined
  readonly unit: string
}

/** What is shown, in this order, with the words of people. */
const WANTED: readonly (readonly [column: string, name: string])[] = [
  ['flux_peak', 'Peak flux'],
  ['flux_int', 'Flux density'],
  ['maj_fwhm', 'Major axis'],
  ['min_fwhm', 'Minor axis'],
  ['pos_ang', 'Position angle'],
  ['maj_deconv', 'Major axis without beam'],
  ['min_deconv', 'Minor axis without beam'],
  ['pa_deconv', 'Angle without beam'],
  ['maj_deconv_limit', 'Major axis without beam below'],
  ['snr', 'S/N'],
  ['rms_local', 'Local rms'],
  ['bkg_local', 'Local background'],
  ['chi2', 'χ²'],
  ['ndf', 'Degrees of freedom'],
  ['n_pix', 'Pixels'],
]

/** The values of a row that are known. The unit has the prefix that suits this value. */
export function fitValues(table: Table, row: number): FitValue[] {
  return WANTED.flatMap(([column, name]): FitValue[] => {
    const found = findColumn(table, column)
    if (found === undefined || isNull(found, row) || !ArrayBuffer.isView(found.values)) return []
    const value = found.values[row]
    const errors = findColumn(table, `e_${column}`)
    const error = errors === undefined || isNull(errors, row) ? Number.NaN : Number(errors.values[row])
    const { label, factor } = displayUnit(found.definition.unit ?? '', value)
    const text = found.definition.type === 'int' ? { value: String(value), error: undefined } : withError(value * factor, error * factor)
    return [{ name, description: found.definition.description, ...text, unit: label }]
  })
}
