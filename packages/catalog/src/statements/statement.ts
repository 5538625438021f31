// What a person says about a source of a result. A result never changes: what is thought of it now follows from what was said.

/** Numbers by name, such as those of a fit. Pixels are 0-based, axes full widths at half maximum. */
export type NamedNumbers = Readonly<Record<string, number>>

export type Verdict = 'accepted' | 'rejected'

/** What can be said. Null takes back what the same person has said of the same kind. */
export type Said =
  | { readonly kind: 'label'; readonly value: string | null }
  | { readonly kind: 'verdict'; readonly value: Verdict | null }
  | { readonly kind: 'note'; readonly value: string | null }
  /** A fit made again. */
  | { readonly kind: 'fit'; readonly value: NamedNumbers | null }
  /** A source that the finder has missed, with its `x` and `y`; its target begins with ADDED_PREFIX. */
  | { readonly kind: 'added'; readonly value: NamedNumbers | null }

export type StatementKind = Said['kind']

/** Something said about a source of a result. */
export type Statement = Said & {
  /** Counts what was said of a result: of two statements of one person and kind about one source, the larger one holds. */
  readonly sequence: number
  /** The `source_id` of the result, or an id of its own for an added source. */
  readonly target: string
  /** The name of the person. */
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/**
 * What to say to take a statement back: what its author had said before of the same kind about the same source, or nothing.
 *
 * @param history all that was said of the result; the order does not matter
 * @example undoing(history, { kind: 'label', value: 'galaxy', target: 'S1', ... }) // { target: 'S1', kind: 'label', value: null }
 */
export function undoing(history: Iterable<Statement>, last: Statement): Said & Pick<Statement, 'target'> {
  let before: Statement | undefined
  for (const said of history) {
    if (said.target !== last.target || said.by !== last.by || said.kind !== last.kind || said.sequence >= last.sequence) continue
    if (before === undefined || said.sequence > before.sequence) before = said
  }
  return { target: last.target, kind: last.kind, value: before?.value ?? null } as Said & Pick<Statement, 'target'>
}
