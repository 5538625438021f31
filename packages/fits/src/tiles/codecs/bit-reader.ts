// Bits from bytes, most significant first, never past the end.

import { fitsErrors } from '../../errors.ts'

/** A position in a stream of bits. */
export interface BitReader {
  /** The next `count` bits, 1 to 8, as a number; throws FITS_BAD_TILE past the end. */
  take(count: number): number
  /** Drops the rest of the byte that was begun. */
  align(): void
}

/** Reads bits of `bytes` from the byte `start` on. `codec` names the culprit when they end early. */
export function readBits(bytes: Uint8Array, start: number, codec: string): BitReader {
  let at = start
  let window = 0
  let held = 0
  return {
    take(count) {
      if (held < count) {
        if (at >= bytes.length) throw fitsErrors.BAD_TILE({ codec, why: 'its bytes end before its pixels' })
        window = ((window & 0xff) << 8) | bytes[at++]
        held += 8
      }
      held -= count
      return (window >>> held) & ((1 << count) - 1)
    },
    align() {
      held = 0
    },
  }
}
