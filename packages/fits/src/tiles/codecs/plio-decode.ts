// IRAF's pixel lists: run-length coding for masks.

import { fitsErrors } from '../../errors.ts'

/** What the top four bits of a word do with the lower twelve (FITS standard 4.0, table 38). */
const op = { zeros: 0, setHigh: 1, raiseHigh: 2, lowerHigh: 3, highs: 4, zerosThenHigh: 5, raiseOne: 6, lowerOne: 7 } as const

/**
 * Decodes one PLIO_1 tile (FITS standard 4.0, section 10.4.3) of big-endian 16-bit words into `out`. Pixels that the list does not
 * reach are 0.
 *
 * @throws FITS_BAD_TILE when the list's header or an instruction is impossible, or runs past the tile
 */
export function decodePlio(bytes: Uint8Array, out: Int32Array): void {
  const words = bytes.length >> 1
  const word = (i: number): number => (bytes[2 * i] << 8) | bytes[2 * i + 1]
  out.fill(0)
  if (words < 3) throw bad('its header is cut short')
  // A positive third word is the length in the old layout of the header; the new one says it in two words.
  const isOld = word(2) < 0x8000 && word(2) > 0
  if (!isOld && words < 5) throw bad('its header is cut short')
  const first = isOld ? 3 : word(1)
  const length = isOld ? word(2) : word(3) + (word(4) << 15)
  if (length > words || first < 3) throw bad('its header promises more words than there are')

  let high = 1
  let at = 0
  const room = (count: number): void => {
    if (at + count > out.length) throw bad('its runs are longer than its tile')
  }
  for (let i = first; i < length; i++) {
    const data = word(i) & 0xfff
    switch (word(i) >> 12) {
      case op.zeros:
        room(data)
        at += data
        break
      case op.setHigh:
        if (++i >= length) throw bad('an instruction is cut short')
        high = (word(i) << 12) | data
        break
      case op.raiseHigh:
        high += data
        break
      case op.lowerHigh:
        high -= data
        break
      case op.highs:
        room(data)
        out.fill(high, at, at + data)
        at += data
        break
      case op.zerosThenHigh:
        room(data)
        at += data
        if (data > 0) out[at - 1] = high
        break
      case op.raiseOne:
      case op.lowerOne:
        high += word(i) >> 12 === op.raiseOne ? data : -data
        room(1)
        out[at++] = high
        break
      default:
        throw bad(`it has the impossible instruction ${word(i) >> 12}`)
    }
  }
}

const bad = (why: string) => fitsErrors.BAD_TILE({ codec: 'PLIO_1', why })
