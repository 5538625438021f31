// Where bytes go: the seam between the FITS writer and memory or files.

/**
 * Takes bytes one after the other. Nothing is there for others to see before `commit`; after `abort` nothing ever was.
 * The bytes given may be used again once the promise is fulfilled.
 */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>
  /** Replaces bytes that were written before. */
  patch(offset: number, bytes: Uint8Array): Promise<void>
  commit(): Promise<void>
  abort(): Promise<void>
}

/** A sink in memory; `bytes()` gives what has been written. */
export function memorySink(): ByteSink & { bytes(): Uint8Array } {
  let buffer = new Uint8Array(64 * 1024)
  let length = 0
  return {
    async write(bytes) {
      if (length + bytes.length > buffer.length) {
        const larger = new Uint8Array(Math.max(buffer.length * 2, length + bytes.length))
        larger.set(buffer.subarray(0, length))
        buffer = larger
      }
      buffer.set(bytes, length)
      length += bytes.length
    },
    async patch(offset, bytes) {
      buffer.subarray(0, length).set(bytes, offset)
    },
    async commit() {},
    async abort() {
      length = 0
    },
    bytes: () => buffer.slice(0, length),
  }
}
