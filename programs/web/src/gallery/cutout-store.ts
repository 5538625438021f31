// Cutouts that are in sight: fetched a few at a time, the latest wish first, kept while there is room, and given up when nobody looks any more.

import type { CatalogueTable } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import { collectBytes } from '../catalogue/collect-bytes.ts'
import { type Cutout, type CutoutMap, readCutout } from './cutout.ts'

/** Which cutout is meant. */
export interface CutoutWish {
  readonly table: CatalogueTable
  readonly row: number
  readonly map: CutoutMap
  /** Side, pixels of the image. */
  readonly size: number
}

const AT_ONCE = 6
const MOST_BYTES = 64 * 1024 * 1024

interface Waiting {
  readonly wish: CutoutWish
  readonly ending: AbortController
  readonly promise: Promise<Cutout>
  readonly start: () => void
  lookers: number
}

/** The cutouts of one job. */
export class CutoutStore {
  readonly #client: Pick<Client, 'results'>
  readonly #job: string
  /** Least recently used first. */
  readonly #kept = new Map<string, Cutout>()
  readonly #waiting = new Map<string, Waiting>()
  #queue: Waiting[] = []
  #running = 0
  #bytes = 0

  constructor(client: Pick<Client, 'results'>, job: string) {
    this.#client = client
    this.#job = job
  }

  /** The cutout if it is here already. */
  peek(wish: CutoutWish): Cutout | undefined {
    const key = keyOf(wish)
    const cutout = this.#kept.get(key)
    if (cutout !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, cutout)
    }
    return cutout
  }

  /** The cutout, fetched if need be; rejects with the signal's reason when nobody looks at it any more. */
  async get(wish: CutoutWish, signal: AbortSignal): Promise<Cutout> {
    signal.throwIfAborted()
    const kept = this.peek(wish)
    if (kept !== undefined) return kept
    const waiting = this.#waiting.get(keyOf(wish)) ?? this.#add(wish)
    waiting.lookers++
    const leave = (): void => {
      if (--waiting.lookers === 0) this.#giveUp(waiting, signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    try {
      return await waiting.promise
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }

  #add(wish: CutoutWish): Waiting {
    const { promise, resolve, reject } = Promise.withResolvers<Cutout>()
    const ending = new AbortController()
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason), { once: true })
    const start = (): void => {
      this.#running++
      this.#fetch(wish, ending.signal)
        .then(resolve, reject)
        .finally(() => {
          this.#running--
          this.#waiting.delete(keyOf(wish))
          this.#next()
        })
    }
    const waiting: Waiting = { wish, ending, promise, start, lookers: 0 }
    this.#waiting.set(keyOf(wish), waiting)
    this.#queue.push(waiting)
    this.#next()
    return waiting
  }

  #next(): void {
    while (this.#running < AT_ONCE) {
      // Who scrolls wants what is in sight now, not what was.
      const latest = this.#queue.pop()
      if (latest === undefined) return
      latest.start()
    }
  }

  async #fetch(wish: CutoutWish, signal: AbortSignal): Promise<Cutout> {
    const { table, row, map, size } = wish
    const answer = await this.#client.results.cutout(this.#job, row, { table, map, size, format: 'fits' }, signal)
    const cutout = await readCutout(await collectBytes(answer, () => {}))
    this.#kept.set(keyOf(wish), cutout)
    this.#bytes += cutout.pixels.byteLength
    for (const [key, old] of this.#kept) {
      if (this.#bytes <= MOST_BYTES || this.#kept.size === 1) break
      this.#kept.delete(key)
      this.#bytes -= old.pixels.byteLength
    }
    return cutout
  }

  #giveUp(waiting: Waiting, reason: unknown): void {
    this.#queue = this.#queue.filter((other) => other !== waiting)
    this.#waiting.delete(keyOf(waiting.wish))
    waiting.ending.abort(reason)
  }
}

const keyOf = ({ table, row, map, size }: CutoutWish): string => `${table} ${row} ${map} ${size}`
