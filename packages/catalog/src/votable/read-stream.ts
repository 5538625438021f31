// The binary serialisations of VOTable: BINARY, and BINARY2 with its null flags. Big-endian, row after row.

import { catalogErrors } from '../errors.ts'
import { DATATYPE_BYTES, type FieldValues } from './read-fields.ts'

/** Walks through bytes and refuses to step over their end. */
class Cursor {
  readonly bytes: Uint8Array
  readonly view: DataView
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Where the next `count` bytes begin; steps over them. */
  take(count: number): number {
    const from = this.at
    if (count > this.bytes.length - from) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'its binary stream ends within a row' })
    this.at += count
    return from
  }
}

/** Adds all rows of a stream to the columns. @throws CATALOG_BAD_TABLE when it ends within a row */
export function readStream(bytes: Uint8Array, columns: readonly FieldValues[], hasNullFlags: boolean): void {
  if (columns.length === 0) return
  const cursor = new Cursor(bytes)
  const flagBytes = hasNullFlags ? Math.ceil(columns.length / 8) : 0
  while (cursor.at < bytes.length) {
    const start = cursor.at
    const flags = cursor.take(flagBytes)
    for (let index = 0; index < columns.length; index++) {
      const isNull = hasNullFlags && (bytes[flags + (index >> 3)] & (128 >> (index & 7))) !== 0
      readValue(cursor, columns[index], isNull)
    }
    if (cursor.at === start) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'its rows have no bytes' })
  }
}

function readValue(cursor: Cursor, column: FieldValues, isNull: boolean): void {
  const { datatype, length } = column.field
  const count = length === 'variable' ? cursor.view.getUint32(cursor.take(4)) : length
  const from = cursor.take(datatype === 'bit' ? Math.ceil(count / 8) : count * DATATYPE_BYTES[datatype])
  if (column.type === 'string') column.addString(isNull ? '' : textAt(cursor, datatype, from, count, column.field.nullText))
  else if (isNull) column.addNumber(Number.NaN)
  else if (datatype === 'long') column.addLong(cursor.view.getBigInt64(from))
  else column.addNumber(numberAt(cursor.view, datatype, from))
}

function numberAt(view: DataView, datatype: string, at: number): number {
  switch (datatype) {
    case 'boolean':
      return booleanAt(view, at)
    case 'bit':
      // The first bit by the standard; astropy sets the fifth. A lone bit has no others to confuse it with.
      return view.getUint8(at) === 0 ? 0 : 1
    case 'unsignedByte':
      return view.getUint8(at)
    case 'short':
      return view.getInt16(at)
    case 'int':
      return view.getInt32(at)
    case 'float':
      return view.getFloat32(at)
    default:
      return view.getFloat64(at)
  }
}

function booleanAt(view: DataView, at: number): number {
  const code = view.getUint8(at)
  if (code === 84 || code === 116 || code === 49) return 1
  return code === 70 || code === 102 || code === 48 ? 0 : Number.NaN
}

const decoders = { char: new TextDecoder('utf-8'), unicodeChar: new TextDecoder('utf-16be') }

function textAt(cursor: Cursor, datatype: string, from: number, count: number, nullText: string | undefined): string {
  if (datatype === 'char' || datatype === 'unicodeChar') {
    const text = decoders[datatype].decode(cursor.bytes.subarray(from, from + count * DATATYPE_BYTES[datatype]))
    const end = text.indexOf('\0')
    const value = end < 0 ? text : text.slice(0, end)
    return value === nullText ? '' : value.trimEnd()
  }
  const parts: string[] = []
  for (let index = 0; index < count; index++) {
    if (datatype === 'bit') parts.push((cursor.bytes[from + (index >> 3)] >> (7 - (index & 7))) & 1 ? '1' : '0')
    else if (datatype === 'long') parts.push(String(cursor.view.getBigInt64(from + index * 8)))
    else if (datatype.endsWith('Complex')) {
      const part = datatype === 'floatComplex' ? 'float' : 'double'
      const bytes = DATATYPE_BYTES[part]
      parts.push(`${numberAt(cursor.view, part, from + 2 * index * bytes)} ${numberAt(cursor.view, part, from + (2 * index + 1) * bytes)}`)
    } else parts.push(String(numberAt(cursor.view, datatype, from + index * DATATYPE_BYTES[datatype])))
  }
  return parts.join(' ')
}
