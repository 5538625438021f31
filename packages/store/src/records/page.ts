// Lists come in parts: in one order, going on after the last item of the part before, so that what is added meanwhile moves nothing.

import type { Page, PageQuery } from '@cirasa/jobs'
import { storeErrors } from '../errors.ts'

const USUAL = 100
const LARGEST = 1000

/** Where a part of a list ended: what the list is ordered by, and the id, of its last item. */
export interface Place {
  /** A whole number such as a time, or a text as it is stored. */
  readonly key: number | string
  readonly id: string
}

/** How many items a part may have, at most 1000 unless more is said. Throws STORE_BAD_LIMIT. */
export function limitOf({ limit = USUAL }: Pick<PageQuery, 'limit'>, largest = LARGEST): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw storeErrors.BAD_LIMIT({ limit })
  return Math.min(limit, largest)
}

/** Reads `after` of a query of a list that is ordered by numbers or by text. Throws STORE_BAD_CURSOR for what `pageOf` cannot have given out. */
export function placeOf({ after }: PageQuery, ordered: 'number' | 'text' = 'number'): Place | undefined {
  if (after === undefined) return undefined
  const text = after.length > LONGEST_CURSOR ? '' : Buffer.from(after, 'base64url').toString()
  const parts = /^([!-~]{1,4000})\.([!-~]{1,128})$/.exec(text)
  const place = parts && { key: ordered === 'number' ? numberOf(parts[1]) : textOf(parts[1]), id: parts[2] }
  if (!place || cursorOf(place) !== after) throw storeErrors.BAD_CURSOR()
  return place
}

/** That of a name of 255 characters, each of four bytes, written in base64 twice. */
const LONGEST_CURSOR = 4000

const numberOf = (text: string): number => (/^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN)

/** A text may hold any character, a place only printable ones: it is in base64 after a mark that no number begins with. */
const textOf = (text: string): string => Buffer.from(text.slice(1), 'base64url').toString()

const keyText = (key: number | string): string => (typeof key === 'number' ? String(key) : `~${Buffer.from(key).toString('base64url')}`)

const cursorOf = ({ key, id }: Place): string => Buffer.from(`${keyText(key)}.${id}`).toString('base64url')

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
