// Storage and a service in memory, for the tests of what is kept in them; the service's line can be cut.

import { registry } from '@cirasa/errors'
import type { FoundDocument, Shelf } from '../../../src/workspace/saving/shelf.ts'

const errors = registry('CLIENT', { UNREACHABLE: { says: 'Nobody answers.', do: 'Try again.' } })

/** A `localStorage` that holds so many characters. */
export function memoryStorage(room = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

/** A shelf that is a service. */
export class ServiceShelf implements Shelf {
  readonly kept = new Map<string, FoundDocument & { readonly changed: string }>()
  isUp = true
  /** Names that were written, in their order. */
  readonly written: string[] = []
  #count = 0

  async list() {
    this.#ask()
    return [...this.kept].map(([name, { changed }]) => ({ name, changed }))
  }

  async get(name: string) {
    this.#ask()
    return this.kept.get(name)
  }

  async put(name: string, content: unknown, seen: string | undefined) {
    this.#ask()
    if (this.kept.get(name)?.mark !== seen) return undefined
    return this.write(name, content)
  }

  async remove(name: string) {
    this.#ask()
    this.kept.delete(name)
  }

  /** As somebody else does it. */
  write(name: string, content: unknown): string {
    const mark = `v${++this.#count}`
    this.written.push(name)
    this.kept.set(name, { content: JSON.parse(JSON.stringify(content)), mark, changed: new Date(this.#count).toISOString() })
    return mark
  }

  #ask(): void {
    if (!this.isUp) throw errors.UNREACHABLE()
  }
}
