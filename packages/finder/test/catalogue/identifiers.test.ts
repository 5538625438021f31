// Names: the same search has the same, another has others.

import { describe, expect, it } from 'vitest'
import { componentLetters, runIdOf } from '../../src/catalogue/identifiers.ts'

describe('the name of a run', () => {
  it('is the FNV-1a hash of what makes it, as published for these texts', () => {
    expect([runIdOf(''), runIdOf('a'), runIdOf('foobar')]).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968'])
  })

  it('has eight hex digits, and differs for texts that differ little', () => {
    const names = new Set<string>()
    for (let i = 0; i < 2000; i++) names.add(runIdOf(`image ${i} ä`))
    expect(names.size).toBe(2000)
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{8}$/)
  })
})

describe('the letters of components', () => {
  it('go on after z as in a spreadsheet', () => {
    expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(componentLetters)).toEqual(['a', 'b', 'z', 'aa', 'ab', 'az', 'ba', 'zz', 'aaa'])
  })

  it('are never the same for two', () => {
    expect(new Set(Array.from({ length: 5000 }, (_, n) => componentLetters(n))).size).toBe(5000)
  })
})
