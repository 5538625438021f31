// The heads of the columns: name and unit, a click to sort, an edge to pull, a hint that says what the column is.

// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and says which row is active
// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that are drawn where they are seen cannot be rows of a table

import type { ColumnDefinition } from '@cirasa/catalog'
import { Text, Tooltip } from '@mantine/core'
import { memo, type PointerEvent, type RefObject, useRef } from 'react'
import type { ColumnFormat } from '../catalogue/column-format.ts'
import classes from './table.module.css'
import { moveColumn, nextSort, resizeColumn, type TableView } from './table-view.ts'

interface TableHeaderProps {
  readonly definitions: readonly ColumnDefinition[]
  readonly formats: readonly ColumnFormat[]
  readonly widths: readonly number[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  /** Width in which the table is seen, CSS pixels. */
  readonly width: number
  /** Holds all heads but the first one: they are moved as the columns below are. */
  readonly strip: RefObject<HTMLDivElement | null>
}

/** Drawn again when the columns change, not when rows are scrolled. */
export const TableHeader = memo(function TableHeader({ definitions, formats, widths, view, onView, width, strip }: TableHeaderProps) {
  const { sort } = view
  const dragged = useRef<string>(undefined)
  const head = (format: ColumnFormat, i: number) => {
    const { name } = format
    const isSorted = sort?.column === name
    return (
      <div
        key={name}
        role="columnheader"
        aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
        aria-colindex={i + 1}
        className={`${classes.head} ${format.align === 'right' ? classes.right : ''} ${i === 0 ? classes.frozen : ''}`}
        style={{ width: widths[i] }}
        draggable
        onDragStart={() => {
          dragged.current = name
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={() => dragged.current !== undefined && onView(moveColumn(view, dragged.current, name))}
      >
        <Tooltip label={<Hint definition={definitions[i]} />} multiline maw={320} position="top">
          <button type="button" className={classes.sort} tabIndex={-1} onClick={() => onView(nextSort(view, name))}>
            <span className={classes.name}>
              {name}
              {isSorted ? (sort.descending ? ' ▾' : ' ▴') : ''}
            </span>
            <span className={classes.unit}>{format.unit === '' ? '\u00a0' : format.unit}</span>
          </button>
        </Tooltip>
        <Resizer width={widths[i]} onResize={(wanted) => onView(resizeColumn(view, name, wanted))} />
      </div>
    )
  }
  const [first, ...others] = formats.map(head)
  return (
    <div role="rowgroup" className={classes.header} style={{ width }}>
      <div role="row" aria-rowindex={1} className={classes.heads}>
        {first}
        <div ref={strip} role="presentation" className={classes.headStrip}>
          {others}
        </div>
      </div>
    </div>
  )
})

function Hint({ definition }: { readonly definition: ColumnDefinition }) {
  const { description, ucd, unit, type } = definition
  return (
    <>
      <Text size="xs">{description === '' ? definition.name : description}</Text>
      <Text size="xs" ff="monospace" opacity={0.75}>
        {[ucd, unit === undefined ? undefined : `in ${unit}`, type].filter((part) => part !== undefined).join(' · ')}
      </Text>
    </>
  )
}

/** The edge of a column. Columns can be resized by keys in the list of columns. */
function Resizer({ width, onResize }: { readonly width: number; readonly onResize: (width: number) => void }) {
  const start = useRef<{ x: number; width: number }>(undefined)
  const stop = () => {
    start.current = undefined
  }
  return (
    <div
      className={classes.resizer}
      aria-hidden
      draggable={false}
      onPointerDown={(event: PointerEvent) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, width }
      }}
      onPointerMove={(event) => start.current && onResize(start.current.width + event.clientX - start.current.x)}
      onPointerUp={stop}
      onPointerCancel={stop}
    />
  )
}
