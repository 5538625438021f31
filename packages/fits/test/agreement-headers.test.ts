// Every card of every real header must mean to us what it means to astropy, and go back to the same bytes.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { describeWithRealData, realImage, realImages } from '../../../testbed/real-data.ts'
import { type Card, memorySource, openFits } from '../src/index.ts'

const READ_CARDS = `
import sys, json, warnings
from astropy.io import fits
warnings.simplefilter('ignore')
def plain(v):
    if isinstance(v, fits.card.Undefined): return None
    if isinstance(v, complex): return {'re': v.real, 'im': v.imag}
    if isinstance(v, int) and not isinstance(v, bool) and abs(v) > 2**53: return str(v)
    return v
out = []
with fits.open(json.load(sys.stdin), disable_image_compression=True) as hdus:
    for hdu in hdus:
        out.append([[c.keyword, plain(c.value), c.comment] for c in hdu.header.cards])
print(json.dumps(out))
`

const plain = (card: Card): [string, unknown, string] => {
  if (card.kind === 'text') return [card.keyword, card.comment, '']
  return [card.keyword, typeof card.value === 'bigint' ? String(card.value) : (card.value ?? null), card.comment]
}

describeWithRealData('headers of the real images', () => {
  const names = realImages(/\.fits/)

  it.each(names)('go back to the bytes they were read from: %s', async (name) => {
    const { source, hdus } = await openFits(memorySource(readFileSync(realImage(name))))
    for (const { header, headerOffset, dataOffset } of hdus) {
      expect(Buffer.from(header.toBytes())).toEqual(Buffer.from(await source.read(headerOffset, dataOffset - headerOffset)))
    }
  })

  describeWith('astropy', 'agree with astropy card by card', () => {
    it.each(names)('%s', async (name) => {
      const wanted = askPython<[string, unknown, string][][]>(READ_CARDS, path.resolve(realImage(name)))
      const { hdus } = await openFits(memorySource(readFileSync(realImage(name))))
      expect(hdus.length).toBe(wanted.length)
      hdus.forEach((hdu, i) => {
        expect(hdu.header.cards.map(plain)).toEqual(wanted[i])
      })
    })
  })
})
