// Cells read as people write numbers: prefixes, digits, words for flags, a dash for nothing.

import { makeTable, type Table } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { columnFormat, flagWords } from '../../src/catalogue/column-format.ts'
import { withError } from '../../src/catalogue/with-error.ts'

const table: Table = makeTable('sources', {
  source_id: ['ab12-S1', 'ab12-S2', 'ab12-S3'],
  ra: [266.4, 0, Number.NaN],
  dec: [-45.5, 0.5, Number.NaN],
  hpx24: [2907735460548781, 1, null],
  x_pix: [118.7116, 3, 4],
  y_pix: [1, 2, 3],
  freq: [1.4e9, 1.4e9, 1.4e9],
  flux_peak: [0.00157331, 0.0002, Number.NaN],
  e_flux_peak: [0.0000182, 0.00002, 0.00004],
  pos_ang: [151.339, 0, 90],
  n_components: [1234, 2, null],
  rms_local: [0.0000205, 0.00002, 0.00003],
  flags: [9, 0, 0],
  flags_text: ['NEAR_EDGE BEAM_SHAPE', '', ''],
})

const choices = { sexagesimal: true, namePrefix: 'ab12-' }

function shown(name: string, how = choices): [string, ...string[]] {
  const format = columnFormat(table.columns.find(({ definition }) => definition.name === name)!, table, how)
  return [format.unit, format.text(0), format.text(1), format.text(2)]
}

describe('a cell', () => {
  it('has a unit with the prefix that suits the column', () => {
    expect(shown('flux_peak')).toEqual(['mJy/beam', '1.573', '0.2000', '–'])
    expect(shown('rms_local')).toEqual(['µJy/beam', '20.50', '20.00', '30.00'])
    expect(shown('freq')).toEqual(['GHz', '1.400', '1.400', '1.400'])
  })

  it('shows an error in the unit of its value', () => {
    expect(shown('e_flux_peak')).toEqual(['mJy/beam', '0.01820', '0.02000', '0.04000'])
  })

  it('shows positions in hours and degrees, or in degrees', () => {
    expect(shown('ra')).toEqual(['h:m:s', '17:45:36.00', '00:00:00.00', '–'])
    expect(shown('dec')).toEqual(['d:m:s', '-45:30:00.0', '+00:30:00.0', '–'])
    expect(shown('ra', { ...choices, sexagesimal: false })).toEqual(['deg', '266.400000', '0.000000', '–'])
  })

  it('shows names without what all of them begin with', () => {
    expect(shown('source_id')).toEqual(['', 'S1', 'S2', 'S3'])
  })

  it('shows whole numbers whole', () => {
    expect(shown('n_components')).toEqual(['', '1,234', '2', '–'])
    expect(shown('hpx24')).toEqual(['', '2907735460548781', '1', '–'])
  })

  it('shows angles and pixels with decimals that line up, flags in words', () => {
    expect(shown('pos_ang')).toEqual(['deg', '151.3', '0.0', '90.0'])
    expect(shown('x_pix')).toEqual(['pixel', '118.71', '3.00', '4.00'])
    expect(shown('flags_text')).toEqual(['', 'near edge, beam shape', '–', '–'])
    expect(flagWords('SOMETHING_NEW')).toBe('something new')
  })
})

describe('a value with its error', () => {
  it.each([
    [1.57331, 0.01826, '1.573', '0.018'],
    [1234.5, 120, '1230', '120'],
    [12.3456, 0.0996, '12.35', '0.10'],
    [5, 1.96, '5.0', '2.0'],
    [-0.5, 0.25, '-0.50', '0.25'],
    [98765, 1234, '98800', '1200'],
  ])('%f with %f', (value, error, expected, expectedError) => {
    expect(withError(value, error)).toEqual({ value: expected, error: expectedError })
  })

  it('stands alone without one', () => {
    expect(withError(1.57331, Number.NaN)).toEqual({ value: '1.573', error: undefined })
    expect(withError(1.57331, 0)).toEqual({ value: '1.573', error: undefined })
  })
})
