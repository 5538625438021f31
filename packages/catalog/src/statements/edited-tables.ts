// The tables of a result with what people have changed: new values of sources that were fitted again, and rows of those that were added.

import { unusedName } from '../model/build-table.ts'
import type { ColumnDefinition } from '../model/column.ts'
import { findColumn, findTexts, type Table } from '../model/table.ts'
import type { TableSet } from '../model/tables-of.ts'
import { cutText } from './cut-text.ts'
import { componentCells, type EditingFacts, hasFit, islandCells, sourceCells } from './edit-cells.ts'
import type { HeldEdit } from './edits.ts'
import { type FitParts, fitOfNumbers } from './fit-numbers.ts'
import { RowPlan } from './row-plan.ts'

const column = (name: string, description: string, ucd: string): ColumnDefinition =>
  Object.freeze({ name, type: 'string', description, ucd, nullable: true })

const EDITED = column(
  'edited',
  'refit: fitted again by a person; added: missed by the run and added by a person; null: as the run has it',
  'meta.code',
)
const EDITED_BY = column('edited_by', 'Who has fitted it again or added it', 'meta.curation')
const EDITED_AT = column('edited_at', 'When that was said, ISO 8601, UTC', 'time.processing')

/** The columns that are added, in their order. */
export const editColumns: readonly ColumnDefinition[] = Object.freeze([EDITED, EDITED_BY, EDITED_AT])

/** A change with its numbers taken apart. */
interface Change extends FitParts {
  readonly edit: HeldEdit
  /** The island that its components are on: of the run, or one of its own; '' for none. */
  readonly island_id: string
}

/**
 * The tables with all changes in them. Sources, components and islands agree: the components of a source that was fitted again stand where those
 * of the run stood, on the same island; an added source has rows of its own behind the others, in the tables of which its numbers tell something.
 * What a fit does not tell is null in its row, and never what the run says. An added source whose id the run has itself is left out, and so is a
 * fit of a source that is in no table.
 *
 * @param edits see editsOf
 */
export function editedTables({ tables, run }: TableSet, edits: readonly HeldEdit[], facts: EditingFacts): TableSet {
  const named = (name: string): Table | undefined => tables.find((table) => table.name === name)
  const components = named('components')
  const changes = changesOf(edits, named('sources'), components)
  const newComponents = components && finished(components, componentPlan(components, changes, facts), changes)
  const edited = tables.map((table) => {
    switch (table.name) {
      case 'components':
        return newComponents!
      case 'sources':
        return finished(table, sourcePlan(table, changes, facts), changes)
      case 'islands':
        return finished(table, islandPlan(table, changes, newComponents, facts), changes)
      default:
        return table
    }
  })
  return { tables: edited, ...(run ? { run } : {}) }
}

function changesOf(edits: readonly HeldEdit[], sources: Table | undefined, components: Table | undefined): Change[] {
  const known = new Set(textOf(sources, 'source_id') ?? textOf(components, 'source_id'))
  const chosen = edits.filter(({ kind, target }) => known.has(target) === (kind === 'refit'))
  const wanted = new Set(chosen.map(({ target }) => target))
  const islandOf = new Map<string, string>()
  const islands = textOf(components, 'island_id')
  textOf(components, 'source_id')?.forEach((source, row) => {
    if (islands && wanted.has(source) && !islandOf.has(source)) islandOf.set(source, islands[row])
  })
  return chosen
    .map((edit): Change => {
      const parts = fitOfNumbers(edit.numbers)
      const ownIsland = parts.island.n_pix === undefined ? '' : `${edit.target}-island`
      return { edit, ...parts, island_id: edit.kind === 'added' ? ownIsland : (islandOf.get(edit.target) ?? '') }
    })
    .filter(({ edit, components: found }) => (edit.kind === 'added' ? found.length > 0 : found.some(hasFit)))
}

function sourcePlan(table: Table, changes: readonly Change[], facts: EditingFacts): RowPlan<HeldEdit> {
  const plan = RowPlan.of<HeldEdit>(table)
  const refits = refitsOf(changes)
  textOf(table, 'source_id')?.forEach((id, row) => {
    const change = refits.get(id)
    if (change) plan.change(row, sourceCells(change, facts), change.edit)
  })
  for (const change of addedOf(changes)) {
    const { edit, island_id } = change
    const own = { source_id: edit.target, island_id, n_islands: island_id === '' ? 0 : 1, freq: frequencyOf(table) }
    plan.add({ ...sourceCells(change, facts), ...own }, edit)
  }
  return plan
}

