// What people have changed of a result: sources fitted again, and sources that the finder has missed.

import type { Opinions } from './opinions.ts'
import type { NamedNumbers } from './statement.ts'

/** How ids of added sources begin, which no finder's do: so that none of them is taken for a source of the run. */
export const ADDED_PREFIX = 'added-'

/** A change that holds. */
export interface HeldEdit {
  readonly kind: 'refit' | 'added'
  /** The source_id of the source. */
  readonly target: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly numbers: NamedNumbers
}

/**
 * The change of each source: the newest fit of anybody that was not taken back. A source that was added and fitted again since is an added one
 * with the new numbers; one that nobody says to be there any more has no change. Numbers without `x` and `y` change nothing. In the order in which they
 * were said.
 *
 * @param by only what this person says
 */
export function editsOf(opinions: Opinions, by?: string): HeldEdit[] {
  const found: { readonly sequence: number; readonly edit: HeldEdit }[] = []
  for (const target of opinions.targets()) {
    const isOwn = target.startsWith(ADDED_PREFIX)
    let newest: { readonly sequence: number; readonly edit: HeldEdit } | undefined
    let isThere = !isOwn
    for (const [person, { fit, added }] of opinions.of(target)) {
      if (by !== undefined && person !== by) continue
      if (isOwn && added) isThere = true
      for (const held of isOwn ? [added, fit] : [fit]) {
        if (held === undefined || !hasPlace(held.value) || held.sequence < (newest?.sequence ?? 0)) continue
        const kind = isOwn ? 'added' : 'refit'
        newest = { sequence: held.sequence, edit: { kind, target, by: person, at: held.at, numbers: held.value } }
      }
    }
    if (newest && isThere) found.push(newest)
  }
  return found.sort((a, b) => a.sequence - b.sequence).map(({ edit }) => edit)
}

const hasPlace = ({ x, y }: NamedNumbers): boolean => Number.isFinite(x) && Number.isFinite(y)
