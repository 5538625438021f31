// The byte shuffle of GZIP_2: bytes of equal significance lie together, which compresses better.

/** Puts the first bytes of all values first, then the second ones, and so on (FITS standard 4.0, section 10.4.2). */
export function shuffleBytes(bytes: Uint8Array, width: number): Uint8Array {
  const count = Math.floor(bytes.length / width)
  const shuffled = new Uint8Array(count * width)
  for (let byte = 0; byte < width; byte++) for (let i = 0; i < count; i++) shuffled[byte * count + i] = bytes[i * width + byte]
  return shuffled
}

/** Undoes `shuffleBytes`. */
export function unshuffleBytes(bytes: Uint8Array, width: number): Uint8Array {
  const count = Math.floor(bytes.length / width)
  const plain = new Uint8Array(count * width)
  for (let byte = 0; byte < width; byte++) for (let i = 0; i < count; i++) plain[i * width + byte] = bytes[byte * count + i]
  return plain
}
