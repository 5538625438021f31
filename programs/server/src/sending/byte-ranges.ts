// What a client wants of some bytes: all, a range, or nothing because it has them (RFC 9110, sections 13 and 14).

import type { ByteRange } from '@cirasa/jobs'

/** Headers that say what is wanted. */
export interface RangeHeaders {
  readonly range?: string
  readonly 'if-range'?: string
  readonly 'if-none-match'?: string
}

export type Wanted =
  | { readonly kind: 'all' }
  | { readonly kind: 'range'; readonly range: ByteRange }
  | { readonly kind: 'unsatisfiable' }
  | { readonly kind: 'not-modified' }

/**
 * What to send. Several ranges at once, and units other than bytes, are answered with all bytes, as the standard allows.
 *
 * @example wantedOf({ range: 'bytes=-2' }, 10, '"a"') // { kind: 'range', range: { first: 8, last: 9 } }
 */
export function wantedOf(headers: RangeHeaders, bytes: number, etag: string): Wanted {
  const known = headers['if-none-match']
  if (known !== undefined && isKnown(known, etag)) return { kind: 'not-modified' }
  const { range } = headers
  if (range === undefined || (headers['if-range'] !== undefined && headers['if-range'] !== etag)) return { kind: 'all' }
  const match = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(range)
  if (!match || (match[1] === '' && match[2] === '')) return { kind: 'all' }
  if (match[1] === '') return suffix(Number(match[2]), bytes)
  const first = Number(match[1])
  const last = match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1)
  if (match[2] !== '' && Number(match[2]) < first) return { kind: 'all' }
  return first >= bytes ? { kind: 'unsatisfiable' } : { kind: 'range', range: { first, last } }
}

function suffix(count: number, bytes: number): Wanted {
  if (count === 0 || bytes === 0) return { kind: 'unsatisfiable' }
  return { kind: 'range', range: { first: Math.max(0, bytes - count), last: bytes - 1 } }
}

/** Weak comparison: whether the bytes are good enough to be kept. */
function isKnown(list: string, etag: string): boolean {
  return list.trim() === '*' || list.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
