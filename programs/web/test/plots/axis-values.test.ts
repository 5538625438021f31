// An axis that is chosen comes with the scale on which its values are seen.

import type { Column } from '@cirasa/catalog'
import { expect, it } from 'vitest'
import { axisValues, kindOf } from '../../src/plots/axis-values.ts'

const rows = 200
const columns: readonly Column[] = [
  {
    definition: { name: 'flux_int', type: 'double', unit: 'Jy', description: '' },
    values: Float64Array.from({ length: rows }, (_, row) => 1e-5 * 1.05 ** row),
  },
]

it('fluxes are seen on a log axis, and their logarithms, which are negative, on a linear one', () => {
  expect(kindOf(axisValues('flux_int', columns, rows), 'linear')).toBe('log')
  expect(kindOf(axisValues('log10(flux_int)', columns, rows), 'log')).toBe('linear')
})

it('a text that is no axis changes nothing', () => {
  expect(kindOf(axisValues('flux_int /', columns, rows), 'log')).toBe('log')
})
