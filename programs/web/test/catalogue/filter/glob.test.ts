// Patterns match the whole text, and never take time that grows with their stars.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesGlob } from '../../../src/catalogue/filter/glob.ts'

it('agrees with a regular expression made of the pattern', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'C', '.', '-'), maxLength: 12 })
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '*', '?'), maxLength: 8 })
  fc.assert(
    fc.property(letters, patterns, (text, pattern) => {
      const source = pattern.replace(/[.-]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')
      expect(matchesGlob(text, pattern)).toBe(new RegExp(`^${source}$`, 'i').test(text))
    }),
  )
})

it('ends soon on a pattern that would make a regular expression go on for ever', () => {
  expect(matchesGlob('a'.repeat(2000), `${'a*'.repeat(200)}b`)).toBe(false)
})
