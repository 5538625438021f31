// Any catalogue in our terms: ours as it is, those of known finders by their rules, others by what their columns are called.

import { catalogErrors } from '../errors.ts'
import { buildTable } from '../model/build-table.ts'
import { type Column, columnValues } from '../model/column.ts'
import { findColumn, getNumbers, type Table } from '../model/table.ts'
import { standardColumns, type TableKind } from '../standard/make-table.ts'
import { recogniseKind } from '../standard/recognise.ts'
import { type Adapter, adapt, byName, isFrom } from './adapter.ts'
import { aegeanComponents, aegeanIslands } from './aegean.ts'
import { guessAdapter } from './any-table.ts'
import { caesarComponents, caesarIslands } from './caesar.ts'
import { pybdsfGaussians, pybdsfSources } from './pybdsf.ts'
import { selavyComponents, selavyIslands } from './selavy.ts'
import { sextractor } from './sextractor.ts'

const ADAPTERS: readonly Adapter[] = [
  selavyComponents,
  selavyIslands,
  pybdsfGaussians,
  pybdsfSources,
  aegeanComponents,
  aegeanIslands,
  caesarComponents,
  caesarIslands,
  sextractor,
]

/** A table with our columns, and where it came from. */
export interface Standardised {
  readonly table: Table
  readonly kind: TableKind
  /** 'cirasa', the finder whose catalogue it is, or 'unknown'. */
  readonly finder: string
}

/**
 * A table of any finder with our column names, units and conventions: fluxes in Jy, axes as FWHM in arcsec, angles north through east,
 * pixels from 1, nulls where the finder wrote its sentinels. Columns without a counterpart are dropped; counts stay counts.
 * Every row has an id (its number where there was none), and an S/N where peak and noise are known.
 * @throws CATALOG_NO_POSITIONS when nothing in the table looks like a position
 */
export function standardise(table: Table): Standardised {
  const kind = recogniseKind(table.columns.map((column) => column.definition.name))
  if (kind !== undefined) return { table, kind, finder: 'cirasa' }
  const names = byName(table)
  const adapter = ADAPTERS.find((one) => isFrom(one, names)) ?? guessAdapter(table)
  if (adapter === undefined) throw catalogErrors.NO_POSITIONS({ table: table.name })
  return { table: complete(adapt(table, adapter), adapter.kind), kind: adapter.kind, finder: adapter.finder }
}

const IDS: Readonly<Record<TableKind, string>> = {
  components: 'component_id',
  islands: 'island_id',
  sources: 'source_id',
  truth: 'source_id',
}

/** Adds what follows from the rest: ids and S/N. */
function complete(table: Table, kind: TableKind): Table {
  const added: Column[] = []
  const add = (name: string, make: (row: number) => string | number): void => {
    const definition = standardColumns(kind).find((one) => one.name === name)!
    const given = Array.from({ length: table.rows }, (_, row) => make(row))
    added.push({ definition, values: columnValues(definition.type, given) })
  }
  if (findColumn(table, IDS[kind]) === undefined) add(IDS[kind], (row) => String(row + 1))
  if (
    findColumn(table, 'snr') === undefined &&
    findColumn(table, 'flux_peak') !== undefined &&
    findColumn(table, 'rms_local') !== undefined
  ) {
    const peak = getNumbers(table, 'flux_peak')
    const noise = getNumbers(table, 'rms_local')
    add('snr', (row) => (noise[row] > 0 ? peak[row] / noise[row] : Number.NaN))
  }
  if (added.length === 0) return table
  const order = standardColumns(kind).map((definition) => definition.name)
  const place = (column: Column): number => order.indexOf(column.definition.name)
  return buildTable({ ...table, columns: [...table.columns, ...added].sort((a, b) => place(a) - place(b)) })
}
