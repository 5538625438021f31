// The checksum convention of FITS 4.0 (section 4.4.2.7, appendix J): a ones' complement sum of 32-bit words, and its ASCII form.

/** A sum that grows with every block of bytes. */
export interface Checksum {
  /** Adds bytes; only the last block may have a length that is no multiple of 4. */
  add(bytes: Uint8Array): void
  /** The sum so far, 0 to 2^32 - 1. */
  readonly value: number
}

/** A sum that starts at 0 or at the sum of what came before. */
export function checksum(start = 0): Checksum {
  // The halves are summed apart, so that the carries can wait until a double is nearly full.
  let high = start >>> 16
  let low = start & 0xffff

  function carry(): void {
    while (high > 0xffff || low > 0xffff) {
      const fromHigh = Math.floor(high / 0x10000)
      const fromLow = Math.floor(low / 0x10000)
      high = (high % 0x10000) + fromLow
      low = (low % 0x10000) + fromHigh
    }
  }

  return {
    add(bytes) {
      const whole = bytes.length - (bytes.length % 4)
      for (let i = 0; i < whole; i += 4) {
        high += (bytes[i] << 8) | bytes[i + 1]
        low += (bytes[i + 2] << 8) | bytes[i + 3]
      }
      if (whole < bytes.length) {
        high += (bytes[whole] << 8) | (bytes[whole + 1] ?? 0)
        low += (bytes[whole + 2] ?? 0) << 8
      }
      carry()
    },
    get value() {
      return high * 0x10000 + low
    },
  }
}

/** Punctuation between digits and letters, which the encoding avoids. */
const isPunctuation = (code: number): boolean => (code >= 0x3a && code <= 0x40) || (code >= 0x5b && code <= 0x60)

/** The 16 characters that make a header with this sum add up to -0: the value of CHECKSUM where it held sixteen zeros before. */
export function encodeChecksum(sum: number): string {
  const complement = ~sum >>> 0
  const codes = new Uint8Array(16)
  for (let byte = 0; byte < 4; byte++) {
    const value = (complement >>> (24 - 8 * byte)) & 0xff
    const four = [0, 1, 2, 3].map((i) => (value >> 2) + 0x30 + (i === 0 ? value % 4 : 0))
    // Characters are moved apart in pairs, which leaves their sum as it is.
    while (four.some(isPunctuation)) {
      for (const i of [0, 2]) {
        if (!isPunctuation(four[i]) && !isPunctuation(four[i + 1])) continue
        four[i]++
        four[i + 1]--
      }
    }
    four.forEach((code, i) => {
      codes[(4 * i + byte + 1) % 16] = code
    })
  }
  return String.fromCharCode(...codes)
}
