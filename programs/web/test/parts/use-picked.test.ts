// One is picked by a click, many by a range.

import { describe, expect, it } from 'vitest'
import { withToggled } from '../../src/parts/use-picked.ts'

const listed = ['a', 'b', 'c', 'd']
const picked = (set: ReadonlySet<string>) => [...set].toSorted()

describe('picking', () => {
  it('turns one', () => {
    expect(picked(withToggled(new Set(), listed, 'b', undefined))).toEqual(['b'])
    expect(picked(withToggled(new Set(['b']), listed, 'b', undefined))).toEqual([])
  })

  it('takes a range in either direction', () => {
    expect(picked(withToggled(new Set(['b']), listed, 'd', 'b'))).toEqual(['b', 'c', 'd'])
    expect(picked(withToggled(new Set(['d']), listed, 'b', 'd'))).toEqual(['b', 'c', 'd'])
  })

  it('leaves a range when the one is left', () =>
    expect(picked(withToggled(new Set(['a', 'b', 'c', 'd']), listed, 'd', 'c'))).toEqual(['a', 'b']))

  it('turns one when the start of the range is no longer listed', () =>
    expect(picked(withToggled(new Set(), listed, 'c', 'gone'))).toEqual(['c']))
})
