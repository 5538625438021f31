// Ranges of rows, and how they are cut into reads of bounded size.

import { fitsErrors } from '../errors.ts'

/** Rows from `start` up to but not including `stop`, counted from 0. */
export interface RowRange {
  readonly start: number
  readonly stop: number
}

const BLOCK_BYTES = 1 << 22
const MOST_BYTES = 2 ** 32
/** A table may have rows without bytes, as many as it likes to say; this many are believed. */
const MOST_EMPTY_ROWS = 1 << 20

/**
 * The rows that were asked for, all by default.
 *
 * @throws FITS_OUT_OF_RANGE when the table has fewer
 */
export function checkRowRange(range: RowRange | undefined, rows: number): RowRange {
  const { start, stop } = range ?? { start: 0, stop: rows }
  if (!Number.isInteger(start) || !Number.isInteger(stop) || start < 0 || stop < start || stop > rows)
    throw fitsErrors.OUT_OF_RANGE({ start, stop, axis: 'rows', length: rows })
  return { start, stop }
}

/**
 * Refuses what would not fit into memory.
 *
 * @throws FITS_TOO_LARGE, FITS_BAD_TABLE
 */
export function checkRows(rows: number, rowBytes: number): void {
  if (rows * rowBytes > MOST_BYTES) throw fitsErrors.TOO_LARGE({ bytes: rows * rowBytes, limit: MOST_BYTES })
  if (rowBytes === 0 && rows > MOST_EMPTY_ROWS) throw fitsErrors.BAD_TABLE({ why: `it promises ${rows} rows without a byte` })
}

/** Cuts a range of rows into blocks of a few megabytes. */
export function* rowBlocks({ start, stop }: RowRange, rowBytes: number): Generator<{ readonly start: number; readonly rows: number }> {
  if (rowBytes === 0) return
  const most = Math.max(1, Math.floor(BLOCK_BYTES / rowBytes))
  for (let at = start; at < stop; at += most) yield { start: at, rows: Math.min(most, stop - at) }
}
