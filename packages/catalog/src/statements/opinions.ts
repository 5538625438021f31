// What each person thinks of each source now: the last thing that they have said of each kind.

import type { Said, Statement, StatementKind } from './statement.ts'

/** What one person says of one source now. A kind of which nothing holds is absent. */
export type Opinion = { readonly [Kind in StatementKind]?: Held<Kind> }

/** Something that holds, and since when. */
export interface Held<Kind extends StatementKind> {
  readonly value: NonNullable<Extract<Said, { readonly kind: Kind }>['value']>
  /** ISO 8601, UTC. */
  readonly at: string
  /** Of the statement: the larger, the newer. */
  readonly sequence: number
}

const kinds: readonly StatementKind[] = ['label', 'verdict', 'note', 'fit', 'added']

const NOTHING: ReadonlyMap<string, Opinion> = new Map()

/**
 * Takes statements in, in any order and any number of times, and says what holds. It keeps no more than the last of each person, source and
 * kind.
 *
 * @example
 * const opinions = new Opinions()
 * opinions.take(statements)
 * opinions.of('S1').get('Ada')?.label?.value // 'galaxy'
 */
export class Opinions {
  /** By target and person, the last statement of each kind; those that take something back too, as an older one may still come. */
  readonly #last = new Map<string, Map<string, Partial<Record<StatementKind, Statement>>>>()
  #sequence = 0

  /** The largest sequence number that was taken in. */
  get sequence(): number {
    return this.#sequence
  }

  take(statements: Iterable<Statement>): void {
    for (const said of statements) {
      this.#sequence = Math.max(this.#sequence, said.sequence)
      const ofTarget = entry(this.#last, said.target, () => new Map<string, Partial<Record<StatementKind, Statement>>>())
      const ofPerson = entry(ofTarget, said.by, (): Partial<Record<StatementKind, Statement>> => ({}))
      const known = ofPerson[said.kind]
      if (known === undefined || known.sequence <= said.sequence) ofPerson[said.kind] = said
    }
  }

  /** Everything that was ever spoken of, also where nothing holds any more. */
  targets(): IterableIterator<string> {
    return this.#last.keys()
  }

  /** What holds of a source, by person; people of whom nothing holds are left out. */
  of(target: string): ReadonlyMap<string, Opinion> {
    const ofTarget = this.#last.get(target)
    if (ofTarget === undefined) return NOTHING
    const found = new Map<string, Opinion>()
    for (const [by, last] of ofTarget) {
      let opinion: Partial<Record<StatementKind, { value: unknown; at: string; sequence: number }>> | undefined
      for (const kind of kinds) {
        const said = last[kind]
        if (said !== undefined && said.value !== null) (opinion ??= {})[kind] = { value: said.value, at: said.at, sequence: said.sequence }
      }
      if (opinion !== undefined) found.set(by, opinion as Opinion)
    }
    return found
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
