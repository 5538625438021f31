// What each form of card means.

import { describe, expect, it } from 'vitest'
import { Header } from '../src/index.ts'
import { rawHeader } from './fixtures.ts'

const read = (...cards: string[]): Header => Header.parse(rawHeader(...cards))
const value = (card: string): unknown => read(card).cards[0].value

describe('a value card', () => {
  it.each([
    ['KEY     =                    T', true],
    ['KEY     = F/no', false],
    ['KEY     =                   42', 42],
    ['KEY     = -0', 0],
    ['KEY     = +17 / plus', 17],
    ['KEY     =  1.5D3', 1500],
    ['KEY     = .5', 0.5],
    ['KEY     = 5.', 5],
    ['KEY     = 1.25e-3', 0.00125],
    ['KEY     = 9007199254740993', 9007199254740993n],
    ['KEY     = -9223372036854775808', -9223372036854775808n],
    ['KEY     = (1.5, -2)', { re: 1.5, im: -2 }],
    ['KEY     =                       / nothing', undefined],
    ["KEY     = ''", ''],
    ["KEY     = '        '", ''],
    ["KEY     = 'it''s / quoted'  / comment", "it's / quoted"],
    ["KEY     = '  leading stays'", '  leading stays'],
    ["KEY     = 'ends in &'", 'ends in &'],
  ])('%s', (card, wanted) => {
    const [first] = read(card).cards
    expect(first!.kind).toBe('value')
    expect(first!.value).toEqual(wanted)
  })

  it('has a comment after the slash', () => {
    expect(read("KEY     = 'a/b' / the comment ").cards[0].comment).toBe('the comment')
    expect(read('KEY     = 1/x').cards[0].comment).toBe('x')
  })

  it('keeps whole numbers exact through the accessor for them', () => {
    const header = read('BIG     = 9007199254740993', 'SMALL   = 5', 'REAL    = 1.5')
    expect([header.bigint('BIG'), header.bigint('SMALL'), header.bigint('REAL')]).toEqual([9007199254740993n, 5n, undefined])
    expect(header.number('BIG')).toBe(9007199254740992)
  })
})

describe('a card that breaks the grammar', () => {
  it.each([
    "KEY     = 'no end",
    'KEY     = 12abc',
    'KEY     = NaN',
    'KEY     = 1.2.3',
    "KEY     = 'a' b",
    'KEY     = (1,',
    'KEY     = 1E999',
  ])('is kept as it is: %s', (card) => {
    const header = read(card)
    expect(header.cards[0]).toMatchObject({ kind: 'invalid', keyword: 'KEY', value: undefined, image: card.padEnd(80) })
    expect(header.has('KEY')).toBe(false)
  })

  it('may hold bytes that are no ASCII, and gives them back', () => {
    const bytes = rawHeader('COMMENT \x00\xe9\xff text', "NAME    = 'Garc\xeda'")
    expect(Buffer.from(Header.parse(bytes).toBytes())).toEqual(bytes)
  })
})

describe('a text card', () => {
  it('has its text whatever looks like a value', () => {
    expect(
      read('COMMENT = 5', 'HISTORY   indented', '        blank keyword').cards.map((card) => [card.kind, card.keyword, card.comment]),
    ).toEqual([
      ['text', 'COMMENT', '= 5'],
      ['text', 'HISTORY', '  indented'],
      ['text', '', 'blank keyword'],
    ])
  })

  it('is one without a value indicator too', () => {
    expect(read('ESO-LOG 00:00:00> DATE = 1').cards[0]).toMatchObject({ kind: 'text', keyword: 'ESO-LOG' })
    expect(read('KEY     =5').cards[0]).toMatchObject({ kind: 'text', keyword: 'KEY' })
  })
})

describe('HIERARCH', () => {
  it('gives a keyword of words, found with and without it', () => {
    const header = read('HIERARCH ESO DET GAIN = 2.5 / e-/ADU', "HIERARCH  ESO ins ID='X'")
    expect(header.number('ESO DET GAIN')).toBe(2.5)
    expect(header.number('hierarch eso det gain')).toBe(2.5)
    expect(header.string('ESO INS ID')).toBe('X')
    expect(header.cards[0].comment).toBe('e-/ADU')
  })

  it('without an equals sign is text', () => {
    expect(read('HIERARCH nothing here').cards[0]).toMatchObject({ kind: 'text', keyword: 'HIERARCH' })
  })
})

describe('CONTINUE', () => {
  it('joins the parts of a string and of its comment', () => {
    const header = read("LONG    = 'first &' / one", "CONTINUE  'second &'", "CONTINUE  'third' / two", 'NEXT    = 1')
    expect(header.string('LONG')).toBe('first second third')
    expect(header.card('LONG')!.comment).toBe('one two')
    expect(header.cards.map((card) => card.keyword)).toEqual(['LONG', 'NEXT'])
  })

  it('keeps an ampersand that nothing continues', () => {
    expect(read("LONG    = 'R&'", 'NEXT    = 1').string('LONG')).toBe('R&')
    expect(read("LONG    = 'a&'", "CONTINUE  'R&'", 'NEXT    = 1').string('LONG')).toBe('aR&')
  })

  it('with nothing before it is text', () => {
    expect(read('KEY     = 1', "CONTINUE  'lost'").cards[1]).toMatchObject({ kind: 'text', keyword: 'CONTINUE' })
  })
})

describe('a header', () => {
  it('ends at END and not at a keyword that begins with it', () => {
    const header = read('ENDTIME = 5', 'END_X   = 6', 'END     = 7')
    expect(header.cards.map((card) => card.keyword)).toEqual(['ENDTIME', 'END_X', 'END'])
  })

  it('gives the first of two cards with one keyword', () => {
    expect(read('RA      = 1', 'RA      = 2').number('RA')).toBe(1)
  })

  it('becomes a record without text, complex and invalid cards', () => {
    const header = read(
      'A       = 1',
      "B       = 'x'",
      'C       = T',
      'D       =',
      'E       = (1,2)',
      'F       = x',
      'BIG     = 9007199254740993',
      'COMMENT no',
    )
    expect({ ...header.toRecord() }).toEqual({ A: 1, B: 'x', C: true, D: undefined, BIG: 9007199254740992 })
  })

  it('gives nothing of another type', () => {
    const header = read('N       = 1', "S       = '1'")
    expect([header.string('N'), header.number('S'), header.boolean('N'), header.get('ABSENT')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

it('reads lower-case keywords as upper-case', () => {
  expect(value('naxis   = 3')).toBe(3)
  expect(read('naxis   = 3').number('NAXIS')).toBe(3)
})
