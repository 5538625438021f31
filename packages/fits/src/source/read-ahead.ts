// Keeps the last few blocks that were read: headers are read in small pieces, and each request to a server costs a round trip.

import type { ByteSource } from './byte-source.ts'

/** Size and number of the blocks that are kept. */
export interface ReadAheadOptions {
  /** Default 64 KiB. */
  readonly blockBytes?: number
  /** Default 8. */
  readonly blocks?: number
}

/** A source whose small reads are served from whole blocks; reads of a block or more go past the cache. */
export function readAhead(source: ByteSource, { blockBytes = 65_536, blocks = 8 }: ReadAheadOptions = {}): ByteSource {
  const kept = new Map<number, Promise<Uint8Array>>()

  /** A block is shared: one reader that gives up must not take it from the others, so no signal goes with it. */
  function block(index: number): Promise<Uint8Array> {
    let bytes = kept.get(index)
    kept.delete(index)
    bytes ??= source.read(index * blockBytes, blockBytes)
    kept.set(index, bytes)
    // A failed read is not remembered: the next try may succeed.
    bytes.catch(() => kept.delete(index))
    if (kept.size > blocks) kept.delete(kept.keys().next().value!)
    return bytes
  }

  return {
    name: source.name,
    get size() {
      return source.size
    },
    async read(offset, length, signal) {
      if (length >= blockBytes) return source.read(offset, length, signal)
      const first = Math.floor(offset / blockBytes)
      const start = offset - first * blockBytes
      const head = (await unless(signal, block(first))).subarray(start, start + length)
      if (start + length <= blockBytes || head.length < blockBytes - start) return head
      const tail = (await unless(signal, block(first + 1))).subarray(0, length - head.length)
      const bytes = new Uint8Array(head.length + tail.length)
      bytes.set(head)
      bytes.set(tail, head.length)
      return bytes
    },
  }
}

/** What a promise gives, unless the signal comes first. */
function unless<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
