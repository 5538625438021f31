// The address of the queue brings back where one was, and takes nothing that it does not know.

import { describe, expect, it } from 'vitest'
import { parseSearch, stringifySearch } from '../../src/frame/search-values.ts'
import { readValidateSearch } from '../../src/validate/validate-search.ts'

describe('the address of the queue', () => {
  it('says the same after a reload', () => {
    const search = {
      source: 'ab-S7',
      order: 'faint',
      show: 'all',
      filter: 'snr > 5',
      goOn: 'verdict',
      field: 96,
      same: true,
      end: true,
    } as const
    expect(readValidateSearch(parseSearch(stringifySearch(search)))).toMatchObject(search)
  })

  it('leaves out what it does not know', () => {
    const read = readValidateSearch({ order: 'sideways', show: 'none', field: '50', same: 'maybe' })
    expect(Object.values(read).every((value) => value === undefined)).toBe(true)
  })
})
