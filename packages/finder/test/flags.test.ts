// The registry of flags: one meaning a bit, and texts that can be read back.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLAGS, type FlagName, flagDefinitions, flagsText } from '../src/index.ts'

describe('flags', () => {
  it('are single bits, all different, in ascending order', () => {
    const bits = flagDefinitions.map(({ bit }) => bit)
    expect(new Set(bits).size).toBe(bits.length)
    expect(bits).toEqual([...bits].sort((a, b) => a - b))
    for (const bit of bits) {
      expect(Number.isInteger(Math.log2(bit))).toBe(true)
      // The catalogue keeps them as signed 32-bit integers.
      expect(bit).toBeLessThan(2 ** 31)
    }
  })

  it('are all in the registry, with a name and a sentence', () => {
    expect(flagDefinitions.map(({ name }) => name).sort()).toEqual(Object.keys(FLAGS).sort())
    for (const { name, bit, description } of flagDefinitions) {
      expect(FLAGS[name as FlagName]).toBe(bit)
      expect(name).toMatch(/^[A-Z][A-Z_]*$/)
      expect(description.length).toBeGreaterThan(20)
    }
  })

  it('can be read back from their text', () =>
    fc.assert(
      fc.property(fc.subarray([...flagDefinitions]), (chosen) => {
        const flags = chosen.reduce((all, { bit }) => all | bit, 0)
        const text = flagsText(flags)
        const names = text === '' ? [] : text.split(' ')
        expect(names.reduce((all, name) => all | FLAGS[name as FlagName], 0)).toBe(flags)
        expect(names.length).toBe(chosen.length)
      }),
    ))
})
