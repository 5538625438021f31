// Lists come in parts: newest first, going on after the last item of the part before, so that what is added meanwhile moves nothing.

import type { Page, PageQuery } from '@cirasa/jobs'
import { storeErrors } from '../errors.ts'

const USUAL = 100
const LARGEST = 1000

/** Where a part of a list ended: the time and the id of its last item. */
export interface Place {
  readonly time: number
  readonly id: string
}

/** How many items a part may have, at most 1000. Throws STORE_BAD_LIMIT. */
export function limitOf({ limit = USUAL }: PageQuery): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw storeErrors.BAD_LIMIT({ limit })
  return Math.min(limit, LARGEST)
}

/** Reads `after` of a query. Throws STORE_BAD_CURSOR for anything that `pageOf` cannot have given out. */
export function placeOf({ after }: PageQuery): Place | undefined {
  if (after === undefined) return undefined
  // The longest is that of a time and an id of 128 characters.
  const text = after.length > 256 ? '' : Buffer.from(after, 'base64url').toString()
  const parts = /^(-?\d{1,16})\.([!-~]{1,128})$/.exec(text)
  if (parts === null || cursorOf({ time: Number(parts[1]), id: parts[2] }) !== after) throw storeErrors.BAD_CURSOR()
  return { time: Number(parts[1]), id: parts[2] }
}

const cursorOf = ({ time, id }: Place): string => Buffer.from(`${time}.${id}`).toString('base64url')

/** Makes a page of rows of which one more was asked for than the limit, to see whether there is a next part. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  total: number,
  read: { readonly item: (row: Row) => T; readonly place: (row: Row) => Place },
): Page<T> {
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? cursorOf(read.place(shown.at(-1)!)) : undefined
  return Object.freeze({ items: Object.freeze(shown.map(read.item)), next, total })
}
