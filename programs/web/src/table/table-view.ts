// What a person sees of a table: which columns, in which order and width, sorted by what. Plain data that can be stored.

import type { Column } from '@cirasa/catalog'

/** Which row comes first. */
export interface SortBy {
  readonly column: string
  readonly descending: boolean
}

/** A view of a table. Columns that the table does not have are left out when it is shown. */
export interface TableView {
  /** Names, in the order in which they stand. The first one stays in sight. */
  readonly columns: readonly string[]
  /** Pixels, of columns that were resized. */
  readonly widths: Readonly<Record<string, number>>
  readonly sort?: SortBy
}

const NARROWEST = 40
const WIDEST = 800

/** What is worth seeing first, of all kinds of tables; the rest can be chosen. */
const FIRST = [
  'component_id',
  'source_id',
  'island_id',
  'label',
  'verdict',
  'ra',
  'dec',
  'flux_peak',
  'e_flux_peak',
  'flux_int',
  'e_flux_int',
  'snr',
  'maj_fwhm',
  'min_fwhm',
  'pos_ang',
  'n_components',
  'n_pix',
  'morph',
  'flags_text',
  'rms_local',
] as const
/** Ids of a table that others have too: there they are references, which one rarely wants to see. */
const OWN_ID: Readonly<Record<string, string>> = { sources: 'source_id', components: 'component_id', islands: 'island_id' }

/** The view that a table has before anybody chose. A table without sky shows pixels. */
export function defaultView(table: string, columns: readonly Column[]): TableView {
  const names = new Set(columns.map(({ definition }) => definition.name))
  const own = OWN_ID[table]
  const shown = FIRST.filter((name) => names.has(name) && !(name.endsWith('_id') && name !== own))
  const sky = names.has('ra') ? [] : ['x_pix', 'y_pix'].filter((name) => names.has(name))
  const columnsShown = shown.length > 2 ? [...shown.slice(0, 1), ...sky, ...shown.slice(1)] : [...names]
  return { columns: columnsShown, widths: {} }
}

/** The columns of a view that the table has, in their order. */
export function shownColumns(view: TableView, columns: readonly Column[]): readonly Column[] {
  const byName = new Map(columns.map((column) => [column.definition.name, column]))
  return view.columns.flatMap((name) => byName.get(name) ?? [])
}

/** Shows or hides a column; a new one comes last. The last one that is left stays. */
export function toggleColumn(view: TableView, name: string): TableView {
  if (!view.columns.includes(name)) return { ...view, columns: [...view.columns, name] }
  const columns = view.columns.filter((shown) => shown !== name)
  return columns.length === 0 ? view : { ...view, columns }
}

/** Moves a column to before another one, or to the end. */
export function moveColumn(view: TableView, name: string, before: string | undefined): TableView {
  if (name === before || !view.columns.includes(name)) return view
  const rest = view.columns.filter((shown) => shown !== name)
  const at = before === undefined ? rest.length : rest.indexOf(before)
  return at < 0 ? view : { ...view, columns: rest.toSpliced(at, 0, name) }
}

/** Moves a column by one place. */
export function shiftColumn(view: TableView, name: string, by: -1 | 1): TableView {
  const at = view.columns.indexOf(name)
  const to = at + by
  if (at < 0 || to < 0 || to >= view.columns.length) return view
  return { ...view, columns: view.columns.toSpliced(at, 1).toSpliced(to, 0, name) }
}

/** Sets the width of a column. */
export function resizeColumn(view: TableView, name: string, width: number): TableView {
  return { ...view, widths: { ...view.widths, [name]: Math.round(Math.max(NARROWEST, Math.min(WIDEST, width))) } }
}

/** What a click on a header does: ascending, descending, the catalogue's own order. */
export function nextSort(view: TableView, column: string): TableView {
  const { sort, ...rest } = view
  if (sort?.column !== column) return { ...rest, sort: { column, descending: false } }
  return sort.descending ? rest : { ...rest, sort: { column, descending: true } }
}
