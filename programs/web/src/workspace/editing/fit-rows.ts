// Components of a source as the run has them and as they were fitted again, in the same figures, so that they can be compared.

import { findColumn, isNull, type NamedNumbers, type Table } from '@cirasa/catalog'
import { displayUnit } from '@cirasa/units'
import { withError } from '../../catalogue/with-error.ts'

/** A figure with its error as text. */
export interface FitFigure {
  readonly value: string
  readonly error: string | undefined
}

/** One component. */
export interface FitRow {
  readonly name: string
  readonly isNew: boolean
  /** One a column of the table, in its unit; undefined where it is not known. */
  readonly figures: readonly (FitFigure | undefined)[]
}

/** What stands above the figures. */
export interface FitHeading {
  readonly name: string
  readonly unit: string
}

/** Rows that share their units. */
export interface FitTable {
  readonly headings: readonly FitHeading[]
  readonly rows: readonly FitRow[]
}

const FIGURES: readonly (readonly [column: string, name: string])[] = [
  ['flux_peak', 'Peak'],
  ['flux_int', 'Flux'],
  ['maj_fwhm', 'Major'],
  ['min_fwhm', 'Minor'],
  ['pos_ang', 'Angle'],
]

/** Components by the names of the catalogue's columns. */
interface Named {
  readonly name: string
  readonly isNew: boolean
  readonly values: NamedNumbers
}

/**
 * Old and new components in one table, the unit of each column with the prefix that suits its largest value.
 *
 * @param components of the run
 * @param old rows of them
 * @param fresh measurements by the names of the columns
 * @param nameOf what a row of the run is called
 */
export function fitTable(
  components: Table,
  old: ArrayLike<number>,
  fresh: readonly NamedNumbers[],
  nameOf: (row: number) => string = (row) => String(row + 1),
): FitTable {
  const named: Named[] = [
    ...Array.from(old, (row) => ({ name: `Run ${nameOf(row)}`, isNew: false, values: rowNumbers(components, row) })),
    ...fresh.map((values, i) => ({ name: `Fit ${i + 1}`, isNew: true, values })),
  ]
  const scales = FIGURES.map(([column]) => {
    const most = named.reduce((largest, { values }) => Math.max(largest, Math.abs(values[column] ?? 0)), 0)
    return displayUnit(findColumn(components, column)?.definition.unit ?? '', most)
  })
  return {
    headings: FIGURES.map(([, name], i) => ({ name, unit: scales[i].label })),
    rows: named.map(({ name, isNew, values }) => ({
      name,
      isNew,
      figures: FIGURES.map(([column], i) => {
        const value = values[column]
        if (value === undefined || !Number.isFinite(value)) return undefined
        return withError(value * scales[i].factor, (values[`e_${column}`] ?? Number.NaN) * scales[i].factor)
      }),
    })),
  }
}

function rowNumbers(table: Table, row: number): NamedNumbers {
  const names = FIGURES.flatMap(([column]) => [column, `e_${column}`])
  return Object.fromEntries(
    names.flatMap((name) => {
      const column = findColumn(table, name)
      return column === undefined || isNull(column, row) ? [] : [[name, Number(column.values[row])] as const]
    }),
  )
}
