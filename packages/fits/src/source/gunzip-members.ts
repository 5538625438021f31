// Unpacks gzip files of several members, or with padding behind the last: whole by RFC 1952, refused by the platform's decompressor.

import { Gunzip } from 'fflate'
import type { ByteSource } from './byte-source.ts'
import { crc32 } from './crc32.ts'

/** Small, because members that end in one piece are unpacked one inside the other. */
const PIECE = 16 * 1024
/** fflate's number for bytes that do not begin a member. */
const NO_MEMBER = 6

/**
 * The bytes inside all members, in pieces. What follows the last member and is none is ignored.
 *
 * Throws a plain error for damaged data; the caller says of which file. Errors of reading the packed bytes come through.
 */
export async function* gunzipMembers(packed: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  let pieces: Uint8Array[] = []
  let crc = 0
  let length = 0
  let members = 0
  let window = new Uint8Array(0)

  /** fflate checks no sums: those of the member must stand in the bytes around its end. */
  function endMember(): void {
    const trailer = new DataView(new ArrayBuffer(8))
    trailer.setUint32(0, crc, true)
    trailer.setUint32(4, length, true)
    if (!includes(window, new Uint8Array(trailer.buffer))) throw new Error('the checksum of a member does not fit')
    members++
    crc = 0
    length = 0
  }

  const gunzip = new Gunzip((piece) => {
    crc = crc32(piece, crc)
    length = (length + piece.length) >>> 0
    if (piece.length > 0) pieces.push(piece)
  })
  gunzip.onmember = endMember
  let previous = new Uint8Array(0)
  for (let offset = 0, ended = false; !ended; ) {
    const bytes = await packed.read(offset, PIECE)
    offset += bytes.length
    window = new Uint8Array(previous.length + bytes.length)
    window.set(previous)
    window.set(bytes, previous.length)
    previous = bytes.slice()
    ended = bytes.length < PIECE
    try {
      gunzip.push(bytes.slice(), ended)
    } catch (error) {
      if ((error as { code?: number }).code !== NO_MEMBER || (members === 0 && length === 0)) throw error
      ended = true
    }
    if (ended) endMember()
    yield* pieces
    pieces = []
  }
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    let same = 1
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++
    if (same === wanted.length) return true
  }
  return false
}
