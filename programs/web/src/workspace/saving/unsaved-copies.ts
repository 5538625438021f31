// What the service has not taken yet, in the browser: a page that is closed without a line loses nothing.

import { readWorkspace } from './read-workspace.ts'
import type { Workspace } from './workspace.ts'

const KEY = 'cirasa.unsaved.'

/** A document on its way, and the one of the service that it was made from. */
export interface UnsavedCopy {
  readonly base: Workspace
  readonly mine: Workspace
}

/** The copies of one workspace. Each window has its own, so that none overwrites another's. */
export class UnsavedCopies {
  readonly #storage: Storage
  readonly #prefix: string
  readonly #own: string
  #taken: readonly string[] = []

  /** @param window another word for each window */
  constructor(storage: Storage, name: string, window: string) {
    this.#storage = storage
    this.#prefix = `${KEY}${name}.`
    this.#own = this.#prefix + window
  }

  /** False where the browser has no room. */
  keep(copy: UnsavedCopy): boolean {
    try {
      this.#storage.setItem(this.#own, JSON.stringify(copy))
      return true
    } catch {
      // The page says so, and that it has to stay open.
      return false
    }
  }

  /** What windows have left. A copy that cannot be read stays where it is. */
  take(): readonly UnsavedCopy[] {
    const keys = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i) ?? '')
    const found = keys.filter((key) => key.startsWith(this.#prefix)).map((key) => [key, this.#read(key)] as const)
    this.#taken = found.filter(([, copy]) => copy !== undefined).map(([key]) => key)
    return found.flatMap(([, copy]) => copy ?? [])
  }

  /** Takes away what was taken up, once it is saved. */
  drop(): void {
    for (const key of [this.#own, ...this.#taken]) this.#storage.removeItem(key)
    this.#taken = []
  }

  #read(key: string): UnsavedCopy | undefined {
    try {
      const { base, mine } = Object(JSON.parse(this.#storage.getItem(key) ?? ''))
      return { base: readWorkspace(base), mine: readWorkspace(mine) }
    } catch {
      return undefined
    }
  }
}
