// What writers take: a catalogue, one table, or some tables with or without their run.

import type { Catalog } from './catalog.ts'
import type { RunRecord } from './run.ts'
import type { Table } from './table.ts'

/** Tables, and the run that made them where it is known. What readers give and writers take. */
export interface TableSet {
  readonly tables: readonly Table[]
  readonly run?: RunRecord
}

/** Whatever was given, as a set of tables: a catalogue's in the order components, islands, sources. */
export function tablesOf(content: Catalog | Table | TableSet): TableSet {
  if ('tables' in content) return content
  if ('rows' in content) return { tables: [content] }
  return { tables: [content.components, content.islands, content.sources], run: content.run }
}
