// Which layers are shown: an address says it as it is, and keys leaf through them round and round.

import { describe, expect, it } from 'vitest'
import { layersOf, layersText, nextLayer } from '../../src/workspace/shown-text.ts'

const ids = ['image', 'rms', 'residual']

describe('an address', () => {
  it('that says nothing shows the first layer, and one that shows none says so', () => {
    expect([...layersOf(undefined, ids)]).toEqual(['image'])
    expect(layersText(new Set(['image']), ids)).toBeUndefined()
    expect(layersText(new Set(), ids)).toBe('none')
    expect([...layersOf('none', ids)]).toEqual([])
  })

  it('names layers from the lowest, and none that there is not', () => {
    expect(layersText(new Set(['residual', 'image', 'preview-rms']), ids)).toBe('image,residual')
    expect([...layersOf('residual,image,sky', ids)]).toEqual(['image', 'residual'])
  })
})

describe('the next layer', () => {
  it('is the one above or below the uppermost that is shown, round and round', () => {
    expect(nextLayer(ids, new Set(['image']), 1)).toBe('rms')
    expect(nextLayer(ids, new Set(['image', 'residual']), 1)).toBe('image')
    expect(nextLayer(ids, new Set(['image']), -1)).toBe('residual')
  })

  it('of none is none', () => expect(nextLayer([], new Set(), 1)).toBeUndefined())
})
