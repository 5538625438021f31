// Fetches what is wanted most first, few at a time: what a view shows before what it may show next, and what nobody wants any more is broken off.

import { isCodedError } from '@cirasa/errors'
import { waitFor } from './wait-for.ts'

/** Something to fetch. */
export interface Wish {
  readonly key: string
  /** The lower the sooner. */
  readonly rank: number
  readonly fetch: (signal: AbortSignal) => Promise<void>
}

/** How a queue works. */
export interface QueueOptions {
  /** At a time. */
  readonly concurrency?: number
  /** Attempts of one wish that ends with a broken connection. */
  readonly attempts?: number
  /** Milliseconds before the second attempt; each further one waits twice as long. */
  readonly pause?: number
  /** Milliseconds after which a wish that failed by a broken connection may be wished again: laptops sleep, and services are started anew. */
  readonly rest?: number
  /** What went wrong with a wish for good, or for now. */
  readonly failed?: (key: string, error: unknown) => void
  /** A wish was granted, or failed for good. */
  readonly settled?: () => void
}

interface Running {
  readonly controller: AbortController
  readonly owner: string
}

/** Codes of failures that pass by themselves. */
const PASSING = new Set(['CLIENT_UNREACHABLE', 'IMAGE_TILE_NOT_READY', 'CLIENT_NO_TILES'])

/** Whether another attempt may help. */
const isPassing = (error: unknown): boolean =>
  !isCodedError(error) || PASSING.has(error.code) || [429, 502, 503, 504].includes(Number(error.values?.status))

/** A queue whose wishes are replaced as a whole, by whoever has them. */
export class RequestQueue {
  readonly #options: Required<QueueOptions>
  readonly #wishes = new Map<string, Map<string, Wish>>()
  readonly #running = new Map<string, Running>()
  /** What failed for good, until its owner no longer wants it. */
  readonly #failures = new Map<string, Set<string>>()
  readonly #resting = new Set<ReturnType<typeof setTimeout>>()
  #closed = false

  constructor(options: QueueOptions = {}) {
    this.#options = { concurrency: 8, attempts: 5, pause: 400, rest: 15_000, failed: () => {}, settled: () => {}, ...options }
  }

  /** What `owner` wants from now on, in place of what it wanted before. What runs and is still wanted goes on; keys are unique across owners. */
  want(owner: string, wishes: readonly Wish[]): void {
    if (this.#closed) return
    const wanted = new Map(wishes.map((wish) => [wish.key, wish]))
    const failures = this.#failures.get(owner)
    for (const key of failures ?? []) if (!wanted.has(key)) failures?.delete(key)
    this.#wishes.set(owner, wanted)
    for (const [key, running] of this.#running) if (running.owner === owner && !wanted.has(key)) running.controller.abort()
    this.#pump()
  }

  /** Wishes that are not granted yet. */
  get waiting(): number {
    let count = 0
    for (const wishes of this.#wishes.values()) count += wishes.size
    return count
  }

  /** Breaks everything off. */
  close(): void {
    this.#closed = true
    this.#wishes.clear()
    for (const { controller } of this.#running.values()) controller.abort()
    for (const timer of this.#resting) clearTimeout(timer)
  }

  #pump(): void {
    while (!this.#closed && this.#running.size < this.#options.concurrency) {
      const next = this.#next()
      if (next === undefined) return
      void this.#run(next.owner, next.wish)
    }
  }

  #next(): { owner: string; wish: Wish } | undefined {
    let best: { owner: string; wish: Wish } | undefined
    for (const [owner, wishes] of this.#wishes)
      for (const wish of wishes.values()) {
        if (this.#running.has(wish.key) || this.#failures.get(owner)?.has(wish.key)) continue
        if (best === undefined || wish.rank < best.wish.rank) best = { owner, wish }
      }
    return best
  }

  async #run(owner: string, wish: Wish): Promise<void> {
    const controller = new AbortController()
    this.#running.set(wish.key, { controller, owner })
    try {
      await this.#attempt(wish, controller.signal)
      this.#wishes.get(owner)?.delete(wish.key)
    } catch (error) {
      if (!controller.signal.aborted) this.#fail(owner, wish.key, error)
    } finally {
      this.#running.delete(wish.key)
      this.#pump()
      if (!this.#closed && !controller.signal.aborted) this.#options.settled()
    }
  }

  async #attempt(wish: Wish, signal: AbortSignal): Promise<void> {
    const { attempts, pause } = this.#options
    for (let attempt = 1; ; attempt++) {
      try {
        return await wish.fetch(signal)
      } catch (error) {
        signal.throwIfAborted()
        if (attempt >= attempts || !isPassing(error)) throw error
        await waitFor(pause * 2 ** (attempt - 1), signal)
      }
    }
  }

  #fail(owner: string, key: string, error: unknown): void {
    const failures = this.#failures.get(owner) ?? new Set()
    this.#failures.set(owner, failures.add(key))
    if (isPassing(error)) this.#forgive(failures, key)
    this.#wishes.get(owner)?.delete(key)
    this.#options.failed(key, error)
  }

  #forgive(failures: Set<string>, key: string): void {
    const timer = setTimeout(() => {
      this.#resting.delete(timer)
      failures.delete(key)
      this.#options.settled()
    }, this.#options.rest)
    this.#resting.add(timer)
  }
}
