// Gzip tiles: inflated in place, never past the size that the image's header allows.

import { Inflate, inflateSync } from 'fflate'
import { fitsErrors } from '../../errors.ts'
import { crc32 } from '../../source/crc32.ts'

const HEADER = 10
const TRAILER = 8
/** Input inflated in one go: a bomb is noticed after at most this much of it. */
const AT_ONCE = 1 << 16
const flag = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const

/**
 * Inflates one gzip stream (RFC 1952) of at most `limit` bytes of output, and checks its CRC.
 *
 * @throws FITS_BAD_TILE when it is not gzip, ends early, is damaged, or is longer than `limit`
 */
export function decodeGzip(bytes: Uint8Array, limit: number): Uint8Array {
  const start = bodyStart(bytes)
  if (bytes.length < start + TRAILER) throw bad('its bytes end early')
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - TRAILER, TRAILER)
  const size = trailer.getUint32(4, true)
  if (size > limit) throw bad(`it would inflate to ${size} bytes, its tile holds at most ${limit}`)
  // Deflate gains less than 1032 to 1, so a promise beyond that is not worth the memory.
  if (size > (bytes.length - start) * 1032) throw bad('it promises more bytes than deflate can give')
  const inflated = inflate(bytes.subarray(start, bytes.length - TRAILER), size)
  if (inflated.length !== size) throw bad(`it inflates to another size than the ${size} bytes that its trailer says`)
  if (crc32(inflated) !== trailer.getUint32(0, true)) throw bad('its checksum does not fit')
  return inflated
}

/** Inflates at most `size + 1` bytes: the one more shows that the stream goes on past its promise. */
function inflate(body: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size + 1)
  try {
    if (body.length <= AT_ONCE) return inflateSync(body, { out })
    let at = 0
    const stream = new Inflate((piece) => {
      const room = out.length - at
      out.set(piece.length > room ? piece.subarray(0, room) : piece, at)
      at += Math.min(piece.length, room)
    })
    for (let from = 0; from < body.length && at <= size; from += AT_ONCE)
      stream.push(body.subarray(from, from + AT_ONCE), from + AT_ONCE >= body.length)
    return out.subarray(0, at)
  } catch (cause) {
    throw fitsErrors.BAD_TILE({ codec: 'gzip', why: 'its deflate stream is damaged' }, cause)
  }
}

function bodyStart(bytes: Uint8Array): number {
  if (bytes.length < HEADER + TRAILER) throw bad('its bytes end early')
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) throw bad('it is not a gzip stream')
  const flags = bytes[3]
  let at = HEADER
  if (flags & flag.extra) at += 2 + (bytes[at] | (bytes[at + 1] << 8))
  for (const text of [flag.name, flag.comment]) {
    if ((flags & text) === 0) continue
    while (at < bytes.length && bytes[at] !== 0) at++
    at++
  }
  return flags & flag.headerCrc ? at + 2 : at
}

const bad = (why: string) => fitsErrors.BAD_TILE({ codec: 'gzip', why })
