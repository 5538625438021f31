// The name that was probably meant is the one that is a slip away, and none where there is none.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestName } from '../src/index.ts'

describe('nearestName', () => {
  const names = ['seed-threshold', 'merge-threshold', 'mesh-size']

  it('finds a name with one letter dropped', () =>
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(30), (name, at) => {
        const dropped = at % name.length
        expect(nearestName(name.slice(0, dropped) + name.slice(dropped + 1), names)).toBe(name)
      }),
    ))

  it('has nothing for a name that is like none', () => {
    expect(nearestName('frobnicate', names)).toBeUndefined()
  })

  it('does not compare what is too long to be a slip', () => {
    const name = 'x'.repeat(70)
    expect(nearestName(`${name}x`, [name])).toBeUndefined()
  })
})
