// Bytes of like weight side by side: the high ones are nearly all zero then, and pack to nothing.

/** Bytes that the largest of these numbers needs, 1 to 4. */
export function planesFor(numbers: Int32Array): number {
  let bits = 0
  for (let i = 0; i < numbers.length; i++) bits |= numbers[i]
  return bits >>> 8 === 0 ? 1 : bits >>> 16 === 0 ? 2 : bits >>> 24 === 0 ? 3 : 4
}

/** Writes all lowest bytes, then all second ones, and so on. */
export function splitBytes(numbers: Int32Array, planes: number, out: Uint8Array): void {
  const count = numbers.length
  for (let plane = 0; plane < planes; plane++) {
    const shift = 8 * plane
    const at = plane * count
    for (let i = 0; i < count; i++) out[at + i] = numbers[i] >>> shift
  }
}

/** `splitBytes` backwards. */
export function joinBytes(bytes: Uint8Array, planes: number, out: Int32Array): void {
  const count = out.length
  for (let i = 0; i < count; i++) out[i] = bytes[i]
  for (let plane = 1; plane < planes; plane++) {
    const shift = 8 * plane
    const at = plane * count
    for (let i = 0; i < count; i++) out[i] |= bytes[at + i] << shift
  }
}

/** One bit for each pixel that is not 0, lowest bit first. */
export function packBits(flags: Uint8Array, out: Uint8Array): void {
  out.fill(0)
  for (let i = 0; i < flags.length; i++) if (flags[i] !== 0) out[i >> 3] |= 1 << (i & 7)
}

/** `packBits` backwards: one byte for each pixel, 0 or 1. */
export function unpackBits(bits: Uint8Array, count: number): Uint8Array {
  const flags = new Uint8Array(count)
  for (let i = 0; i < count; i++) flags[i] = (bits[i >> 3] >> (i & 7)) & 1
  return flags
}
