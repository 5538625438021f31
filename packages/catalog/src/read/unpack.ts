// Unpacks a catalogue packed with gzip, within bounds that a bomb meets early.

import { catalogErrors } from '../errors.ts'

const SMALL = 64 * 1024 * 1024
/** Text of catalogues packs about four times; ten times that is suspicious. */
const MOST_EXPANSION = 100

/** True when bytes begin as a gzip file does. */
export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes inside a gzip file. @throws CATALOG_TOO_LARGE, CATALOG_BAD_TABLE */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const limit = SMALL + bytes.length * MOST_EXPANSION
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'))
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw catalogErrors.BAD_TABLE({ format: 'A packed', why: 'it is not whole gzip data' }, error)
    })
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw catalogErrors.TOO_LARGE({ what: 'unpacked table', limit: `${limit} bytes` })
    }
    chunks.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
