// Builds the standard tables: definitions and units here, values from whoever measured them.

import { catalogErrors } from '../errors.ts'
import { type Column, type ColumnDefinition, columnValues, type ValuesGiven } from '../model/column.ts'
import type { Table } from '../model/table.ts'
import { componentColumns } from './components.ts'
import { islandColumns } from './islands.ts'
import { inUnits, type MeasuredUnits } from './measured-units.ts'
import { sourceColumns } from './sources.ts'
import { truthColumns } from './truth.ts'

export type TableKind = 'components' | 'islands' | 'sources' | 'truth'

interface Standard {
  readonly description: string
  readonly columns: readonly ColumnDefinition[]
  readonly required: readonly string[]
}

const standards: Readonly<Record<TableKind, Standard>> = {
  components: {
    description: 'Components: one row a fitted shape',
    columns: componentColumns,
    required: ['component_id', 'island_id', 'x_pix', 'y_pix', 'flux_peak'],
  },
  islands: {
    description: 'Islands: one row a connected set of pixels above the threshold',
    columns: islandColumns,
    required: ['island_id', 'x_pix', 'y_pix', 'flux_peak', 'n_pix'],
  },
  sources: {
    description: 'Sources: one row an object, of one or more components or islands',
    columns: sourceColumns,
    required: ['source_id', 'x_pix', 'y_pix', 'flux_peak'],
  },
  truth: {
    description: 'Truth: one row a source put into a simulated map',
    columns: truthColumns,
    required: ['source_id', 'x_pix', 'y_pix', 'flux_peak', 'flux_int'],
  },
}

/** The definitions of a kind of table, in their order. */
export function standardColumns(kind: TableKind): readonly ColumnDefinition[] {
  return standards[kind].columns
}

export interface MakeTableOptions {
  /** Where the image is not in Jy/beam, or has no sky: the units of brightness, flux and size. */
  readonly units?: MeasuredUnits
  /** Units of single columns; these win. */
  readonly columnUnits?: Readonly<Record<string, string>>
}

/**
 * A standard table from the columns that the caller has; the others are left out. Columns come out in standard order,
 * whatever the order given. Typed arrays of the right kind are kept, not copied. See {@link columnValues} for nulls.
 *
 * @example
 * makeTable('truth', { source_id: ['S1'], x_pix: [10.5], y_pix: [3], flux_peak: [0.1], flux_int: [0.1] }).rows // 1
 * @throws CATALOG_UNKNOWN_COLUMN, CATALOG_MISSING_COLUMN, CATALOG_UNEQUAL_LENGTHS
 */
export function makeTable(kind: TableKind, values: Readonly<Record<string, ValuesGiven>>, options: MakeTableOptions = {}): Table {
  const standard = standards[kind]
  const known = new Set(standard.columns.map((definition) => definition.name))
  for (const column of [...Object.keys(values), ...Object.keys(options.columnUnits ?? {})]) {
    if (!known.has(column)) throw catalogErrors.UNKNOWN_COLUMN({ kind, column })
  }
  for (const column of standard.required) {
    if (values[column] === undefined) throw catalogErrors.MISSING_COLUMN({ kind, column })
  }
  const rows = values[standard.required[0]].length
  const columns: Column[] = []
  for (const standardDefinition of standard.columns) {
    const given = values[standardDefinition.name]
    if (given === undefined) continue
    if (given.length !== rows) {
      throw catalogErrors.UNEQUAL_LENGTHS({ column: standardDefinition.name, found: given.length, expected: rows })
    }
    const definition = inUnits(standardDefinition, options.units ?? {}, options.columnUnits?.[standardDefinition.name])
    columns.push(Object.freeze({ definition, values: columnValues(definition.type, given) }))
  }
  return Object.freeze({ name: kind, description: standard.description, columns: Object.freeze(columns), rows })
}
