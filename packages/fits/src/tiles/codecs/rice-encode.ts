// Rice encoding of pixel differences: the way our own compressed images are written.

import { type RiceLayout, type RiceOptions, riceLayout } from './rice-layout.ts'

/**
 * Encodes pixels as one RICE_1 tile. Values must fit in `bytesPerPixel` (0..255 for 1 byte, signed for 2 and 4); higher bits are
 * lost. The split of each block is the cheapest near its mean difference (Rice, Yeh & Miller 1993).
 *
 * @throws FITS_BAD_COMPRESSION for an impossible option
 */
export function encodeRice(pixels: Int32Array, options: RiceOptions): Uint8Array {
  const layout = riceLayout(options)
  const { splitBits, splitMax, pixelBits } = layout
  const { bytesPerPixel, blockSize } = options
  if (pixels.length === 0) return new Uint8Array(0)
  // No block takes more than its pixels written plainly, so this is enough.
  const bits = bitWriter(bytesPerPixel + Math.ceil((pixels.length * pixelBits + Math.ceil(pixels.length / blockSize) * splitBits) / 8) + 1)
  const codes = new Uint32Array(Math.min(blockSize, pixels.length))
  const spare = 32 - pixelBits
  let last = (pixels[0] << spare) >> spare
  if (pixelBits === 32) {
    bits.put(last >>> 16, 16)
    bits.put(last & 0xffff, 16)
  } else bits.put(last & (2 ** pixelBits - 1), pixelBits)

  for (let start = 0; start < pixels.length; start += blockSize) {
    const size = Math.min(blockSize, pixels.length - start)
    let sum = 0
    for (let i = 0; i < size; i++) {
      const next = (pixels[start + i] << spare) >> spare
      const difference = ((next - last) << spare) >> spare
      codes[i] = (difference << 1) ^ (difference >> 31)
      sum += codes[i]
      last = next
    }
    const split = chooseSplit(codes, size, sum, layout)
    bits.put(split + 1, splitBits)
    if (split === splitMax) for (let i = 0; i < size; i++) putPlain(bits, codes[i], pixelBits)
    else if (split >= 0) for (let i = 0; i < size; i++) putSplit(bits, codes[i], split)
  }
  return bits.finish()
}

/** -1 for a block of equal pixels, `splitMax` where splitting does not pay, else the bits to leave plain. */
function chooseSplit(codes: Uint32Array, size: number, sum: number, { splitMax, pixelBits }: RiceLayout): number {
  if (sum === 0) return -1
  // The best split lies beside the logarithm of the mean; which of the three is counted out, it is cheap.
  const middle = 31 - Math.clz32(Math.max(1, sum / size))
  let best = splitMax
  let cost = size * pixelBits
  for (let split = Math.max(0, middle - 1); split <= Math.min(middle + 1, splitMax - 1); split++) {
    let bits = size * (split + 1)
    for (let i = 0; i < size; i++) bits += codes[i] >>> split
    if (bits < cost) {
      cost = bits
      best = split
    }
  }
  return best
}

function putPlain(bits: BitWriter, code: number, width: number): void {
  if (width === 32) {
    bits.put(code >>> 16, 16)
    bits.put(code & 0xffff, 16)
  } else bits.put(code, width)
}

function putSplit(bits: BitWriter, code: number, split: number): void {
  let zeros = code >>> split
  for (; zeros >= 16; zeros -= 16) bits.put(0, 16)
  bits.put(1, zeros + 1)
  if (split > 16) bits.put((code >>> 16) & (2 ** (split - 16) - 1), split - 16)
  if (split > 0) bits.put(code & (2 ** Math.min(split, 16) - 1), Math.min(split, 16))
}

interface BitWriter {
  /** Appends the low `width` bits of `value`, at most 17. */
  put(value: number, width: number): void
  finish(): Uint8Array
}

function bitWriter(size: number): BitWriter {
  const bytes = new Uint8Array(size)
  let at = 0
  let window = 0
  let held = 0
  return {
    put(value, width) {
      window = (window << width) | value
      held += width
      while (held >= 8) {
        held -= 8
        bytes[at++] = window >>> held
      }
    },
    finish() {
      if (held > 0) this.put(0, 8 - held)
      return bytes.slice(0, at)
    },
  }
}
