// Workers that decode tiles, started with the first tile that needs one.

import { type DecodeAnswer, type DecodeRequest, errorOf } from './decode-messages.ts'
import type { TilePixels } from './tile-source.ts'

/** Decodes coded bytes; their buffer is given away. */
export type Decode = (bytes: Uint8Array) => Promise<TilePixels>

/** Workers at most: two decode as fast as tiles come over a good line, and processors are the page's too. */
const MOST_WORKERS = 4

interface Waiting {
  readonly resolve: (tile: TilePixels) => void
  readonly reject: (error: unknown) => void
}

interface DecodeWorker {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

/** A pool of decoding workers. */
export class DecodePool {
  readonly #workers: DecodeWorker[] = []
  readonly #size: number
  #next = 0
  #closed = false

  constructor(size = Math.max(1, Math.min(MOST_WORKERS, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1))) {
    this.#size = size
  }

  /** Decodes in the worker with the least to do. */
  readonly decode: Decode = (bytes) => {
    if (this.#closed) return Promise.reject(closed())
    const at = this.#idlest()
    const id = this.#next++
    return new Promise((resolve, reject) => {
      at.waiting.set(id, { resolve, reject })
      // A part of a larger buffer must not take the rest of it along.
      const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
      at.worker.postMessage({ id, bytes: own } satisfies DecodeRequest, [own.buffer as ArrayBuffer])
    })
  }

  /** Ends the workers; what waits for them is rejected, and so is what comes later. */
  close(): void {
    this.#closed = true
    for (const { worker, waiting } of this.#workers) {
      worker.terminate()
      for (const { reject } of waiting.values()) reject(closed())
    }
    this.#workers.length = 0
  }

  #idlest(): DecodeWorker {
    const idle = this.#workers.reduce<DecodeWorker | undefined>(
      (best, at) => (best && best.waiting.size <= at.waiting.size ? best : at),
      undefined,
    )
    if (idle !== undefined && (idle.waiting.size === 0 || this.#workers.length >= this.#size)) return idle
    return this.#start()
  }

  #start(): DecodeWorker {
    const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' })
    const started: DecodeWorker = { worker, waiting: new Map() }
    worker.onmessage = ({ data }: MessageEvent<DecodeAnswer>) => {
      const waiting = started.waiting.get(data.id)
      started.waiting.delete(data.id)
      if ('failure' in data) waiting?.reject(errorOf(data.failure))
      else waiting?.resolve(data)
    }
    worker.onerror = ({ message }) => {
      for (const { reject } of started.waiting.values()) reject(new Error(message || 'A worker that decodes tiles could not be started.'))
      started.waiting.clear()
      worker.terminate()
      this.#workers.splice(this.#workers.indexOf(started), 1)
    }
    this.#workers.push(started)
    return started
  }
}

const closed = (): DOMException => new DOMException('The viewer was closed.', 'AbortError')
