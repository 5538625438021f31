// Values to the numbers and bytes that a table stores: the inverse of `interpret`.

import type { StoredArray } from '../image/pixels.ts'
import type { ElementType } from './column-format.ts'
import { badColumn } from './column-input.ts'
import type { FixedValues, NumberArray } from './column-values.ts'

/** Values as they are stored. `zero` is TZERO: it makes signed numbers of unsigned ones. */
export interface Stored {
  readonly type: ElementType
  readonly numbers: StoredArray
  readonly zero: bigint
}

/**
 * Stores numbers, logicals and complex numbers; text and bits depend on the row and are done by `storeText` and `storeBits`.
 *
 * @throws FITS_BAD_COLUMN
 */
export function storeNumbers(name: string, values: FixedValues): Stored {
  switch (values.kind) {
    case 'number':
      return storeTyped(values.values)
    case 'logical':
      return { type: 'L', numbers: Uint8Array.from(values.values, (value) => (value === 1 ? 84 : value === 0 ? 70 : 0)), zero: 0n }
    case 'complex':
      if (values.values.length % 2 !== 0) throw badColumn(name, 'its last complex number has no imaginary part')
      return { type: values.values instanceof Float32Array ? 'C' : 'M', numbers: values.values, zero: 0n }
    default:
      throw badColumn(name, `it holds ${values.kind} where numbers are needed`)
  }
}

/** Numbers as they are stored: unsigned ones as signed ones half the range below. */
export function storeTyped(values: NumberArray): Stored {
  if (values instanceof Uint8Array) return { type: 'B', numbers: values, zero: 0n }
  if (values instanceof Int16Array) return { type: 'I', numbers: values, zero: 0n }
  if (values instanceof Int32Array) return { type: 'J', numbers: values, zero: 0n }
  if (values instanceof BigInt64Array) return { type: 'K', numbers: values, zero: 0n }
  if (values instanceof Float32Array) return { type: 'E', numbers: values, zero: 0n }
  if (values instanceof Float64Array) return { type: 'D', numbers: values, zero: 0n }
  // Taking half the range away turns the highest bit over; typed arrays wrap, which is what is wanted.
  if (values instanceof Int8Array) return { type: 'B', numbers: Uint8Array.from(values, (value) => value ^ 0x80), zero: -0x80n }
  if (values instanceof Uint16Array) return { type: 'I', numbers: Int16Array.from(values, (value) => value - 0x8000), zero: 0x8000n }
  if (values instanceof Uint32Array)
    return { type: 'J', numbers: Int32Array.from(values, (value) => value - 0x80000000), zero: 0x80000000n }
  const half = 0x8000000000000000n
  return { type: 'K', numbers: BigInt64Array.from(values, (value) => value - half), zero: half }
}

/**
 * Strings as bytes, each `width` long and filled with NULs: readers that leave blanks at the end of a string drop those.
 *
 * @throws FITS_BAD_COLUMN for characters outside printable ASCII
 */
export function storeText(name: string, strings: readonly string[], width: number): Uint8Array {
  const bytes = new Uint8Array(strings.length * width)
  for (let i = 0; i < strings.length; i++) {
    const text = strings[i]
    for (let k = 0; k < text.length; k++) {
      const code = text.charCodeAt(k)
      if (code < 32 || code > 126) throw badColumn(name, `row ${i} holds a character outside printable ASCII`)
      bytes[i * width + k] = code
    }
  }
  return bytes
}

/** Bits packed into the bytes of each row, the first bit highest. */
export function storeBits(bits: Uint8Array, perRow: number): Uint8Array {
  const bytesEach = Math.ceil(perRow / 8)
  const rows = perRow === 0 ? 0 : Math.floor(bits.length / perRow)
  const bytes = new Uint8Array(rows * bytesEach)
  for (let row = 0; row < rows; row++)
    for (let bit = 0; bit < perRow; bit++) if (bits[row * perRow + bit] !== 0) bytes[row * bytesEach + (bit >> 3)] |= 0x80 >> (bit & 7)
  return bytes
}
