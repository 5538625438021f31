// What the page and the worker that matches catalogues say to each other.

import { findColumn, type Table } from '@cirasa/catalog'
import type { Comparison } from '../pages/compare/compare-tables.ts'
import type { Meeting } from '../workspace/overlays/overlay.ts'

/** What is asked. Tables bring the columns that count, see {@link withColumns}. */
export type MatchRequest =
  | { readonly kind: 'compare'; readonly a: Table; readonly b: Table; readonly radius: number }
  | { readonly kind: 'meet'; readonly result: Table; readonly other: Table; readonly radius: number }

/** What is answered to each kind. */
export interface MatchAnswers {
  readonly compare: Comparison
  readonly meet: Meeting
}

export type MatchReply =
  | { readonly kind: 'matched'; readonly answer: MatchAnswers[MatchRequest['kind']] }
  | { readonly kind: 'failed'; readonly says: string; readonly code?: string; readonly remedy?: string }

/** A table with some of its columns: the others need not go to the worker. */
export function withColumns(table: Table, names: readonly string[]): Table {
  return { ...table, columns: names.flatMap((name) => findColumn(table, name) ?? []) }
}
