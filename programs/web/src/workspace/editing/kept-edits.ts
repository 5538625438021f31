// What people have changed of a result, from their statements: fits made again and sources added, as a list and as ellipses.

import type { NamedNumbers } from '@cirasa/catalog'
import type { CatalogueColumns } from '@cirasa/viewer'
import type { StatementStore } from '../../statements/statement-store.ts'
import { type KeptComponent, keptComponents } from './fit-numbers.ts'

/** A change that holds. */
export interface Edit {
  readonly kind: 'fit' | 'added'
  /** The source_id of the source, or the id of its own of an added one. */
  readonly target: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly numbers: NamedNumbers
  readonly components: readonly KeptComponent[]
}

/** All changes that hold, the newest first. */
export function keptEdits(store: Pick<StatementStore, 'targets' | 'opinionsOn'>): Edit[] {
  const edits: Edit[] = []
  for (const target of store.targets()) {
    for (const [by, opinion] of store.opinionsOn(target)) {
      for (const kind of ['fit', 'added'] as const) {
        const held = opinion[kind]
        if (held === undefined) continue
        edits.push({ kind, target, by, at: held.at, numbers: held.value, components: keptComponents(held.value) })
      }
    }
  }
  return edits.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Ellipses of changes, and of which change each of them is. */
export interface EditEllipses {
  readonly columns: CatalogueColumns
  readonly edits: readonly Edit[]
}

/** The ellipses of the changes of one kind. A place without a fit is a point. */
export function editEllipses(edits: readonly Edit[], kind: Edit['kind']): EditEllipses {
  const rows = edits.filter((edit) => edit.kind === kind).flatMap((edit) => edit.components.map((component) => ({ edit, component })))
  const column = (name: 'x' | 'y' | 'major' | 'minor' | 'angle') => Float64Array.from(rows, ({ component }) => component[name])
  return {
    columns: { x: column('x'), y: column('y'), major: column('major'), minor: column('minor'), angle: column('angle') },
    edits: rows.map(({ edit }) => edit),
  }
}

/** An id for an added source: `added-` and eight hexadecimal digits, so that two people's are never the same. */
export function addedId(): string {
  return `added-${Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
