// What was said and is not stored by the service yet: kept in the browser, so that a closed tab or a broken line loses nothing.

import type { NewStatement } from '@cirasa/api'

/** Something said, on its way. Its id makes it safe to send twice. */
export type Queued = NewStatement & {
  readonly id: string
  readonly by: string
  /** When it was said by the clock of this browser, ISO 8601. */
  readonly at: string
}

/** Where the queue survives, such as `localStorage`. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The most that one request takes; smaller than the service allows, so that a slow line shows progress. */
const MOST_AT_ONCE = 2000

/** The statements of one job that wait, oldest first. */
export class Queue {
  readonly #keeper: Keeper
  readonly #key: string
  #items: Queued[]
  #isKept = true

  constructor(keeper: Keeper, job: string) {
    this.#keeper = keeper
    this.#key = `cirasa.statements.${job}`
    this.#items = readItems(keeper, this.#key)
  }

  get items(): readonly Queued[] {
    return this.#items
  }
  /** False where the browser has no room: what waits is lost with the page. */
  get isKept(): boolean {
    return this.#isKept
  }

  add(items: readonly Queued[]): void {
    this.#items = [...this.#items, ...items]
    this.#keep()
  }

  /** Those that go into the next request: the oldest, of one person. */
  next(): readonly Queued[] {
    const [first] = this.#items
    if (first === undefined) return []
    const end = this.#items.findIndex(({ by }) => by !== first.by)
    return this.#items.slice(0, Math.min(end < 0 ? this.#items.length : end, MOST_AT_ONCE))
  }

  /** Takes out what was stored, or given up. */
  remove(items: readonly Queued[]): void {
    const gone = new Set(items.map(({ id }) => id))
    this.#items = this.#items.filter(({ id }) => !gone.has(id))
    this.#keep()
  }

  #keep(): void {
    try {
      if (this.#items.length === 0) this.#keeper.removeItem(this.#key)
      else this.#keeper.setItem(this.#key, JSON.stringify(this.#items))
      this.#isKept = true
    } catch {
      // Full or forbidden: the page says so, as `isKept` is false now.
      this.#isKept = false
    }
  }
}

function readItems(keeper: Keeper, key: string): Queued[] {
  try {
    const items: unknown = JSON.parse(keeper.getItem(key) ?? '[]')
    return Array.isArray(items) ? items.filter(isQueued) : []
  } catch {
    return []
  }
}

function isQueued(item: unknown): item is Queued {
  const { id, by, at, target, kind } = (item ?? {}) as Record<string, unknown>
  return [id, by, at, target, kind].every((value) => typeof value === 'string' && value !== '')
}
