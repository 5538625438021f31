// The table of a catalogue: millions of rows as columns, of which only those in sight become elements.

// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that are drawn where they are seen cannot be rows of a table

import type { Table } from '@cirasa/catalog'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { columnFormat } from '../catalogue/column-format.ts'
import { sortRows } from '../catalogue/sort-rows.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { useAngleFormat } from '../parts/sky-position.tsx'
import type { Selection } from '../selection/selection.ts'
import { useFocused, useSelectionVersion } from '../selection/use-selection.ts'
import type { RowMarks } from '../statements/row-marks.ts'
import { useMarksVersion } from '../statements/use-statements.ts'
import { cellWidth } from './cell-width.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { FilterBar } from './filter-bar.tsx'
import { type Rail, railHeight, windowAt } from './row-window.ts'
import classes from './table.module.css'
import { TableFooter } from './table-footer.tsx'
import { TableHeader } from './table-header.tsx'
import { type Anchor, clickRow, pressKey } from './table-keys.ts'
import { TableRow } from './table-row.tsx'
import { defaultView, shownColumns, type TableView } from './table-view.ts'
import { useRowScroll } from './use-row-scroll.ts'

const ROW_HEIGHT = 24
const HEADER_HEIGHT = 38

export interface CatalogueTableProps {
  readonly table: Table
  readonly selection: Selection
  /** What people say of the rows, shown as columns. */
  readonly marks: RowMarks
  /** What all names begin with, left out where they are shown. */
  readonly namePrefix?: string
  readonly filter: string
  readonly onFilter: (filter: string) => void
  /** Columns and sort; what is usual where left out. */
  readonly view: TableView | undefined
  readonly onView: (view: TableView | undefined) => void
  /** Buttons beside the filter. */
  readonly actions?: ReactNode
}

export function CatalogueTable({ table, selection, marks, namePrefix, filter, onFilter, view: kept, onView, actions }: CatalogueTableProps) {
  const columns = useMemo(() => [...table.columns, ...marks.columns], [table, marks])
  const view = useMemo(() => kept ?? defaultView(table.name, columns), [kept, table, columns])
  const [angles, setAngles] = useAngleFormat()
  const sexagesimal = angles === 'sexagesimal'
  useSort(table, columns, selection, view.sort)
  return (
    <div className={classes.pane}>
      <div className={classes.bar}>
        <FilterBar table={table} selection={selection} marks={marks} filter={filter} onFilter={onFilter} />
        {actions}
        <ColumnChooser columns={columns} view={view} onView={onView} onReset={() => onView(undefined)} />
      </div>
      <Grid {...{ table, columns, selection, marks, namePrefix, view, onView, sexagesimal }} />
      <TableFooter selection={selection} isSexagesimal={sexagesimal} onSexagesimal={(on) => setAngles(on ? 'sexagesimal' : 'degrees')} />
    </div>
  )
}

interface GridProps extends Pick<CatalogueTableProps, 'table' | 'selection' | 'marks' | 'namePrefix'> {
  readonly columns: Table['columns']
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly sexagesimal: boolean
}

