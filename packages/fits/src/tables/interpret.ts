// What stored numbers mean: text, logicals, bits, unsigned and scaled numbers.

import { bytesToText } from '../header/parse-header.ts'
import type { StoredArray } from '../image/pixels.ts'
import type { TableColumn } from './column.ts'
import type { FixedValues, NumberArray } from './column-values.ts'

/** Makes values of the stored numbers of a column's rows (FITS standard 4.0, sections 7.3.2 and 7.3.3). */
export function interpret(stored: StoredArray, column: TableColumn): FixedValues {
  const { type, repeat, storage } = column.format
  switch (type) {
    case 'A':
      return {
        kind: 'text',
        values: storage === 'row' ? strings(stored as Uint8Array, column) : [text(stored as Uint8Array)],
      }
    case 'L':
      return { kind: 'logical', values: logicals(stored as Uint8Array) }
    case 'X':
      return { kind: 'bits', values: bits(stored as Uint8Array, repeat) }
    case 'C':
    case 'M':
      return { kind: 'complex', values: scaledComplex(stored as Float32Array | Float64Array, column) }
    default:
      return numbers(stored, column)
  }
}

/** Strings of a row: the first axis of TDIM where there is one, else what TFORM says. */
export function stringWidth({ format, shape }: TableColumn): number {
  return shape === undefined ? format.stringWidth : shape[0]
}

/** Characters turned at once: one long text cut up is five times as fast as many short ones. */
const BLOCK = 1 << 20

/** The strings of each row's field; characters that TDIM or the strings' width leave over are unused. */
function strings(bytes: Uint8Array, column: TableColumn): string[] {
  const values: string[] = []
  const field = column.format.repeat
  const width = stringWidth(column)
  if (width === 0) return values
  const used = column.shape?.reduce((product, length) => product * length, 1) ?? field - (field % width)
  const together = Math.max(1, Math.floor(BLOCK / field)) * field
  for (let from = 0; from < bytes.length; from += together) {
    const block = bytesToText(bytes, from, Math.min(from + together, bytes.length))
    for (let row = 0; row < block.length; row += field)
      for (let start = row; start < row + used; start += width)
        values.push(block.slice(start, textEnd(bytes, from + start, from + start + width) - from))
  }
  return values
}

const text = (bytes: Uint8Array): string => bytesToText(bytes, 0, textEnd(bytes, 0, bytes.length))

/** A string ends at its first NUL; blanks before that do not count. */
function textEnd(bytes: Uint8Array, start: number, stop: number): number {
  let end = start
  while (end < stop && bytes[end] !== 0) end++
  while (end > start && bytes[end - 1] === 32) end--
  return end
}

function logicals(bytes: Uint8Array): Int8Array {
  return Int8Array.from(bytes, (byte) => (byte === 84 ? 1 : byte === 70 ? 0 : -1))
}

function bits(bytes: Uint8Array, repeat: number): Uint8Array {
  const perRow = Math.ceil(repeat / 8)
  const rows = perRow === 0 ? 0 : bytes.length / perRow
  const values = new Uint8Array(rows * repeat)
  for (let row = 0; row < rows; row++)
    for (let bit = 0; bit < repeat; bit++) values[row * repeat + bit] = (bytes[row * perRow + (bit >> 3)] >> (7 - (bit & 7))) & 1
  return values
}

/** TZERO that makes an unsigned (or for bytes a signed) number of a stored one. */
const signOffsets: Readonly<Record<string, number>> = { B: -128, I: 2 ** 15, J: 2 ** 31, K: 2 ** 63 }

function numbers(stored: StoredArray, column: TableColumn): FixedValues {
  const { scale, zero, nullValue, format } = column
  const isInteger = format.type in signOffsets
  if (scale === 1 && zero === 0) return withNull(stored, isInteger ? nullValue : undefined)
  if (scale === 1 && isInteger && zero === signOffsets[format.type]) return flipSign(stored, nullValue)
  const values = new Float64Array(stored.length)
  const none = isInteger && nullValue !== undefined ? Number(nullValue) : Number.NaN
  for (let i = 0; i < values.length; i++) {
    const number = Number(stored[i])
    values[i] = number === none ? Number.NaN : number * scale + zero
  }
  return { kind: 'number', values }
}

/** The offset of the unsigned convention turns the highest bit over, nothing else. */
function flipSign(stored: StoredArray, nullValue: bigint | undefined): FixedValues {
  if (stored instanceof Int16Array) return withNull(flip(new Uint16Array(stored.length), stored, 0x8000), nullValue, 0x8000n)
  if (stored instanceof Int32Array) return withNull(flip(new Uint32Array(stored.length), stored, 0x80000000), nullValue, 0x80000000n)
  if (stored instanceof Uint8Array) return withNull(flip(new Int8Array(stored.length), stored, 0x80), nullValue, -0x80n)
  const values = new BigUint64Array(stored.length)
  for (let i = 0; i < values.length; i++) values[i] = (stored[i] as bigint) ^ -0x8000000000000000n
  return withNull(values, nullValue, 0x8000000000000000n)
}

function flip<T extends NumberArray>(values: T, stored: Exclude<StoredArray, BigInt64Array>, sign: number): T {
  for (let i = 0; i < values.length; i++) values[i] = stored[i] ^ sign
  return values
}

function withNull(values: NumberArray, nullValue: bigint | undefined, zero = 0n): FixedValues {
  if (nullValue === undefined) return { kind: 'number', values }
  const none = nullValue + zero
  return { kind: 'number', values, nullValue: values instanceof BigInt64Array || values instanceof BigUint64Array ? none : Number(none) }
}

function scaledComplex<T extends Float32Array | Float64Array>(stored: T, { scale, zero }: TableColumn): T | Float64Array {
  if (scale === 1 && zero === 0) return stored
  // The zero is real, so only the first of each two numbers moves.
  return Float64Array.from(stored, (number, i) => number * scale + (i % 2 === 0 ? zero : 0))
}
