// The word that is being written is completed, and nothing else of the text is touched.

import { expect, it } from 'vitest'
import { completions } from '../../src/catalogue/completions.ts'
import { columns } from './filter/columns.ts'

const words = (text: string) => completions(text, columns, 4).map(({ word }) => word)

it('completes columns, flags and functions, those that begin with it first', () => {
  expect(words('snr > 5 and flux')).toEqual(['flux_peak', 'flux_int'])
  expect(words('peak')).toEqual(['flux_peak'])
  expect(words('flag_ed')).toEqual([])
  expect(words('flag_near')).toEqual(['flag_near_edge'])
  expect(words('log')).toEqual(['log10('])
})

it('keeps what stands before', () => {
  expect(completions('snr > 5 and not flux_i', columns, 1)).toEqual([{ text: 'snr > 5 and not flux_int', word: 'flux_int', says: 'Jy · ' }])
})

it('has nothing to say after a number, a sign, or a word that is whole', () => {
  expect([words('snr > 5'), words('snr >'), words(''), words('maj_fwhm')]).toEqual([[], [], [], []])
})