function Grid({ table, columns, selection, marks, namePrefix, view, onView, sexagesimal }: GridProps) {
  useSelectionVersion(selection)
  const saidVersion = useMarksVersion(marks)
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sized, height } = useElementSize<HTMLDivElement>()
  const shown = useMemo(() => shownColumns(view, columns), [view, columns])
  const formats = useMemo(
    () => shown.map((column) => columnFormat(column, table, { sexagesimal, namePrefix })),
    [shown, table, sexagesimal, namePrefix],
  )
  const definitions = useMemo(() => shown.map(({ definition }) => definition), [shown])
  const widths = useMemo(() => formats.map((format) => view.widths[format.name] ?? cellWidth(format)), [formats, view])
  const { visible, focused, hovered } = selection
  const viewport = Math.max(0, height - HEADER_HEIGHT)
  const rail = useMemo<Rail>(() => ({ rows: visible.length, rowHeight: ROW_HEIGHT, viewport }), [visible, viewport])
  const { offset, show } = useRowScroll(scroller, rail)
  useShowFocus(selection, show, viewport)
  const { first, end, base, shift } = windowAt(rail, offset)
  const { onClick, onKeyDown, onMouseMove } = useGridEvents(selection, Math.max(1, Math.floor(viewport / ROW_HEIGHT) - 1))
  const pool = Math.ceil(viewport / ROW_HEIGHT) + 5
  const focusedPlace = focused === undefined ? -1 : selection.placeOf(focused)
  return (
    <div
      ref={(element) => {
        scroller.current = element
        sized(element)
      }}
      className={classes.scroller}
      role="grid"
      tabIndex={0}
      aria-label={`Table of ${table.name}`}
      aria-rowcount={visible.length + 1}
      aria-colcount={formats.length}
      aria-multiselectable
      aria-activedescendant={focusedPlace >= first && focusedPlace < end ? `${id}-${focused}` : undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onMouseMove={onMouseMove}
      onMouseLeave={() => selection.hover(undefined)}
      style={{ '--columns': widths.map((width) => `${width}px`).join(' ') } as never}
    >
      <div style={{ height: railHeight(rail) + HEADER_HEIGHT, width: widths.reduce((sum, width) => sum + width, 0), minWidth: '100%' }}>
        <TableHeader definitions={definitions} formats={formats} widths={widths} view={view} onView={onView} />
        <div className={classes.window} role="rowgroup" style={{ height: Math.min(viewport, railHeight(rail)) }}>
          <div role="presentation" style={{ position: 'relative', height: 0, transform: `translateY(${shift}px)` }}>
            {Array.from({ length: pool }, (_, slot) => {
              // Elements keep their order and show other rows: changing a text is far cheaper than moving a row.
              const place = first + ((slot - (first % pool) + pool) % pool)
              if (place >= end) return null
              const row = visible[place]
              return (
                <TableRow
                  key={place % pool}
                  id={`${id}-${row}`}
                  row={row}
                  place={place}
                  top={(place - base) * ROW_HEIGHT}
                  formats={formats}
                  isSelected={selection.selected[row] === 1}
                  isFocused={row === focused}
                  isHovered={row === hovered}
                  isRejected={marks.rejected[row] === 1}
                  label={marks.label[row]}
                  saidVersion={saidVersion}
                />
              )
            })}
          </div>
        </div>
      </div>
      {visible.length === 0 ? <NoRows isFiltered={selection.rows > 0} /> : null}
    </div>
  )
}

function NoRows({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <div style={{ position: 'absolute', inset: `${HEADER_HEIGHT}px 0 auto 0` }}>
      {isFiltered ? (
        <EmptyState title="No row passes" says="Loosen the filter, or clear it to see all rows again." />
      ) : (
        <EmptyState title="Nothing was found" says="Run the job again with a lower threshold." />
      )}
    </div>
  )
}

/** Brings the focused row into sight whenever another one has the focus; selecting moves nothing. */
function useShowFocus(selection: Selection, show: (place: number) => void, viewport: number): void {
  const focused = useFocused(selection)
  useEffect(() => {
    if (focused === undefined || viewport === 0) return
    const place = selection.placeOf(focused)
    if (place >= 0) show(place)
  }, [focused, selection, show, viewport])
}

/** Keeps the order of the selection as the view says. */
function useSort(table: Table, columns: Table['columns'], selection: Selection, sort: TableView['sort']): void {
  const { column: name, descending = false } = sort ?? {}
  useEffect(() => {
    const column = columns.find(({ definition }) => definition.name === name)
    selection.setOrder(column === undefined ? undefined : sortRows(column, table.rows, descending))
  }, [table, columns, selection, name, descending])
}

function useGridEvents(selection: Selection, page: number) {
  const anchor = useRef<Anchor>({ row: undefined })
  const rowAt = (event: MouseEvent): number | undefined => {
    const element = (event.target as Element).closest('[data-row]')
    return element === null ? undefined : Number(element.getAttribute('data-row'))
  }
  return {
    onClick: (event: MouseEvent) => {
      const row = rowAt(event)
      if (row !== undefined) clickRow(selection, row, event, anchor.current)
    },
    onMouseMove: (event: MouseEvent) => selection.hover(rowAt(event)),
    onKeyDown: (event: KeyboardEvent) => {
      if (pressKey(selection, event, page, anchor.current)) event.preventDefault()
    },
  }
}
