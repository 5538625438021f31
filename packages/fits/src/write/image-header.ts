// The header of an image to write: structural cards first, then the cards of the image that it was made from.

import type { Bitpix } from '../hdu/hdu.ts'
import type { Card, CardValue } from '../header/card.ts'
import { makeCard } from '../header/format-card.ts'
import { Header } from '../header/header.ts'
import type { ImagePlane } from '../image/choose-plane.ts'
import type { PixelType } from '../image/pixels.ts'

/** What an image to write is. */
export interface ImageDescription {
  readonly type: PixelType
  /** Lengths of the axes, the fastest first. */
  readonly shape: readonly number[]
  /** Cards to keep, such as the input's. Structural cards are rewritten; scaling, sums, extremes and compression are left out. */
  readonly header?: Header
  /** Keeps BSCALE, BZERO and BLANK of `header`: the pixels are stored values that they belong to. */
  readonly keepScaling?: boolean
}

/** How pixels are stored, and the BZERO that makes unsigned integers of signed ones. */
export const storage: Readonly<Record<PixelType, { readonly bitpix: Bitpix; readonly bzero: number | bigint }>> = {
  uint8: { bitpix: 8, bzero: 0 },
  int8: { bitpix: 8, bzero: -128 },
  int16: { bitpix: 16, bzero: 0 },
  uint16: { bitpix: 16, bzero: 32768 },
  int32: { bitpix: 32, bzero: 0 },
  uint32: { bitpix: 32, bzero: 2147483648 },
  int64: { bitpix: 64, bzero: 0 },
  uint64: { bitpix: 64, bzero: 9223372036854775808n },
  float32: { bitpix: -32, bzero: 0 },
  float64: { bitpix: -64, bzero: 0 },
}

/**
 * The header of an image as the primary HDU or as an extension. Cards that say the same as before are kept byte for byte.
 */
export function imageHeader({ type, shape, header, keepScaling = false }: ImageDescription, primary: boolean): Header {
  const from = header ?? new Header([])
  const { bitpix, bzero } = storage[type]
  const cards: Card[] = [
    primary ? kept(from, 'SIMPLE', true, 'conforms to FITS standard') : kept(from, 'XTENSION', 'IMAGE', 'image extension'),
    kept(from, 'BITPIX', bitpix, 'bits of a pixel'),
    kept(from, 'NAXIS', shape.length, 'number of axes'),
    ...shape.map((length, i) => kept(from, `NAXIS${i + 1}`, length, '')),
  ]
  if (primary) cards.push(kept(from, 'EXTEND', true, 'there may be extensions'))
  else cards.push(kept(from, 'PCOUNT', 0, ''), kept(from, 'GCOUNT', 1, ''))
  if (bzero !== 0 && !keepScaling) cards.push(kept(from, 'BSCALE', 1, ''), kept(from, 'BZERO', bzero, 'unsigned integers'))
  const table = from.has('TFIELDS')
  return new Header([...cards, ...from.cards.filter((card) => !isReplaced(card, keepScaling, table))])
}

function kept(from: Header, keyword: string, value: CardValue, comment: string): Card {
  const card = from.card(keyword)
  return card !== undefined && card.value === value ? card : makeCard(keyword, value, card?.comment ?? comment)
}

const STRUCTURE = /^(?:SIMPLE|XTENSION|BITPIX|NAXIS\d{0,3}|EXTEND|PCOUNT|GCOUNT|GROUPS|CHECKSUM|DATASUM|DATAMIN|DATAMAX|INHERIT|END)$/
const SCALING = /^(?:BSCALE|BZERO|BLANK)$/
const TABLE = /^(?:TFIELDS|THEAP|(?:TTYPE|TFORM|TUNIT|TNULL|TSCAL|TZERO|TDISP|TDIM)\d{1,3})$/
const COMPRESSION =
  /^Z(?:IMAGE|SIMPLE|TENSION|EXTEND|BITPIX|NAXIS\d{0,3}|PCOUNT|GCOUNT|CMPTYPE|TILE\d{1,3}|NAME\d{1,3}|VAL\d{1,3}|MASKCMP|QUANTIZ|DITHER0|BLANK|SCALE|ZERO|HECKSUM|DATASUM)$/

function isReplaced({ keyword, value }: Card, keepScaling: boolean, table: boolean): boolean {
  if (STRUCTURE.test(keyword) || (!keepScaling && SCALING.test(keyword))) return true
  return table && (TABLE.test(keyword) || COMPRESSION.test(keyword) || (keyword === 'EXTNAME' && value === 'COMPRESSED_IMAGE'))
}

const ABOVE_TWO =
  /^(?:NAXIS|CTYPE|CRVAL|CRPIX|CDELT|CUNIT|CROTA|CNAME|CRDER|CSYER)(?:[3-9]|\d\d)[A-Z]?$|^PV(?:[3-9]|\d\d)_\d+[A-Z]?$|^(?:CD|PC)(?:(?:[3-9]|\d\d)_\d+|\d+_(?:[3-9]|\d\d))[A-Z]?$|^(?:CD|PC)00(?:[3-9]\d{3}|\d{3}[3-9])$|^PC\d{3}(?:00[3-9]|0\d\d)$/

/**
 * The header of a single plane: without the axes above the second, so that a reader does not look for them. The plane's frequency,
 * which was on one of them, goes into OBSFREQ.
 */
export function planeHeader(header: Header, plane?: Pick<ImagePlane, 'frequencyHz'>): Header {
  let flat = header.filter(({ keyword }) => !ABOVE_TWO.test(keyword))
  if (flat.has('NAXIS')) flat = flat.set('NAXIS', 2)
  if (flat.has('WCSAXES')) flat = flat.set('WCSAXES', 2)
  if (plane?.frequencyHz !== undefined && !header.has('OBSFREQ')) {
    flat = flat.set('OBSFREQ', plane.frequencyHz, '[Hz] frequency of this plane')
  }
  return flat
}
