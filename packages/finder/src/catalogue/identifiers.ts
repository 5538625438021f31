// Names of runs, islands and components: the same input gets the same names.

/**
 * Eight hex digits that tell one search from another, from everything that makes it (FNV-1a, 32 bit).
 *
 * @example runIdOf('a') // 'e40c292c'
 */
export function runIdOf(text: string, ...numbers: readonly Float64Array[]): string {
  let hash = 0x811c9dc5
  const add = (bytes: Uint8Array): void => {
    for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  }
  add(new TextEncoder().encode(text))
  for (const values of numbers) add(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/**
 * The letters of the n-th component of an island, counting from 0.
 *
 * @example componentLetters(27) // 'ab'
 */
export function componentLetters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26))
  return n < 26 ? last : componentLetters(Math.floor(n / 26) - 1) + last
}
