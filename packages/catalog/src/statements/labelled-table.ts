// A table of a result with what people say of its rows as columns.

import { buildTable } from '../model/build-table.ts'
import { type Column, type ColumnDefinition, columnValues, type ValuesGiven } from '../model/column.ts'
import { findTexts, type Table } from '../model/table.ts'
import { cutText } from './cut-text.ts'
import type { Judgement } from './judgement.ts'

/** Longer text of a row is cut: FITS gives every row the room of the longest. */
const LONGEST = 200

const column = (name: string, type: ColumnDefinition['type'], description: string, ucd?: string): ColumnDefinition =>
  Object.freeze({ name, type, description, nullable: true, ...(ucd === undefined ? {} : { ucd }) })

/** The columns that are added, in their order. */
export const judgementColumns: readonly ColumnDefinition[] = Object.freeze([
  column('label', 'string', 'What people call the source: the majority, none where two are even', 'meta.code.class'),
  column('verdict', 'string', 'accepted or rejected: the majority, none where two are even', 'meta.code'),
  column('labelled_by', 'string', 'Those who say the label, or the verdict where there is no label'),
  column('labelled_at', 'string', 'When the last of them said it, ISO 8601, UTC', 'time.processing'),
  column('label_votes', 'int', 'People who have labelled the source, whatever they call it', 'meta.number'),
  column('note', 'string', 'What people have noted, cut to 200 characters', 'meta.note'),
])

/**
 * The table with the columns of {@link judgementColumns}. Rows are found by `source_id`; rows of islands, which have none, by the source of
 * the components that are on them.
 *
 * @param judgements by source_id
 * @param components where islands find their sources
 */
export function labelledTable(table: Table, judgements: ReadonlyMap<string, Judgement>, components?: Table): Table {
  const sources = sourcesOfRows(table, components)
  const rows = Array.from({ length: table.rows }, (_, row) => judgements.get(sources?.[row] ?? ''))
  const values: readonly ValuesGiven[] = [
    rows.map((one) => one?.label),
    rows.map((one) => one?.verdict),
    rows.map((one) => one && cutText(one.by.join('; '), LONGEST)),
    rows.map((one) => one?.at),
    rows.map((one) => (one ? one.votes : null)),
    rows.map((one) => one && cutText(notesOf(one), LONGEST)),
  ]
  const added = judgementColumns.map(
    (definition, at): Column => Object.freeze({ definition, values: columnValues(definition.type, values[at]) }),
  )
  return buildTable({ ...table, columns: [...table.columns, ...added] })
}

/** The source of each row; undefined for a table that does not tell. */
function sourcesOfRows(table: Table, components: Table | undefined): readonly string[] | undefined {
  const own = findTexts(table, 'source_id')
  if (own) return own
  const islands = findTexts(table, 'island_id')
  const [from, to] = [components && findTexts(components, 'island_id'), components && findTexts(components, 'source_id')]
  if (!islands || !from || !to) return undefined
  // An island whose components belong to several sources counts for that of the first one.
  const sourceOf = new Map<string, string>()
  from.forEach((island, row) => {
    if (!sourceOf.has(island)) sourceOf.set(island, to[row])
  })
  return islands.map((island) => sourceOf.get(island) ?? '')
}

/** One line; with names where several have written. */
function notesOf({ notes }: Judgement): string {
  const texts = notes.length === 1 ? [notes[0].text] : notes.map(({ by, text }) => `${by}: ${text}`)
  return texts.join('; ').replace(/\s+/g, ' ')
}