function componentPlan(table: Table, changes: readonly Change[], facts: EditingFacts): RowPlan<HeldEdit> {
  const plan = new RowPlan<HeldEdit>()
  const refits = refitsOf(changes)
  const taken = new Set(textOf(table, 'component_id'))
  const add = ({ edit, components, island_id }: Change): void => {
    const common = { source_id: edit.target, island_id, freq: frequencyOf(table) }
    components.filter(hasFit).forEach((component, i) => {
      const name = `${edit.target}-${edit.kind === 'refit' ? 'refit-' : ''}${String.fromCharCode(97 + i)}`
      plan.add({ ...componentCells(component, facts), ...common, component_id: unusedName(name, taken) }, edit)
    })
  }
  const ids = textOf(table, 'source_id')
  const done = new Set<string>()
  for (let row = 0; row < table.rows; row++) {
    const change = ids && refits.get(ids[row])
    if (!change) plan.keep(row)
    else if (!done.has(change.edit.target)) {
      done.add(change.edit.target)
      add(change)
    }
  }
  for (const change of addedOf(changes)) add(change)
  countSiblings(plan, table, changes)
  return plan
}

/** n_siblings of all components that are on an island with a changed one. */
function countSiblings(plan: RowPlan<HeldEdit>, table: Table, changes: readonly Change[]): void {
  const islands = textOf(table, 'island_id')
  const touched = new Map<string, number[]>(changes.map(({ island_id }) => [island_id, []]))
  for (let row = 0; row < plan.from.length; row++) touched.get(plan.textAt(row, 'island_id', islands))?.push(row)
  for (const [island, rows] of touched) for (const row of rows) plan.set(row, { n_siblings: island === '' ? null : rows.length - 1 })
}

function islandPlan(table: Table, changes: readonly Change[], components: Table | undefined, facts: EditingFacts): RowPlan<HeldEdit> {
  const plan = RowPlan.of<HeldEdit>(table)
  const touched = new Map(changes.filter(({ island_id }) => island_id !== '').map((change) => [change.island_id, change]))
  const counts = new Map<string, number>()
  for (const island of textOf(components, 'island_id') ?? []) if (touched.has(island)) counts.set(island, (counts.get(island) ?? 0) + 1)
  textOf(table, 'island_id')?.forEach((id, row) => {
    // Of several sources on one island the newest fit counts.
    const change = touched.get(id)
    if (change?.edit.kind !== 'refit') return
    const { resid_mean = null, resid_std = null } = change.island
    plan.change(row, { n_components: counts.get(id) ?? 0, resid_mean, resid_std }, change.edit)
  })
  for (const change of addedOf(changes)) {
    const { edit, island_id } = change
    if (island_id === '') continue
    const own = { island_id, source_id: edit.target, n_components: counts.get(island_id) ?? 0, freq: frequencyOf(table) }
    plan.add({ ...islandCells(change, facts), ...own }, edit)
  }
  return plan
}

/** With the columns of changes, and a summary of all of them as keywords of the table. */
function finished(table: Table, plan: RowPlan<HeldEdit>, changes: readonly Change[]): Table {
  const made = plan.table(table, [
    { definition: EDITED, of: ({ kind }) => kind },
    { definition: EDITED_BY, of: ({ by }) => by },
    { definition: EDITED_AT, of: ({ at }) => at },
  ])
  const newest = changes.at(-1)
  const people = [...new Set(changes.map(({ edit }) => edit.by))].sort()
  const meta = {
    ...table.meta,
    NREFIT: changes.filter(({ edit }) => edit.kind === 'refit').length,
    NADDED: addedOf(changes).length,
    EDITORS: cutText(people.join('; '), LONGEST_NAMES),
    ...(newest === undefined ? {} : { EDITDATE: newest.edit.at }),
  }
  return Object.freeze({ ...made, meta })
}

/** Of all names together in the summary. */
const LONGEST_NAMES = 200

const refitsOf = (changes: readonly Change[]): Map<string, Change> =>
  new Map(changes.filter(({ edit }) => edit.kind === 'refit').map((change) => [change.edit.target, change]))

const addedOf = (changes: readonly Change[]): readonly Change[] => changes.filter(({ edit }) => edit.kind === 'added')

/** The image has one frequency. */
function frequencyOf(table: Table): number | null {
  const values = findColumn(table, 'freq')?.values
  return values !== undefined && values.length > 0 ? Number(values[0]) : null
}

const textOf = (table: Table | undefined, name: string): readonly string[] | undefined => table && findTexts(table, name)
