// Which columns of a wide table are in its pane, and where they stand: the first one stays, the others pass by behind it.

import type { ColumnFormat } from '../catalogue/column-format.ts'

/** A column in its place, CSS pixels. */
export interface PlacedColumn {
  readonly format: ColumnFormat
  /** Among all that are shown, from 0. */
  readonly index: number
  /** Of a table that is not scrolled sideways. */
  readonly left: number
  readonly width: number
}

/** All columns that are shown, in their places. */
export function placeColumns(formats: readonly ColumnFormat[], widths: readonly number[]): PlacedColumn[] {
  let end = 0
  return formats.map((format, index) => {
    const width = widths[index]
    end += width
    return { format, index, left: end - width, width }
  })
}

/** The first column, and those that are within `reach` of a pane that is scrolled sideways to `scrollLeft`. */
export function columnsInPane(columns: readonly PlacedColumn[], scrollLeft: number, pane: number, reach: number): readonly PlacedColumn[] {
  const covered = columns[0]?.width ?? 0
  return columns.filter(
    ({ index, left, width }) => index === 0 || (left + width > scrollLeft + covered - reach && left < scrollLeft + pane + reach),
  )
}
