// Writes binary tables: columns in, the bytes of an HDU out.

import { fitsErrors } from '../errors.ts'
import { BLOCK_LENGTH } from '../header/card.ts'
import { makeCard } from '../header/format-card.ts'
import { Header } from '../header/header.ts'
import type { FitsWriter, HduOptions } from '../write/fits-writer.ts'
import { badColumn, type TableInput } from './column-input.ts'
import { type ColumnPlan, planColumn } from './column-plan.ts'
import { scatter } from './elements.ts'

/** A binary table as it will be in the file: its header, and its data without padding. */
export interface BinaryTable {
  readonly header: Header
  readonly data: Uint8Array
}

/** Offsets in the heap are 32-bit numbers. */
const LARGEST_HEAP = 2 ** 31 - 1
const MOST_COLUMNS = 999

/**
 * Makes a binary table (FITS standard 4.0, section 7.3). All columns need the same number of rows.
 *
 * @throws FITS_BAD_COLUMN, FITS_BAD_TABLE for too many columns, FITS_BAD_CARD for names outside printable ASCII
 * @example makeBinaryTable({ name: 'SOURCES', columns: [{ name: 'RA', unit: 'deg', values: new Float64Array([1, 2]) }] })
 */
export function makeBinaryTable(table: TableInput): BinaryTable {
  if (table.columns.length > MOST_COLUMNS)
    throw fitsErrors.BAD_TABLE({ why: `it has ${table.columns.length} columns, FITS allows ${MOST_COLUMNS}` })
  const plans = table.columns.map(planColumn)
  const rows = plans[0]?.rows ?? 0
  for (const plan of plans) if (plan.rows !== rows) throw badColumn(plan.input.name, `it has ${plan.rows} rows, others have ${rows}`)
  const rowBytes = plans.reduce((sum, { bytes }) => sum + bytes, 0)
  const heapBytes = plans.reduce((sum, plan) => sum + heapBytesOf(plan), 0)
  if (heapBytes > LARGEST_HEAP) throw fitsErrors.TOO_LARGE({ bytes: heapBytes, limit: LARGEST_HEAP })
  const data = new Uint8Array(rows * rowBytes + heapBytes)
  let offset = 0
  let heap = 0
  for (const plan of plans) {
    if (plan.content.kind === 'heap') heap = writeHeap(plan, { data, offset, rowBytes, heapStart: rows * rowBytes, heap })
    else scatter(plan.content.numbers, 0, { offset, rowBytes, rows, perRow: plan.content.perRow }, data)
    offset += plan.bytes
  }
  return Object.freeze({ header: tableHeader(table, plans, { rowBytes, rows, heapBytes }), data })
}

/**
 * The bytes of a binary-table HDU, header and padding included; a primary HDU must come before it in the file.
 *
 * @throws as `makeBinaryTable`
 */
export function encodeBinaryTable(table: TableInput): Uint8Array {
  const { header, data } = makeBinaryTable(table)
  const head = header.toBytes()
  const bytes = new Uint8Array(head.length + Math.ceil(data.length / BLOCK_LENGTH) * BLOCK_LENGTH)
  bytes.set(head)
  bytes.set(data, head.length)
  return bytes
}

/**
 * Writes a binary table as the next HDU of a file, after an empty primary HDU when it would be the first.
 *
 * @throws as `makeBinaryTable`
 */
export async function writeBinaryTable(writer: FitsWriter, table: TableInput, options?: HduOptions): Promise<void> {
  const { header, data } = makeBinaryTable(table)
  if (writer.count === 0) await (await writer.startHdu(emptyPrimary(), options)).finish()
  const hdu = await writer.startHdu(header, options)
  await hdu.write(data)
  await hdu.finish()
}

/** A primary HDU without pixels, which a file of extensions begins with. */
export const emptyPrimary = (): Header =>
  Header.of([
    ['SIMPLE', true, 'conforms to FITS standard'],
    ['BITPIX', 8, ''],
    ['NAXIS', 0, 'no image here'],
    ['EXTEND', true, 'there are extensions'],
  ])

function heapBytesOf({ content }: ColumnPlan): number {
  return content.kind === 'heap' ? content.rows.reduce((sum, { numbers }) => sum + numbers.byteLength, 0) : 0
}

/** Where a variable-length column goes: its descriptors into the rows at `offset`, its values into the heap from `heap` on. */
interface HeapTarget {
  readonly data: Uint8Array
  readonly offset: number
  readonly rowBytes: number
  readonly heapStart: number
  readonly heap: number
}

function writeHeap({ content }: ColumnPlan, { data, offset, rowBytes, heapStart, heap }: HeapTarget): number {
  const view = new DataView(data.buffer)
  let at = heap
  if (content.kind === 'heap')
    for (const [row, { numbers, count }] of content.rows.entries()) {
      view.setInt32(row * rowBytes + offset, count)
      view.setInt32(row * rowBytes + offset + 4, count === 0 ? 0 : at)
      scatter(numbers, 0, { offset: heapStart + at, rowBytes: 0, rows: 1, perRow: numbers.length }, data)
      at += numbers.byteLength
    }
  return at
}

/** Cards that this table has of its own. */
const STRUCTURE =
  /^(?:SIMPLE|XTENSION|BITPIX|NAXIS\d*|EXTEND|PCOUNT|GCOUNT|TFIELDS|THEAP|CHECKSUM|DATASUM|END|T(?:TYPE|FORM|UNIT|NULL|SCAL|ZERO|DIM|UCD)\d+)$/

function tableHeader(
  { name, header }: TableInput,
  plans: readonly ColumnPlan[],
  { rowBytes, rows, heapBytes }: { readonly rowBytes: number; readonly rows: number; readonly heapBytes: number },
): Header {
  const cards = [
    makeCard('XTENSION', 'BINTABLE', 'binary table extension'),
    makeCard('BITPIX', 8, 'bytes'),
    makeCard('NAXIS', 2, ''),
    makeCard('NAXIS1', rowBytes, 'bytes of a row'),
    makeCard('NAXIS2', rows, 'number of rows'),
    makeCard('PCOUNT', heapBytes, 'bytes of the heap'),
    makeCard('GCOUNT', 1, ''),
    makeCard('TFIELDS', plans.length, 'number of columns'),
  ]
  if (name !== '') cards.push(makeCard('EXTNAME', name, 'name of this table'))
  plans.forEach(({ input, tform, tdim, zero, nullValue }, i) => {
    const n = i + 1
    cards.push(makeCard(`TTYPE${n}`, input.name, input.description ?? ''), makeCard(`TFORM${n}`, tform))
    if (input.unit) cards.push(makeCard(`TUNIT${n}`, input.unit))
    if (input.ucd) cards.push(makeCard(`TUCD${n}`, input.ucd))
    if (tdim !== '') cards.push(makeCard(`TDIM${n}`, tdim))
    if (zero !== 0n) cards.push(makeCard(`TSCAL${n}`, 1), makeCard(`TZERO${n}`, zero))
    if (nullValue !== undefined) cards.push(makeCard(`TNULL${n}`, nullValue))
  })
  if (header !== undefined) for (const card of header) if (!STRUCTURE.test(card.keyword)) cards.push(card)
  return new Header(cards)
}
