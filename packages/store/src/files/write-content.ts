// Writes a stream into a new file: hashed, bounded, in large pieces, and on disk when it is done.

import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { jobErrors } from '@cirasa/jobs'

const PIECE = 1 << 20
/** A single writer waits for pages of the file one after the other; more than some only hold memory. */
const WRITES_AT_ONCE = 4
/** What is written is brought to the disk after as many bytes, while more arrive: at the end there is little left to wait for. */
const SYNCED_EARLY = 32 << 20

export interface ContentLimits {
  readonly maxBytes?: number
  readonly signal?: AbortSignal
}

/** What was written. */
export interface WrittenContent {
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

/** Writes and syncs. Whoever calls removes the file when this throws: JOBS_TOO_LARGE, the signal's reason, or what the stream throws. */
export async function writeContent(
  file: string,
  content: AsyncIterable<Uint8Array>,
  { maxBytes = Number.POSITIVE_INFINITY, signal }: ContentLimits,
): Promise<WrittenContent> {
  const handle = await open(file, 'wx', 0o644)
  const pieces = new PieceWriter(handle)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of abortable(content, signal)) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) throw jobErrors.TOO_LARGE({ limit: maxBytes })
      const written = pieces.add(chunk)
      // While the system writes one piece, the next is hashed.
      hash.update(chunk)
      await written
    }
    await pieces.end()
    await handle.sync()
  } finally {
    await pieces.settled()
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Gathers small chunks into large pieces, and lets the system write some pieces while the next is filled. */
class PieceWriter {
  readonly #handle: FileHandle
  readonly #free: Buffer<ArrayBuffer>[] = []
  readonly #writing = new Set<Promise<void>>()
  #syncing: Promise<void> | undefined
  #unsynced = 0
  #piece = Buffer.allocUnsafe(PIECE)
  #filled = 0
  /** Where the piece goes. */
  #at = 0

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Resolves when there is room for more; throws what an earlier write has failed with. The chunk is not needed any more then. */
  async add(chunk: Uint8Array): Promise<void> {
    for (let from = 0; from < chunk.byteLength; ) {
      const part = chunk.subarray(from, from + PIECE - this.#filled)
      this.#piece.set(part, this.#filled)
      this.#filled += part.byteLength
      from += part.byteLength
      if (this.#filled === PIECE) await this.#flush()
    }
  }

  async end(): Promise<void> {
    if (this.#filled > 0) await this.#flush()
    await Promise.all(this.#writing)
    await this.#syncing
  }

  /** Resolves when nothing is being written, whether it succeeded or not. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#writing, this.#syncing])
  }

  async #flush(): Promise<void> {
    const piece = this.#piece
    const writing = writeAll(this.#handle, piece.subarray(0, this.#filled), this.#at).then(() => {
      this.#writing.delete(writing)
      this.#free.push(piece)
    })
    // One that fails stays among them, and is heard of at the next flush; until then nobody listens.
    writing.catch(() => {})
    this.#writing.add(writing)
    this.#at += this.#filled
    this.#filled = 0
    await this.#syncEarly()
    if (this.#writing.size >= WRITES_AT_ONCE) await Promise.race(this.#writing)
    this.#piece = this.#free.pop() ?? Buffer.allocUnsafe(PIECE)
  }

  /** Begins to bring to the disk what is written so far; throws what an earlier time has failed with, of which the system tells but once. */
  async #syncEarly(): Promise<void> {
    this.#unsynced += PIECE
    if (this.#unsynced < SYNCED_EARLY) return
    await this.#syncing
    this.#unsynced = 0
    this.#syncing = this.#handle.datasync()
    // Heard the next time, or at the end.
    this.#syncing.catch(() => {})
  }
}

async function writeAll(handle: FileHandle, piece: Uint8Array, at: number): Promise<void> {
  for (let from = 0; from < piece.byteLength; ) from += (await handle.write(piece, from, piece.byteLength - from, at + from)).bytesWritten
}

/** The stream's chunks until the signal; a stream that hangs is left, not waited for. */
async function* abortable(content: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  if (signal === undefined) {
    yield* content
    return
  }
  const chunks = content[Symbol.asyncIterator]()
  let ended = false
  try {
    for (;;) {
      const next = await orAborted(chunks.next(), signal)
      if (next.done) {
        ended = true
        return
      }
      yield next.value
    }
  } finally {
    if (!ended) Promise.resolve(chunks.return?.()).catch(() => {})
  }
}

/**
 * What the promise gives, or the signal's reason when that is first. A race against one promise of the abort would keep every chunk
 * until the end: that promise would remember all races.
 */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => {})
    return Promise.reject(signal.reason)
  }
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
