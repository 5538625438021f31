// Rice decoding of pixel differences: what nearly every compressed image uses, so these loops decide how fast they open.

import { fitsErrors } from '../../errors.ts'
import { type RiceOptions, riceLayout } from './rice-layout.ts'

/** The stream: `window` holds its next `held` bits, left-aligned, zeros after them; `at` is the first byte not yet in it. */
interface Stream {
  readonly bytes: Uint8Array
  at: number
  window: number
  held: number
}

/** Some pixels of the output, and how many bits of a word they leave unused. */
interface Block {
  readonly out: Int32Array
  readonly start: number
  readonly stop: number
  readonly unused: number
}

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
  const stream: Stream = { bytes, at: bytesPerPixel, window: 0, held: 0 }
  const unused = 32 - pixelBits
  let last = 0
  for (let i = 0; i < bytesPerPixel; i++) last = (last << 8) | bytes[i]
  last = (last << unused) >> unused
  for (let start = 0; start < count; start += blockSize) {
    const block: Block = { out, start, stop: Math.min(start + blockSize, count), unused }
    const split = take(stream, splitBits) - 1
    if (split < 0) out.fill(last, start, block.stop)
    else if (split < splitMax) last = splitBlock(stream, split, last, block)
    else if (split === splitMax) last = plainBlock(stream, pixelBits, last, block)
    else throw fitsErrors.BAD_TILE({ codec: 'RICE_1', why: `a block has the impossible code ${split + 1}` })
  }
  if (bytesPerPixel === 1) for (let i = 0; i < count; i++) out[i] &= 0xff
}

/** Differences of which the high part is unary (zeros ended by a one) and the low `split` bits are plain. Gives the last pixel. */
function splitBlock(stream: Stream, split: number, before: number, { out, start, stop, unused }: Block): number {
  const { bytes } = stream
  const end = bytes.length
  let { at, window, held } = stream
  let last = before
  for (let i = start; i < stop; i++) {
    while (held <= 24 && at < end) {
      window |= bytes[at++] << (24 - held)
      held += 8
    }
    const zeros = Math.clz32(window)
    const used = zeros + 1 + split
    let code: number
    if (used <= held && zeros < 31) {
      window <<= zeros + 1
      code = split === 0 ? zeros : (zeros << split) | (window >>> (32 - split))
      window <<= split
      held -= used
    } else {
      stream.at = at
      stream.window = window
      stream.held = held
      const high = takeUnary(stream)
      code = split === 0 ? high : (high << split) | take(stream, split)
      at = stream.at
      window = stream.window
      held = stream.held
    }
    last = ((last + next(code)) << unused) >> unused
    out[i] = last
  }
  stream.at = at
  stream.window = window
  stream.held = held
  return last
}

/** Differences that splitting would not have made shorter. */
function plainBlock(stream: Stream, pixelBits: number, before: number, { out, start, stop, unused }: Block): number {
  let last = before
  for (let i = start; i < stop; i++) {
    const code = pixelBits === 32 ? (take(stream, 16) << 16) | take(stream, 16) : take(stream, pixelBits)
    last = ((last + next(code)) << unused) >> unused
    out[i] = last
  }
  return last
}

/** Even codes are differences upwards, odd ones downwards. */
const next = (code: number): number => (code >>> 1) ^ -(code & 1)

/** The next bits as a number: 1 to 25 of them. */
function take(stream: Stream, bits: number): number {
  fill(stream)
  if (stream.held < bits) throw truncated()
  const value = stream.window >>> (32 - bits)
  stream.window <<= bits
  stream.held -= bits
  return value
}

/** How many zeros come before the next one; as many as the stream may hold. */
function takeUnary(stream: Stream): number {
  let count = 0
  let zeros = Math.clz32(stream.window)
  while (zeros >= stream.held) {
    count += stream.held
    stream.window = 0
    stream.held = 0
    if (stream.at >= stream.bytes.length) throw truncated()
    fill(stream)
    zeros = Math.clz32(stream.window)
  }
  stream.window = zeros === 31 ? 0 : stream.window << (zeros + 1)
  stream.held -= zeros + 1
  return count + zeros
}

function fill(stream: Stream): void {
  const { bytes } = stream
  while (stream.held <= 24 && stream.at < bytes.length) {
    stream.window |= bytes[stream.at++] << (24 - stream.held)
    stream.held += 8
  }
}

const truncated = () => fitsErrors.BAD_TILE({ codec: 'RICE_1', why: 'its bytes end before its pixels' })
