// Whatever bytes come, reading a header ends soon, with a header or with a coded error.

import { readFileSync } from 'node:fs'
import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeWithRealData, realImage, realImages } from '../../../testbed/real-data.ts'
import { describeHdu, Header, memorySource, openFits, readImage, verifyChecksum } from '../src/index.ts'
import { concat, headerBytes, primary, rawHeader } from './fixtures.ts'

/** Opens, describes and reads all that is there: nothing but coded errors may come. */
async function survive(bytes: Uint8Array): Promise<void> {
  try {
    const { hdus } = await openFits(memorySource(bytes))
    for (const hdu of hdus) {
      describeHdu(hdu)
      await verifyChecksum(hdu)
      if (hdu.kind === 'image') await readImage(hdu)
    }
  } catch (error) {
    if (!isCodedError(error)) throw error
  }
}

describe('reading a header', () => {
  it('survives random bytes and gives them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 800 }), (bytes) => {
        const cards = Header.parse(bytes).cards
        expect(cards.reduce((sum, card) => sum + card.image.length, 0) % 80).toBe(0)
      }),
      { numRuns: 500 },
    )
  })

  it('survives cards made of the pieces of cards, and keeps their bytes', () => {
    const piece = fc.constantFrom(
      '=',
      '= ',
      "'",
      "''",
      '&',
      '/',
      ' ',
      'CONTINUE',
      'CONTINUE  ',
      'HIERARCH ',
      'END',
      'END     ',
      'T',
      '1',
      '-',
      '.',
      'E',
      'D9',
      '(',
      ')',
      ',',
      '\x00',
      '\xff',
    )
    const card = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('').slice(0, 80).padEnd(80))
    fc.assert(
      fc.property(fc.array(card, { maxLength: 12 }), (cards) => {
        const end = cards.findIndex((one) => one.startsWith('END     ') && one[8] !== '=')
        const whole = Buffer.from((end < 0 ? cards : cards.slice(0, end)).join(''), 'latin1')
        const images = Header.parse(Buffer.from(cards.join(''), 'latin1')).cards.map((one) => one.image)
        expect(Buffer.from(images.join(''), 'latin1')).toEqual(whole)
      }),
      { numRuns: 2000 },
    )
  })

  it('survives a FITS file of which the structural cards are nonsense', async () => {
    const number = fc.oneof(
      fc.constantFrom(
        '0',
        '1',
        '2',
        '3',
        '8',
        '16',
        '-32',
        '999',
        '1000',
        '-1',
        '1E300',
        '4294967296',
        '9223372036854775807',
        "'2'",
        'T',
        '',
        'x',
      ),
      fc.integer().map(String),
    )
    const keyword = fc.constantFrom(
      'BITPIX',
      'NAXIS',
      'NAXIS1',
      'NAXIS2',
      'NAXIS3',
      'PCOUNT',
      'GCOUNT',
      'GROUPS',
      'BZERO',
      'BSCALE',
      'BLANK',
      'TFIELDS',
      'THEAP',
      'ZIMAGE',
      'ZNAXIS',
      'ZBITPIX',
      'DATASUM',
    )
    const card = fc.tuple(keyword, number).map(([key, text]) => `${key.padEnd(8)}= ${text}`)
    const start = fc.constantFrom('SIMPLE  = T', 'SIMPLE  = F', "XTENSION= 'BINTABLE'", "XTENSION= 'IMAGE'", "XTENSION= 'TABLE'")
    const hdu = fc.tuple(start, fc.array(card, { maxLength: 12 })).map(([first, cards]) => rawHeader(first, ...cards))
    await fc.assert(
      fc.asyncProperty(fc.array(hdu, { maxLength: 3 }), fc.boolean(), async (hdus, sound) => {
        await survive(concat(...(sound ? [headerBytes(primary(8, []))] : []), ...hdus))
      }),
      { numRuns: 1500 },
    )
  })

  it('takes a time that grows with the bytes, not with what they say', () => {
    const cards = Array.from({ length: 20_000 }, () => "CONTINUE  'and on &'")
    const header = Header.parse(rawHeader("LONG    = 'begins &'", ...cards))
    expect(header.cards.length).toBe(1)
    expect(header.string('LONG')!.length).toBe(7 + 20_000 * 7 + 1)
  })
})

describeWithRealData('a damaged real file', () => {
  const files = realImages(/\.fits(\.fz|\.gz)?$/).map((name) => readFileSync(realImage(name)).subarray(0, 60_000))

  it('is survived, wherever the damage is', async () => {
    const change = fc.tuple(fc.nat(30_000), fc.oneof(fc.constantFrom(0, 32, 39, 47, 48, 57, 61, 255), fc.nat(255)))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 40 }),
        fc.nat(60_000),
        async (file, changes, length) => {
          const bytes = new Uint8Array(file.subarray(0, 1000 + length))
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
          await survive(bytes)
        },
      ),
      { numRuns: 300 },
    )
  })
})
