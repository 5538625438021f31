// What a header says of its data: kind, axes and size in bytes. The place where absurd headers are refused.

import { fitsErrors } from '../errors.ts'
import type { Header } from '../header/header.ts'
import type { Bitpix } from './hdu.ts'

/** Kind and size of the data of an HDU, before it is known where they lie. */
export type Structure =
  | { readonly kind: 'image'; readonly dataBytes: number; readonly bitpix: Bitpix; readonly shape: readonly number[] }
  | {
      readonly kind: 'compressed-image'
      readonly dataBytes: number
      readonly bitpix: Bitpix
      readonly shape: readonly number[]
      readonly table: TableStructure
    }
  | { readonly kind: 'binary-table' | 'ascii-table'; readonly dataBytes: number; readonly table: TableStructure }
  | { readonly kind: 'empty'; readonly dataBytes: number }

/** A table's rows and heap, in bytes from the start of its data. */
export interface TableStructure {
  readonly rowBytes: number
  readonly rows: number
  readonly fields: number
  readonly heapStart: number
}

/**
 * Reads the structural keywords of a header.
 *
 * @throws FITS_BAD_HEADER, FITS_RANDOM_GROUPS
 */
export function readStructure(header: Header, hdu: number): Structure {
  const extension = hdu === 0 ? undefined : (header.string('XTENSION') ?? '')
  if (hdu === 0 && header.get('SIMPLE') !== true) throw fitsErrors.BAD_HEADER({ hdu, keyword: 'SIMPLE', why: 'is not T' })
  const bitpix = readBitpix(header, hdu, 'BITPIX')
  const axes = readAxes(header, hdu, 'NAXIS')
  if (hdu === 0 && axes[0] === 0 && axes.length > 1 && header.get('GROUPS') === true) throw fitsErrors.RANDOM_GROUPS({ hdu })
  const pcount = readCount(header, hdu, 'PCOUNT', 0, Number.MAX_SAFE_INTEGER)
  const gcount = readCount(header, hdu, 'GCOUNT', 1, Number.MAX_SAFE_INTEGER)
  const dataBytes = sizeOf(hdu, bitpix, axes, pcount, gcount)
  if (extension === undefined || extension === 'IMAGE' || extension === 'IUEIMAGE') {
    if (pcount !== 0) throw fitsErrors.BAD_HEADER({ hdu, keyword: 'PCOUNT', why: `is ${pcount}, for an image it must be 0` })
    if (gcount !== 1) throw fitsErrors.BAD_HEADER({ hdu, keyword: 'GCOUNT', why: `is ${gcount}, for an image it must be 1` })
    return dataBytes === 0 ? { kind: 'empty', dataBytes } : { kind: 'image', dataBytes, bitpix, shape: axes }
  }
  if (extension === 'BINTABLE' || extension === 'A3DTABLE' || extension === 'TABLE') {
    return tableStructure(header, hdu, extension, { bitpix, axes, gcount, dataBytes })
  }
  return { kind: 'empty', dataBytes }
}

interface Sized {
  readonly bitpix: Bitpix
  readonly axes: readonly number[]
  readonly gcount: number
  readonly dataBytes: number
}

function tableStructure(header: Header, hdu: number, extension: string, { bitpix, axes, gcount, dataBytes }: Sized): Structure {
  if (bitpix !== 8) throw fitsErrors.BAD_HEADER({ hdu, keyword: 'BITPIX', why: `is ${bitpix}, for a table it must be 8` })
  if (axes.length !== 2) throw fitsErrors.BAD_HEADER({ hdu, keyword: 'NAXIS', why: `is ${axes.length}, for a table it must be 2` })
  if (gcount !== 1) throw fitsErrors.BAD_HEADER({ hdu, keyword: 'GCOUNT', why: `is ${gcount}, for a table it must be 1` })
  const [rowBytes, rows] = axes as [number, number]
  const fields = readCount(header, hdu, 'TFIELDS', undefined, 999)
  const heapStart = extension === 'TABLE' ? rowBytes * rows : readCount(header, hdu, 'THEAP', rowBytes * rows, Number.MAX_SAFE_INTEGER)
  if (heapStart < rowBytes * rows || heapStart > dataBytes) {
    if (header.has('THEAP')) throw fitsErrors.BAD_HEADER({ hdu, keyword: 'THEAP', why: `is ${heapStart}, outside the data` })
  }
  const table = { rowBytes, rows, fields, heapStart }
  if (extension === 'TABLE') return { kind: 'ascii-table', dataBytes, table }
  if (header.get('ZIMAGE') !== true) return { kind: 'binary-table', dataBytes, table }
  const shape = readAxes(header, hdu, 'ZNAXIS')
  const zbitpix = readBitpix(header, hdu, 'ZBITPIX')
  sizeOf(hdu, zbitpix, shape, 0, 1)
  if (shape.length === 0 || shape.includes(0)) return { kind: 'binary-table', dataBytes, table }
  return { kind: 'compressed-image', dataBytes, bitpix: zbitpix, shape, table }
}

function readBitpix(header: Header, hdu: number, keyword: string): Bitpix {
  const bitpix = header.number(keyword)
  if (bitpix === 8 || bitpix === 16 || bitpix === 32 || bitpix === 64 || bitpix === -32 || bitpix === -64) return bitpix
  throw fitsErrors.BAD_HEADER({ hdu, keyword, why: bitpix === undefined ? 'is missing' : `is ${bitpix}: not 8, 16, 32, 64, -32 or -64` })
}

function readAxes(header: Header, hdu: number, keyword: 'NAXIS' | 'ZNAXIS'): number[] {
  const naxis = readCount(header, hdu, keyword, undefined, 999)
  const axes: number[] = []
  for (let i = 1; i <= naxis; i++) axes.push(readCount(header, hdu, `${keyword}${i}`, undefined, Number.MAX_SAFE_INTEGER))
  return axes
}

function readCount(header: Header, hdu: number, keyword: string, missing: number | undefined, max: number): number {
  const value = header.get(keyword)
  if (value === undefined && missing !== undefined && !header.has(keyword)) return missing
  if (value === undefined) throw fitsErrors.BAD_HEADER({ hdu, keyword, why: 'is missing' })
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max) return value
  throw fitsErrors.BAD_HEADER({ hdu, keyword, why: `is ${String(value)}, not a count${max === 999 ? ' up to 999' : ''}` })
}

/** |BITPIX| / 8 * GCOUNT * (PCOUNT + NAXIS1 * NAXIS2 ...), exactly. */
function sizeOf(hdu: number, bitpix: Bitpix, axes: readonly number[], pcount: number, gcount: number): number {
  let pixels = axes.length === 0 || axes.includes(0) ? 0n : 1n
  if (pixels > 0n) for (const length of axes) if (length > 1) pixels *= BigInt(length)
  const bytes = BigInt(Math.abs(bitpix) / 8) * BigInt(gcount) * (BigInt(pcount) + pixels)
  if (bytes > BigInt(Number.MAX_SAFE_INTEGER) - 1_000_000n) {
    throw fitsErrors.BAD_HEADER({ hdu, keyword: 'NAXIS', why: 'and the lengths of its axes promise more bytes than any file can have' })
  }
  return Number(bytes)
}
