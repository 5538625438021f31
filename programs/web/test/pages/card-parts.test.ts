// Cards of a header are taken apart without losing a character.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardParts } from '../../src/pages/data/file/card-parts.ts'

describe('a card', () => {
  it('is keyword, value and comment', () =>
    expect(cardParts("BUNIT   = 'Jy/beam '           / unit")).toEqual({
      keyword: 'BUNIT   ',
      value: "= 'Jy/beam '           ",
      comment: '/ unit',
    }))

  it('may quote quotes, and have no comment', () => expect(cardParts("OBJECT  = 'O''Neill / field'").value).toBe("= 'O''Neill / field'"))

  it('is text after COMMENT and HISTORY', () =>
    expect(cardParts('HISTORY made = by / hand')).toEqual({ keyword: 'HISTORY ', value: '', comment: 'made = by / hand' }))

  it('is whole again when its parts are joined', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (card) => {
        const { keyword, value, comment } = cardParts(card)
        expect(keyword + value + comment).toBe(card)
      }),
    ))
})
