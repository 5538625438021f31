// One row of the table: drawn again only when it shows another row, or what is said or thought of it has changed.

// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and says which row is active
// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that are drawn where they are seen cannot be rows of a table

import { memo } from 'react'
import type { ColumnFormat } from '../catalogue/column-format.ts'
import { LABEL_COLOURS } from '../statements/label-palette.ts'
import classes from './table.module.css'

interface TableRowProps {
  /** Row of the catalogue. */
  readonly row: number
  /** Where it stands among the rows that pass, from 0. */
  readonly place: number
  /** Pixels in its layer. */
  readonly top: number
  readonly id: string
  readonly formats: readonly ColumnFormat[]
  readonly isSelected: boolean
  readonly isFocused: boolean
  readonly isHovered: boolean
  readonly isRejected: boolean
  /** Colour number of its label. */
  readonly label: number
  /** Changes with what is said of rows: values of such columns are read anew. */
  readonly saidVersion: number
}

export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, place, top, id, formats, isSelected, isFocused, isHovered, isRejected, label } = props
  return (
    <div
      role="row"
      id={id}
      className={classes.row}
      style={{ top }}
      data-row={row}
      data-selected={isSelected || undefined}
      data-focused={isFocused || undefined}
      data-hovered={isHovered || undefined}
      data-rejected={isRejected || undefined}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
    >
      {formats.map((format, i) => (
        <div
          key={format.name}
          role="gridcell"
          className={`${classes.cell} ${format.align === 'right' ? classes.right : ''} ${i === 0 ? classes.frozen : ''}`}
        >
          {format.name === 'label' && label > 0 ? <span className={classes.dot} style={{ background: LABEL_COLOURS[label] }} /> : null}
          {format.text(row)}
        </div>
      ))}
    </div>
  )
})
