// Bytes as base64, written into a sink: streams of VOTable are wrapped in it, and the platforms' own encoders want strings.

import type { ByteSink } from './byte-sink.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0))
const PAD = 61

/** Appends bytes as base64. Only the last piece of a stream may have a length that 3 does not divide. */
export function writeBase64(sink: ByteSink, bytes: Uint8Array): void {
  sink.reserve(Math.ceil(bytes.length / 3) * 4)
  const out = sink.bytes
  let at = sink.length
  const whole = bytes.length - (bytes.length % 3)
  for (let i = 0; i < whole; i += 3) {
    const three = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]
    out[at++] = CODES[three >> 18]
    out[at++] = CODES[(three >> 12) & 63]
    out[at++] = CODES[(three >> 6) & 63]
    out[at++] = CODES[three & 63]
  }
  if (whole < bytes.length) {
    const two = (bytes[whole] << 8) | (whole + 1 < bytes.length ? bytes[whole + 1] : 0)
    out[at++] = CODES[two >> 10]
    out[at++] = CODES[(two >> 4) & 63]
    out[at++] = whole + 1 < bytes.length ? CODES[(two << 2) & 63] : PAD
    out[at++] = PAD
  }
  sink.length = at
}

const VALUES = new Uint8Array(256).fill(255)
CODES.forEach((code, value) => {
  VALUES[code] = value
})

/** Decodes base64, skipping blanks; undefined where a letter is none of the alphabet. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const out = new Uint8Array(Math.ceil(text.length / 4) * 3)
  let length = 0
  let bits = 0
  let held = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32) continue
    if (code === PAD) break
    const value = code < 256 ? VALUES[code] : 255
    if (value === 255) return undefined
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out[length++] = (held >> bits) & 255
    }
  }
  return out.subarray(0, length)
}
