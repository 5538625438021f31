// Rice decoding of pixel differences: what nearly every compressed image uses, so this loop decides how fast they open.

import { fitsErrors } from '../../errors.ts'
import { type RiceOptions, riceLayout } from './rice-layout.ts'

/**
 * Decodes one RICE_1 tile (FITS standard 4.0, section 10.4.1; Rice, Yeh & Miller 1993) into `out`, whose length says how many
 * pixels there are. Pixels of 1 byte come out as 0..255, of 2 and 4 bytes as signed integers.
 *
 * @throws FITS_BAD_TILE when the bytes end early or hold an impossible code
 */
export function decodeRice(bytes: Uint8Array, out: Int32Array, options: RiceOptions): void {
  const { splitBits, splitMax, pixelBits } = riceLayout(options)
  const { bytesPerPixel, blockSize } = options
  const count = out.length
  if (count === 0) return
  // The cheapest block is one code: this bounds the work before any is done.
  if (bytes.length < bytesPerPixel || (bytes.length - bytesPerPixel) * 8 < Math.ceil(count / blockSize) * splitBits) throw truncated()

  const end = bytes.length
  const unused = 32 - pixelBits
  const unsigned = bytesPerPixel === 1
  let last = 0
  let at = 0
  for (; at < bytesPerPixel; at++) last = (last << 8) | bytes[at]
  // `window` holds the next `held` bits of the stream, left-aligned, zeros after them.
  let window = 0
  let held = 0

  for (let start = 0; start < count; start += blockSize) {
    const stop = Math.min(start + blockSize, count)
    while (held <= 24 && at < end) {
      window |= bytes[at++] << (24 - held)
      held += 8
    }
    if (held < splitBits) throw truncated()
    const split = (window >>> (32 - splitBits)) - 1
    window <<= splitBits
    held -= splitBits

    if (split < 0) {
      last = unsigned ? last & 0xff : (last << unused) >> unused
      out.fill(last, start, stop)
      continue
    }
    if (split > splitMax) throw fitsErrors.BAD_TILE({ codec: 'RICE_1', why: `a block has the impossible code ${split + 1}` })
    const raw = split === splitMax
    for (let i = start; i < stop; i++) {
      while (held <= 24 && at < end) {
        window |= bytes[at++] << (24 - held)
        held += 8
      }
      let code: number
      if (raw) {
        const high = Math.min(pixelBits, 16)
        if (held < high) throw truncated()
        code = window >>> (32 - high)
        window <<= high
        held -= high
        if (pixelBits === 32) {
          while (held <= 24 && at < end) {
            window |= bytes[at++] << (24 - held)
            held += 8
          }
          if (held < 16) throw truncated()
          code = (code << 16) | (window >>> 16)
          window <<= 16
          held -= 16
        }
      } else {
        // The high part is unary (zeros ended by a one), the low part is `split` plain bits.
        let zeros = Math.clz32(window)
        if (zeros + 1 + split <= held && zeros < 31) {
          window <<= zeros + 1
          code = split === 0 ? zeros : (zeros << split) | (window >>> (32 - split))
          window <<= split
          held -= zeros + 1 + split
        } else {
          let high = 0
          while ((zeros = Math.clz32(window)) >= held) {
            high += held
            window = 0
            held = 0
            if (at >= end) throw truncated()
            while (held <= 24 && at < end) {
              window |= bytes[at++] << (24 - held)
              held += 8
            }
          }
          high += zeros
          window = zeros === 31 ? 0 : window << (zeros + 1)
          held -= zeros + 1
          while (held <= 24 && at < end) {
            window |= bytes[at++] << (24 - held)
            held += 8
          }
          if (held < split) throw truncated()
          code = split === 0 ? high : (high << split) | (window >>> (32 - split))
          window <<= split
          held -= split
        }
      }
      // Even codes are differences upwards, odd ones downwards.
      last += (code >>> 1) ^ -(code & 1)
      last = unsigned ? last & 0xff : (last << unused) >> unused
      out[i] = last
    }
  }
}

const truncated = () => fitsErrors.BAD_TILE({ codec: 'RICE_1', why: 'its bytes end before its pixels' })
