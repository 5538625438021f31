// What is written reads back as it was, and what FITS cannot say is refused.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CardValue, Header, makeCard } from '../src/index.ts'
import { codeOf, rawHeader } from './fixtures.ts'

const standardKeyword = fc
  .stringMatching(/^[A-Z][A-Z0-9_-]{0,7}$/)
  .filter((word) => !['COMMENT', 'HISTORY', 'CONTINUE', 'END', 'HIERARCH'].includes(word))
const hierarchKeyword = fc.stringMatching(/^[A-Z]{3} [A-Z0-9_-]{1,12} [A-Z0-9]{1,12}$/)
const printable = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 300 })
const value: fc.Arbitrary<CardValue> = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  printable,
  fc.constant(undefined),
  fc.record({ re: fc.integer({ min: -99, max: 99 }), im: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 }) }),
)

/** What FITS keeps of a value: no blanks at the end of strings, one zero, integers as they fit. */
function canonical(given: CardValue): CardValue {
  if (typeof given === 'string') return given.replace(/ +$/, '')
  if (typeof given === 'bigint') return Number.isSafeInteger(Number(given)) ? Number(given) : given
  return given
}

describe('a card that was made', () => {
  it('reads back with its value, in whole cards of 80 printable characters', () => {
    fc.assert(
      fc.property(fc.oneof(standardKeyword, hierarchKeyword), value, (keyword, given) => {
        const card = makeCard(keyword, given)
        expect(card.image.length % 80).toBe(0)
        expect(card.image).toMatch(/^[\x20-\x7e]+$/)
        const [read, ...more] = Header.parse(new Header([card]).toBytes()).cards
        expect(more).toEqual([])
        expect(read).toMatchObject({ kind: 'value', keyword, image: card.image })
        expect(read!.value).toEqual(canonical(given))
      }),
      { numRuns: 2000 },
    )
  })

  it('has the fixed format that old readers want', () => {
    expect(makeCard('SIMPLE', true, 'standard').image).toBe('SIMPLE  =                    T / standard'.padEnd(80))
    expect(makeCard('BMAJ', 0.0018).image).toBe('BMAJ    =               0.0018'.padEnd(80))
    expect(makeCard('XTENSION', 'IMAGE', 'x').image).toBe("XTENSION= 'IMAGE   '           / x".padEnd(80))
  })

  it('loses the end of a comment that does not fit, never its value', () => {
    const card = makeCard('KEY', 'v'.repeat(60), 'c'.repeat(60))
    expect(card.image.length).toBe(80)
    expect(Header.parse(new Header([card]).toBytes()).string('KEY')).toBe('v'.repeat(60))
  })

  it.each([
    ['KEY', Number.NaN],
    ['KEY', Number.POSITIVE_INFINITY],
    ['KEY', 'café'],
    ['KEY', 'two\nlines'],
    ['A=B', 1],
    ['', 1],
    [`${'LONG '.repeat(20)}KEYWORD`, 1],
  ])('is refused where FITS has no form for it: %s = %s', async (keyword, given) => {
    expect(await codeOf(() => makeCard(keyword, given))).toBe('FITS_BAD_CARD')
  })
})

describe('an edit', () => {
  const header = Header.parse(
    rawHeader('SIMPLE  =  T / odd spacing', "OBJECT  = 'M 67'   /  the cluster", 'COMMENT stays', 'EXPTIME = 30.0'),
  )

  it('changes one card and leaves the bytes of the others', () => {
    const edited = header.set('EXPTIME', 60)
    expect(edited.cards.map((card) => card.image.trimEnd())).toEqual([
      'SIMPLE  =  T / odd spacing',
      "OBJECT  = 'M 67'   /  the cluster",
      'COMMENT stays',
      'EXPTIME =                   60',
    ])
    expect(header.number('EXPTIME')).toBe(30)
  })

  it('keeps the comment of the card unless another is given', () => {
    expect(header.set('OBJECT', 'NGC 1').card('OBJECT')!.comment).toBe('the cluster')
    expect(header.set('OBJECT', 'NGC 1', 'a galaxy').card('OBJECT')!.comment).toBe('a galaxy')
  })

  it('adds, deletes and tells history', () => {
    const edited = header
      .set('NEW', 1)
      .delete('comment', 'EXPTIME')
      .addHistory(`made by\n${'x'.repeat(100)}`)
    expect(edited.has('EXPTIME')).toBe(false)
    expect(edited.texts('COMMENT')).toEqual([])
    expect(edited.texts('HISTORY')).toEqual(['made by', 'x'.repeat(72), 'x'.repeat(28)])
  })
})
