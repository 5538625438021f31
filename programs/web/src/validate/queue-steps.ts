// Where the queue goes: to the next source that waits, past those that were put off, and back and forth by hand.

import { countText } from '@cirasa/units'
import { JUDGED } from './judged-rows.ts'

/** A queue as it stands. */
export interface Walk {
  /** Its rows in their order. */
  readonly rows: ArrayLike<number>
  /** Whether a row waits to be judged. */
  readonly isOpen: (row: number) => boolean
  /** Rows that were put off, the first one first. */
  readonly later: readonly number[]
}

/**
 * The row to judge after `from`: the next one that waits, beginning again at the first after the last; those that were put off come when no others wait,
 * in the order in which they were put off. Undefined when nothing waits, or nothing but `from`.
 *
 * @example nextOpen({ rows: [4, 2, 7], isOpen: () => true, later: [2] }, 4) // 7
 */
export function nextOpen({ rows, isOpen, later }: Walk, from: number | undefined): number | undefined {
  const putOff = new Set(later)
  const start = from === undefined ? -1 : Array.prototype.indexOf.call(rows, from)
  for (let i = 1; i <= rows.length; i++) {
    const row = rows[(start + i) % rows.length]
    if (row !== from && isOpen(row) && !putOff.has(row)) return row
  }
  const among = new Set(Array.from(rows))
  return later.find((row) => row !== from && among.has(row) && isOpen(row))
}

/** The row so many places from another one, stopping at the ends; the first where there is no other. Undefined for an empty queue. */
export function stepFrom(rows: ArrayLike<number>, from: number | undefined, by: number): number | undefined {
  if (rows.length === 0) return undefined
  const at = from === undefined ? -1 : Array.prototype.indexOf.call(rows, from)
  if (at < 0) return rows[0]
  return rows[Math.min(rows.length - 1, Math.max(0, at + by))]
}

/** Puts a row off: behind all others that were put off before. */
export const putOff = (later: readonly number[], row: number): readonly number[] => [...later.filter((one) => one !== row), row]

/** How far one has come. */
export interface QueueProgress {
  readonly total: number
  /** With a label or a verdict. */
  readonly judged: number
  readonly accepted: number
  readonly rejected: number
}

/** Counts rows by how they stand; `mine` has a code of `JUDGED` a row of the table. */
export function progressOf(rows: ArrayLike<number>, mine: ArrayLike<number>): QueueProgress {
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < rows.length; i++) counts[mine[rows[i]]]++
  return {
    total: rows.length,
    judged: rows.length - counts[JUDGED.open],
    accepted: counts[JUDGED.accepted],
    rejected: counts[JUDGED.rejected],
  }
}

/** @example progressText({ total: 287, judged: 34, accepted: 20, rejected: 12 }) // '34 of 287 judged, 12 rejected' */
export const progressText = ({ total, judged, rejected }: QueueProgress): string =>
  `${countText(judged)} of ${countText(total)} judged, ${countText(rejected)} rejected`
