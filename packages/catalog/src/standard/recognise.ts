// Columns known by name alone: a text file of ours says no types and units, so they come from the standard.

import type { ColumnDefinition } from '../model/column.ts'
import { standardColumns, type TableKind } from './make-table.ts'

/** What names alone tell of columns. */
export type NamedColumn = Omit<ColumnDefinition, 'type'> & { readonly type?: ColumnDefinition['type'] }

const KINDS: readonly TableKind[] = ['components', 'islands', 'sources', 'truth']
const IDS: Readonly<Record<TableKind, string>> = {
  components: 'component_id',
  islands: 'island_id',
  sources: 'source_id',
  truth: 'source_id',
}
/** Units that an image may replace by its own: a text file does not say whether it did. */
const MEASURED = /^(Jy|Jy\/beam)$/

/**
 * The kind of standard table that names belong to: it has the kind's id, x_pix and flux_peak, and knows at least half of the names.
 * Of several the one that knows most. Columns that people added do not hide it.
 */
export function recogniseKind(names: readonly string[]): TableKind | undefined {
  let best: TableKind | undefined
  let most = names.length / 2 - 0.5
  for (const kind of KINDS) {
    if (![IDS[kind], 'x_pix', 'flux_peak'].every((name) => names.includes(name))) continue
    const known = new Set(standardColumns(kind).map((definition) => definition.name))
    const count = names.filter((name) => known.has(name)).length
    if (count > most) {
      most = count
      best = kind
    }
  }
  return best
}

/** Definitions for names: those of the standard table that they belong to, otherwise bare ones. */
export function recogniseColumns(names: readonly string[]): NamedColumn[] {
  const kind = recogniseKind(names)
  const standard = new Map(kind === undefined ? [] : standardColumns(kind).map((definition) => [definition.name, definition] as const))
  return names.map((name) => {
    const definition = standard.get(name)
    if (definition === undefined) return { name, description: '' }
    const depends = MEASURED.test(definition.unit ?? '') || definition.ucd?.includes('phys.angSize')
    return depends ? { ...definition, unit: undefined, ucd: definition.ucd?.includes('phot') ? undefined : definition.ucd } : definition
  })
}
