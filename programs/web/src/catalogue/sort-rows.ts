// The order of rows by one column: a permutation, made by radix sort in linear time; rows without a value come last either way.

import { type Column, isNull } from '@cirasa/catalog'
import { sortByKey } from './radix-sort.ts'
import { rankTexts } from './rank-texts.ts'

/**
 * Rows in the order of a column, ascending or descending. Equal values stay in the order of the catalogue, so that it is the same on
 * every machine; nulls are last.
 */
export function sortRows(column: Column, rows: number, descending = false): Uint32Array {
  const present = new Uint32Array(rows)
  const absent = new Uint32Array(rows)
  let count = 0
  let nulls = 0
  for (let row = 0; row < rows; row++) {
    if (isNull(column, row)) absent[nulls++] = row
    else present[count++] = row
  }
  const { low, high } = keysOf(column, rows)
  if (descending) invert(low, high)
  let sorted = sortByKey(present.subarray(0, count), low)
  if (high !== undefined) sorted = sortByKey(sorted, high)
  const order = new Uint32Array(rows)
  order.set(sorted)
  order.set(absent.subarray(0, nulls), count)
  return order
}

/** Unsigned integers that are in the order of the values: one word a row, or a low and a high one for doubles. */
function keysOf(column: Column, rows: number): { low: Uint32Array; high?: Uint32Array } {
  const { values, definition } = column
  if (!ArrayBuffer.isView(values)) return { low: rankTexts(values) }
  switch (definition.type) {
    case 'double':
    case 'long':
      return doubleKeys(values as Float64Array, rows)
    case 'float': {
      // A copy, as its bits are turned: adding 0 makes -0 equal to 0.
      const low = new Uint32Array(Float32Array.from(values, (value) => value + 0).buffer)
      for (let row = 0; row < rows; row++) low[row] = low[row] >>> 31 === 1 ? ~low[row] : low[row] | 0x80000000
      return { low }
    }
    default:
      return { low: Uint32Array.from(values, (value) => value ^ 0x80000000) }
  }
}

/**
 * Floats as integers of the same order: negative ones have all bits turned, others their sign (Herf 2001, "Radix tricks").
 */
function doubleKeys(values: Float64Array, rows: number): { low: Uint32Array; high: Uint32Array } {
  const low = new Uint32Array(rows)
  const high = new Uint32Array(rows)
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let row = 0; row < rows; row++) {
    number[0] = values[row] + 0
    const negative = words[1] >>> 31 === 1
    low[row] = negative ? ~words[0] : words[0]
    high[row] = negative ? ~words[1] : words[1] | 0x80000000
  }
  return { low, high }
}

function invert(...keys: readonly (Uint32Array | undefined)[]): void {
  for (const key of keys) if (key !== undefined) for (let row = 0; row < key.length; row++) key[row] = ~key[row]
}
