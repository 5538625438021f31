// Old and new components stand in one table, so that they can be compared.

import { type Column, columnValues, type Table } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { fitTable } from '../../../src/workspace/editing/fit-rows.ts'

const column = (name: string, unit: string, values: number[]): Column => ({
  definition: { name, type: 'double', unit, description: '', nullable: true },
  values: columnValues('double', values),
})
const components: Table = {
  name: 'components',
  description: '',
  rows: 2,
  columns: [
    column('flux_peak', 'Jy/beam', [0.0021, 0.5]),
    column('e_flux_peak', 'Jy/beam', [0.0001, 0.01]),
    column('maj_fwhm', 'arcsec', [Number.NaN, 12]),
  ],
}

describe('the table of a fit', () => {
  it('has rows of the run and of the fit in the same unit, with errors', () => {
    const { headings, rows } = fitTable(components, [0], [{ flux_peak: 0.0023, e_flux_peak: 0.0002, maj_fwhm: 15 }], () => '41a')
    expect(headings[0]).toEqual({ name: 'Peak', unit: 'mJy/beam' })
    expect(rows.map(({ name, isNew, figures }) => [name, isNew, figures[0]])).toEqual([
      ['Run 41a', false, { value: '2.10', error: '0.10' }],
      ['Fit 1', true, { value: '2.30', error: '0.20' }],
    ])
  })

  it('says nothing of what is not known', () => {
    const { rows } = fitTable(components, [0], [{}])
    expect(rows[0].figures[2]).toBeUndefined()
    expect(rows[1].figures.every((figure) => figure === undefined)).toBe(true)
  })
})
