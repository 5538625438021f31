// Addresses hold plain text; what is read from them has the type that a page wants, or is nothing.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagOf, listOf, numberOf, oneOf, parseSearch, stringifySearch, textOf, wholeOf } from '../../src/frame/search-values.ts'

describe('the query of an address', () => {
  it('keeps texts as they are, those that look like numbers too', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1 })), (search) => {
        expect(parseSearch(stringifySearch(search))).toEqual({ ...search })
      }),
    ))

  it('leaves out what says nothing', () => expect(stringifySearch({ a: undefined, b: '', c: false, d: [] })).toBe(''))

  it('joins lists by commas', () => expect(stringifySearch({ files: ['a', 'b'], bin: true })).toBe('?files=a,b&bin=true'))
})

describe('values of a query', () => {
  it('are numbers only where these are', () => {
    expect([numberOf('1.5'), numberOf(''), numberOf('x'), numberOf('Infinity')]).toEqual([1.5, undefined, undefined, undefined])
    expect([wholeOf('3'), wholeOf('3.5'), wholeOf('-1'), wholeOf(4)]).toEqual([3, undefined, undefined, 4])
  })

  it('are words of a choice, lists and flags', () => {
    expect([oneOf('b', ['a', 'b']), oneOf('c', ['a', 'b'])]).toEqual(['b', undefined])
    expect([listOf('a,,b'), listOf(['a']), listOf('')]).toEqual([['a', 'b'], ['a'], undefined])
    expect([flagOf('true'), flagOf('1'), flagOf('false'), textOf(12)]).toEqual([true, true, undefined, '12'])
  })
})
