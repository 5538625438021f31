// Where bytes come from: the seam between the FITS reader and memory, files, Blobs and web servers.

/**
 * Bytes by position.
 *
 * `read` gives `length` bytes from `offset`, fewer only where the source ends, none past its end. The array belongs to the source
 * as much as to the caller: neither may write into it.
 */
export interface ByteSource {
  /** What messages call it: a file name, an address. */
  readonly name: string
  /** Size in bytes, undefined where it is not known until the end is met (inflating streams). */
  readonly size: number | undefined
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>
}

/** A source that can also be read without waiting, as worker threads do. */
export interface SyncByteSource {
  readonly name: string
  readonly size: number
  /** Fills `into` with the bytes from `offset`; the number of bytes read is less than asked only where the source ends. */
  readSync(offset: number, into: Uint8Array): number
}

/** Bytes that are in memory already. */
export function memorySource(bytes: Uint8Array, name = 'memory'): ByteSource & SyncByteSource {
  return Object.freeze({
    name,
    size: bytes.length,
    async read(offset: number, length: number): Promise<Uint8Array> {
      return bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length))
    },
    readSync(offset: number, into: Uint8Array): number {
      const part = bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + into.length, bytes.length))
      into.set(part)
      return part.length
    },
  })
}

/** A Blob, or a File that a person chose in a page; read by slices, never whole. */
export function blobSource(blob: Blob, name = blob instanceof File ? blob.name : 'blob'): ByteSource {
  return Object.freeze({
    name,
    size: blob.size,
    async read(offset: number, length: number): Promise<Uint8Array> {
      return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
    },
  })
}
