// Values are taken exactly when they are of the type, the range and the words that the table says.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOptionValue, type FlagDefinition } from '../src/options/option-value.ts'

const base = { name: 'x', default: 1, description: '', heading: '' }
const number: FlagDefinition = { ...base, type: 'number', min: -2, max: 5 }
const integer: FlagDefinition = { ...base, type: 'integer', min: 0 }
const word: FlagDefinition = { ...base, type: 'enum', values: ['bicubic', 'bilinear'] }
const code = (of: string) => expect.objectContaining({ code: of })

describe('checkOptionValue', () => {
  it('takes numbers in the range and no others', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const check = () => checkOptionValue(number, String(value), '--x')
        if (value >= -2 && value <= 5) expect(check()).toBe(Number(String(value)))
        else expect(check).toThrow(code('CLI_OUT_OF_RANGE'))
      }),
    ))

  it.each([['', 'abc', '1,5', '0x', 'NaN', 'Infinity', true, null, {}].map((value) => value)].flat())(
    'refuses %j for a number',
    (value) => {
      expect(() => checkOptionValue(number, value, '--x')).toThrow(code('CLI_BAD_VALUE'))
    },
  )

  it('refuses a fraction for a whole number', () => {
    expect(checkOptionValue(integer, '3', '--x')).toBe(3)
    expect(() => checkOptionValue(integer, '3.5', '--x')).toThrow(code('CLI_BAD_VALUE'))
    expect(() => checkOptionValue(integer, -1, '--x')).toThrow(code('CLI_OUT_OF_RANGE'))
  })

  it('suggests the word that was meant', () => {
    expect(checkOptionValue(word, 'bicubic', '--x')).toBe('bicubic')
    expect(() => checkOptionValue(word, 'bilinaer', '--x')).toThrow(expect.objectContaining({ remedy: 'Did you mean bilinear?' }))
  })
})
