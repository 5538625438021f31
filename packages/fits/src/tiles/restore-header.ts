// The header that a compressed image had before: keywords of the table go, those of the image come back.

import type { Card } from '../header/card.ts'
import { makeCard } from '../header/format-card.ts'
import { Header } from '../header/header.ts'

/** Keywords that the convention put away under another name (FITS standard 4.0, section 10.1.2). */
const putAway: Readonly<Record<string, string>> = {
  ZSIMPLE: 'SIMPLE',
  ZTENSION: 'XTENSION',
  ZBITPIX: 'BITPIX',
  ZNAXIS: 'NAXIS',
  ZEXTEND: 'EXTEND',
  ZBLOCKED: 'BLOCKED',
  ZPCOUNT: 'PCOUNT',
  ZGCOUNT: 'GCOUNT',
  ZHECKSUM: 'CHECKSUM',
  ZDATASUM: 'DATASUM',
}

/** Keywords that describe the table or the compression. */
const OF_TABLE =
  /^(?:XTENSION|BITPIX|NAXIS\d*|PCOUNT|GCOUNT|TFIELDS|THEAP|CHECKSUM|DATASUM|ZIMAGE|ZCMPTYPE|ZMASKCMP|ZQUANTIZ|ZDITHER0|ZSCALE|ZZERO|ZBLANK|Z(?:TILE|NAME|VAL)\d+)$/
const OF_COLUMN = /^T(?:TYPE|FORM|UNIT|NULL|SCAL|ZERO|DISP|DIM|BCOL)(\d+)$/
const ZNAXIS = /^ZNAXIS(\d+)$/
/** In the order that the standard asks for. */
const MANDATORY = /^(?:SIMPLE|XTENSION|BITPIX|NAXIS\d*|PCOUNT|GCOUNT|EXTEND)$/

/**
 * The header of the image inside a compressed-image HDU. Cards of the image keep their bytes and order; the name that writers give
 * to the table, COMPRESSED_IMAGE, is dropped.
 */
export function restoreImageHeader(header: Header): Header {
  const fields = header.number('TFIELDS') ?? 0
  const first: Card[] = []
  const others: Card[] = []
  for (const card of header) {
    if (OF_TABLE.test(card.keyword)) continue
    const column = OF_COLUMN.exec(card.keyword)
    if (column !== null && Number(column[1]) <= fields) continue
    if (card.keyword === 'EXTNAME' && card.value === 'COMPRESSED_IMAGE') continue
    const axis = ZNAXIS.exec(card.keyword)
    const keyword = axis === null ? putAway[card.keyword] : `NAXIS${axis[1]}`
    const restored = keyword === undefined ? card : makeCard(keyword, card.value, card.comment)
    if (MANDATORY.test(restored.keyword)) first.push(restored)
    else others.push(restored)
  }
  const hasBlank = header.has('BLANK') || (header.number('ZBITPIX') ?? 0) < 0
  const blank = header.card('ZBLANK')
  if (!hasBlank && blank !== undefined) others.push(makeCard('BLANK', blank.value, blank.comment))
  if (!header.has('ZSIMPLE') && !header.has('ZTENSION')) first.push(makeCard('XTENSION', 'IMAGE', 'Image extension'))
  first.sort((a, b) => rank(a.keyword) - rank(b.keyword))
  return new Header([...first, ...others])
}

function rank(keyword: string): number {
  if (keyword === 'SIMPLE' || keyword === 'XTENSION') return 0
  if (keyword === 'BITPIX') return 1
  if (keyword === 'NAXIS') return 2
  if (keyword.startsWith('NAXIS')) return 2 + Number(keyword.slice(5))
  return 2000 + ['PCOUNT', 'GCOUNT', 'EXTEND'].indexOf(keyword)
}
