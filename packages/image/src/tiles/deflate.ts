// Packs and unpacks with what every platform brings, in zlib's format (RFC 1950), whose sum tells when bytes were altered.

import { imageErrors } from '../errors.ts'

/** Packs bytes in zlib's format; a program may have a faster one than the platform's default. The buffer of what it returns is given away. */
export type Deflate = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>
/** Unpacks zlib's format. Must give up, by throwing, once more than `length` bytes come out. */
export type Inflate = (bytes: Uint8Array, length: number) => Uint8Array | Promise<Uint8Array>

/** Packs by the platform's CompressionStream. */
export const platformDeflate: Deflate = async (bytes) => {
  const packed = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/** Unpacks by the platform's DecompressionStream. Throws IMAGE_BAD_TILE for more or fewer bytes than `length`, and for bytes that are no zlib. */
export const platformInflate: Inflate = async (bytes, length) => {
  const stream = new DecompressionStream('deflate')
  const writer = stream.writable.getWriter()
  // What goes wrong is heard by the reader.
  const written = Promise.allSettled([writer.write(bytes as BufferSource), writer.close()])
  const reader = stream.readable.getReader()
  const out = new Uint8Array(length)
  let done = 0
  try {
    for (;;) {
      const { value, done: ended } = await reader.read()
      if (ended) break
      if (done + value.length > length) throw imageErrors.BAD_TILE({ why: 'it unpacks to more than its header says' })
      out.set(value, done)
      done += value.length
    }
  } finally {
    await reader.cancel().catch(() => {})
    await written
  }
  return out.subarray(0, done)
}
