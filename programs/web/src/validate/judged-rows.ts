// What the person has said of each row, and how far people disagree on it: columns that follow the statements, row by row.

import type { StatementStore } from '../statements/statement-store.ts'
import { disputeOf } from './dispute.ts'

/** How a row stands with the person: a verdict counts before a label. */
export const JUDGED = { open: 0, labelled: 1, accepted: 2, rejected: 3 } as const

/** How all rows stand. The arrays are its own: read them, never write them. */
export class JudgedRows {
  /** A code of `JUDGED` a row. */
  readonly mine: Uint8Array
  /** How many people do not say what most say; see `disputeOf`. */
  readonly dispute: Uint16Array
  /** Counts changes of any kind. */
  version = 0
  /** Counts changes of `dispute`. */
  disputeVersion = 0

  readonly #store: StatementStore
  readonly #rowOf: ReadonlyMap<string, number>
  readonly #listeners = new Set<() => void>()

  /** @param names of what each row is spoken of as: its source_id */
  constructor(store: StatementStore, names: readonly string[]) {
    this.#store = store
    this.#rowOf = new Map(names.map((name, row) => [name, row]))
    this.mine = new Uint8Array(names.length)
    this.dispute = new Uint16Array(names.length)
    this.#update(store.targets())
  }

  /** Keeps up with what is said until the function that it gives back is called. */
  follow(): () => void {
    this.#update(this.#store.targets())
    return this.#store.subscribe((targets) => this.#update(targets))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** True where the person has said neither label nor verdict. */
  readonly isOpen = (row: number): boolean => this.mine[row] === JUDGED.open

  #update(targets: Iterable<string>): void {
    let changed = false
    for (const target of targets) {
      const row = this.#rowOf.get(target)
      if (row === undefined) continue
      const dispute = disputeOf(this.#store.opinionsOn(target))
      if (dispute !== this.dispute[row]) this.disputeVersion++
      this.dispute[row] = dispute
      this.mine[row] = this.#codeOf(target)
      changed = true
    }
    if (!changed) return
    this.version++
    for (const listener of [...this.#listeners]) listener()
  }

  #codeOf(target: string): number {
    const verdict = this.#store.ownWord(target, 'verdict')
    if (verdict !== null) return JUDGED[verdict]
    return this.#store.ownWord(target, 'label') === null ? JUDGED.open : JUDGED.labelled
  }
}
