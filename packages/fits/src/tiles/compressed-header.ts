// The header of a compressed image: the table outside, the image's own cards under the names that the convention gives them.

import type { Card } from '../header/card.ts'
import { makeCard } from '../header/format-card.ts'
import { Header } from '../header/header.ts'
import { BLANK_PIXEL, type TileEncoding } from './encode-tile.ts'
import type { TileGrid } from './tile-grid.ts'

/** What the rows of the table are made of. */
export interface TileTable {
  readonly rows: number
  readonly rowBytes: number
  readonly heapBytes: number
  readonly columns: readonly { readonly name: string; readonly format: string }[]
}

const RENAMED: Readonly<Record<string, string>> = { EXTEND: 'ZEXTEND', PCOUNT: 'ZPCOUNT', GCOUNT: 'ZGCOUNT' }
const REWRITTEN = /^(?:SIMPLE|XTENSION|BITPIX|NAXIS\d*)$/

/** Makes the header of a compressed image from that of the image (FITS standard 4.0, section 10.1). */
export function compressedHeader(image: Header, grid: TileGrid, encoding: TileEncoding, table: TileTable): Header {
  const isFloat = (image.number('BITPIX') ?? 0) < 0
  const putAway = (name: string, keyword: string): Card => makeCard(name, image.get(keyword), image.card(keyword)?.comment)
  const own: Card[] = [
    makeCard('XTENSION', 'BINTABLE', 'binary table extension'),
    makeCard('BITPIX', 8, 'bytes'),
    makeCard('NAXIS', 2, ''),
    makeCard('NAXIS1', table.rowBytes, 'bytes of a row'),
    makeCard('NAXIS2', table.rows, 'number of tiles'),
    makeCard('PCOUNT', table.heapBytes, 'bytes of the heap'),
    makeCard('GCOUNT', 1, ''),
    makeCard('TFIELDS', table.columns.length, 'number of columns'),
    ...table.columns.flatMap(({ name, format }, i) => [makeCard(`TTYPE${i + 1}`, name), makeCard(`TFORM${i + 1}`, format)]),
    makeCard('ZIMAGE', true, 'this table holds a compressed image'),
    image.has('SIMPLE') ? putAway('ZSIMPLE', 'SIMPLE') : putAway('ZTENSION', 'XTENSION'),
    putAway('ZBITPIX', 'BITPIX'),
    putAway('ZNAXIS', 'NAXIS'),
    ...grid.shape.map((_, i) => putAway(`ZNAXIS${i + 1}`, `NAXIS${i + 1}`)),
    ...grid.tile.map((length, i) => makeCard(`ZTILE${i + 1}`, length, i === 0 ? 'size of a tile' : '')),
    ...compressionCards(encoding, isFloat),
  ]
  if (!image.has('EXTNAME')) own.push(makeCard('EXTNAME', 'COMPRESSED_IMAGE'))
  const others = image.cards.filter(({ keyword }) => !REWRITTEN.test(keyword))
  const renamed = others.map((card) => (card.keyword in RENAMED ? makeCard(RENAMED[card.keyword], card.value, card.comment) : card))
  return new Header([...own, ...renamed])
}

function compressionCards({ compression, quantization }: TileEncoding, isFloat: boolean): Card[] {
  const cards = [makeCard('ZCMPTYPE', compression.kind, 'compression algorithm')]
  if (compression.kind === 'RICE_1') {
    const { blockSize, bytesPerPixel } = compression.rice
    cards.push(makeCard('ZNAME1', 'BLOCKSIZE'), makeCard('ZVAL1', blockSize, 'pixels of a block'))
    cards.push(makeCard('ZNAME2', 'BYTEPIX'), makeCard('ZVAL2', bytesPerPixel, 'bytes of a pixel'))
  }
  if (quantization === undefined) return isFloat ? [...cards, makeCard('ZQUANTIZ', 'NONE', 'kept exactly')] : cards
  cards.push(makeCard('ZQUANTIZ', quantization.dither.kind, 'how pixels were rounded'))
  if (quantization.dither.kind !== 'NO_DITHER') cards.push(makeCard('ZDITHER0', quantization.dither.seed, 'seed of the dithering'))
  cards.push(makeCard('ZBLANK', BLANK_PIXEL, 'no value'))
  return cards
}
