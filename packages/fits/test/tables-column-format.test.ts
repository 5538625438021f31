// TFORM values, the usual and the odd ones.

import { describe, expect, it } from 'vitest'
import { parseColumnFormat } from '../src/tables/column-format.ts'

describe('the format of a column', () => {
  it.each([
    ['E', { type: 'E', repeat: 1, storage: 'row', bytes: 4 }],
    ['12D', { type: 'D', repeat: 12, storage: 'row', bytes: 96 }],
    [' 3j ', { type: 'J', repeat: 3, storage: 'row', bytes: 12 }],
    ['0M', { type: 'M', repeat: 0, storage: 'row', bytes: 0 }],
    ['17X', { type: 'X', repeat: 17, storage: 'row', bytes: 3 }],
    ['20A', { type: 'A', repeat: 20, storage: 'row', bytes: 20, stringWidth: 20 }],
    ['60A12', { type: 'A', repeat: 60, storage: 'row', bytes: 60, stringWidth: 12 }],
    ['PE(120)', { type: 'E', repeat: 120, storage: 'P', bytes: 8 }],
    ['1QB', { type: 'B', repeat: 0, storage: 'Q', bytes: 16 }],
    ['0PJ(9)', { type: 'J', repeat: 9, storage: 'P', bytes: 0 }],
  ])('%s is understood', (tform, wanted) => {
    expect(parseColumnFormat(tform)).toMatchObject(wanted)
  })

  it.each(['', '5', 'Z', '-1E', '2PE', 'P', 'PP', 'QZ(4)', '99999999999999999E'])("'%s' is refused", (tform) => {
    expect(() => parseColumnFormat(tform)).toThrowError(expect.objectContaining({ code: 'FITS_BAD_TABLE' }))
  })
})
