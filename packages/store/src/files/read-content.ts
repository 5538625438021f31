// Reads a file or a part of it, in pieces, as fast as they are taken.

import type { FileHandle } from 'node:fs/promises'
import type { ByteRange } from '@cirasa/jobs'
import { storeErrors } from '../errors.ts'

const PIECE = 256 << 10

/** The bytes of an open file, which is closed at the end. Throws STORE_BAD_RANGE for a range that begins behind the end. */
export async function* readContent(handle: FileHandle, range: ByteRange | undefined): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    const { size } = await handle.stat()
    const { first, last } = range ?? { first: 0, last: size - 1 }
    const isRange = Number.isSafeInteger(first) && Number.isSafeInteger(last) && first >= 0 && first <= last && first < size
    if (range !== undefined && !isRange) throw storeErrors.BAD_RANGE({ first, last })
    const end = Math.min(last + 1, size)
    for (let at = first; at < end; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(Math.min(PIECE, end - at)), 0, undefined, at)
      // Shorter than it was: what is left of it is all there is.
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
