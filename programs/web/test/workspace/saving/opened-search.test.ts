// A copied address shows the same to everybody; a bare one what one has left.

import { expect, it } from 'vitest'
import { openedSearch } from '../../../src/workspace/saving/opened-search.ts'

const saved = { at: '10,20', zoom: '4', filter: 'snr > 9', panel: 'plots', grid: 'ICRS', hdu: '1', plane: '3' }

it('a bare address is filled with what was saved', () => {
  expect(openedSearch({}, saved)).toEqual(saved)
})

it('what an address says wins over what was saved', () => {
  expect(openedSearch({ filter: 'snr > 5', panel: undefined }, saved)).toEqual({ ...saved, filter: 'snr > 5' })
})

it('an address with a place was copied: nothing is added to it', () => {
  expect(openedSearch({ at: '1,2', zoom: '8', filter: undefined }, saved)).toEqual({ at: '1,2', zoom: '8' })
})

it('of another plane only what has no place on it is taken', () => {
  expect(openedSearch({ hdu: 2 }, saved)).toEqual({ hdu: 2, panel: 'plots', grid: 'ICRS' })
  expect(openedSearch({ hdu: 1 }, saved)).toEqual({ ...saved, hdu: 1 })
})

it('a link to a source shows it, wherever one has looked before and whatever was filtered', () => {
  const looked = { ...saved, source: 'S1' }
  const seen = { panel: 'plots', grid: 'ICRS', hdu: '1', plane: '3' }
  expect(openedSearch({ source: 'S2' }, looked)).toEqual({ ...seen, source: 'S2' })
  expect(openedSearch({ source: 'S1' }, looked)).toEqual({ ...seen, source: 'S1' })
  expect(openedSearch({}, looked)).toEqual(looked)
})
