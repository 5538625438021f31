// A small table with every type of column and nulls in each, for the tests of filters.

import { type Column, type ColumnType, columnValues, type ValuesGiven } from '@cirasa/catalog'

const column = (name: string, type: ColumnType, values: ValuesGiven, unit?: string): Column => ({
  definition: { name, type, description: '', ...(unit === undefined ? {} : { unit }) },
  values: columnValues(type, values),
})

export const ROWS = 5

export const columns: readonly Column[] = [
  column('source_id', 'string', ['S1', 'S2', 'S3', 'S10', '']),
  column('morph', 'string', ['point', 'extended', 'compact-extended', '', 'point']),
  column('ra', 'double', [10, 10.001, 350, Number.NaN, 0], 'deg'),
  column('dec', 'double', [-30, -30, 0, Number.NaN, 89], 'deg'),
  column('flux_peak', 'float', [0.001, 0.005, 0.1, Number.NaN, 0.02], 'Jy/beam'),
  column('flux_int', 'float', [0.002, 0.004, 0.2, 0.01, Number.NaN], 'Jy'),
  column('snr', 'float', [5, 7.5, 100, 4, Number.NaN]),
  column('maj_fwhm', 'float', [10, 20, 60, 5, 8], 'arcsec'),
  column('n_components', 'int', [1, 2, 3, null, 1]),
  column('flags', 'int', [0, 1, 5, 32, null]),
  column('checked', 'boolean', [true, false, null, true, false]),
]
