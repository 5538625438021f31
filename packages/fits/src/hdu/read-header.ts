// Reads one header from a source: block by block until END, never further than a limit.

import { fitsErrors } from '../errors.ts'
import { BLOCK_LENGTH } from '../header/card.ts'
import { Header } from '../header/header.ts'
import { findEnd } from '../header/parse-header.ts'
import type { ByteSource } from '../source/byte-source.ts'

/** A header and how many bytes it takes, padding included. */
export interface HeaderBytes {
  readonly header: Header
  readonly length: number
}

const FIRST_READ = 4 * BLOCK_LENGTH

/**
 * Reads the header at an offset. Undefined when no header begins there: the source has ended, or goes on with something else.
 *
 * @throws FITS_HEADER_TRUNCATED, FITS_HEADER_TOO_LONG
 */
export async function readHeader(
  source: ByteSource,
  offset: number,
  hdu: number,
  limit: number,
  signal?: AbortSignal,
): Promise<HeaderBytes | undefined> {
  let bytes = await source.read(offset, FIRST_READ, signal)
  if (!beginsWith(bytes, hdu === 0 ? 'SIMPLE  =' : 'XTENSION=')) return undefined
  let searched = 0
  for (;;) {
    const end = findEnd(bytes, searched)
    if (end >= 0) {
      return { header: Header.parse(bytes.subarray(0, end + 80)), length: Math.ceil((end + 80) / BLOCK_LENGTH) * BLOCK_LENGTH }
    }
    if (bytes.length >= limit) throw fitsErrors.HEADER_TOO_LONG({ hdu, limit })
    searched = bytes.length - (bytes.length % 80)
    const more = await source.read(offset + bytes.length, Math.min(bytes.length, limit), signal)
    if (more.length === 0) throw fitsErrors.HEADER_TRUNCATED({ hdu })
    const longer = new Uint8Array(bytes.length + more.length)
    longer.set(bytes)
    longer.set(more, bytes.length)
    bytes = longer
  }
}

function beginsWith(bytes: Uint8Array, text: string): boolean {
  if (bytes.length < text.length) return false
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false
  return true
}
