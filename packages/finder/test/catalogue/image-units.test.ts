// Units of fluxes from the unit of the image, as headers really spell it.

import { describe, expect, it } from 'vitest'
import { isPerBeam, unitsOf } from '../../src/catalogue/image-units.ts'

describe('the units of a catalogue', () => {
  it('are Jy for all spellings of Jy per beam', () => {
    for (const unit of [
      'Jy/beam',
      'JY/BEAM',
      'Jy/Beam',
      'Jy beam-1',
      'jy/beam',
      ' Jy / beam ',
      'Jy beam^-1',
      'Jy*beam-1',
      'Jy.beam-1',
      'Jy beam**-1',
      'Jy/bm',
    ]) {
      expect(unitsOf(unit, true), unit).toEqual({ brightness: 'Jy/beam', flux: 'Jy', size: undefined })
      expect(isPerBeam(unit), unit).toBe(true)
    }
  })

  it('keep the prefix, in small letters also where the header shouts', () => {
    for (const [unit, flux] of [
      ['mJy/beam', 'mJy'],
      ['MJY/BEAM', 'mJy'],
      ['uJy/beam', 'uJy'],
      ['UJY/BEAM', 'uJy'],
      ['microJy/beam', 'uJy'],
      ['nJy beam-1', 'nJy'],
    ]) {
      expect(unitsOf(unit, true), unit).toMatchObject({ brightness: `${flux}/beam`, flux })
    }
  })

  it('stay as they are where they are something else', () => {
    expect(unitsOf('adu', true)).toMatchObject({ brightness: 'adu', flux: 'adu' })
    expect(unitsOf('K', true)).toMatchObject({ brightness: 'K', flux: 'K' })
    expect(unitsOf('', true)).toMatchObject({ brightness: '', flux: '' })
    for (const unit of ['adu', 'K', '', 'MJy/sr', 'Jy/pixel', 'count s-1']) expect(isPerBeam(unit), unit).toBe(false)
  })

  it('have sizes in pixels without a sky', () => {
    expect(unitsOf('Jy/beam', false).size).toBe('pixel')
    expect(unitsOf('adu', true).size).toBeUndefined()
  })
})
