// The table of a catalogue: millions of rows as columns, of which only those in sight become elements.

// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that are drawn where they are seen cannot be rows of a table

import type { Table } from '@cirasa/catalog'
import { useElementSize } from '@mantine/hooks'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { columnFormat } from '../catalogue/column-format.ts'
import { sortRows } from '../catalogue/sort-rows.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { useAngleFormat } from '../parts/sky-position.tsx'
import type { Selection } from '../selection/selection.ts'
import { useVisible } from '../selection/use-selection.ts'
import type { RowMarks } from '../statements/row-marks.ts'
import { cellWidth } from './cell-width.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { placeColumns } from './column-window.ts'
import { FilterBar } from './filter-bar.tsx'
import { type PaneElements, type PaneLayout, RowPane, rowOf } from './row-pane.ts'
import { type Rail, railHeight } from './row-window.ts'
import classes from './table.module.css'
import { TableFooter } from './table-footer.tsx'
import { TableHeader } from './table-header.tsx'
import { type Anchor, clickRow, pressKey } from './table-keys.ts'
import { defaultView, shownColumns, type TableView } from './table-view.ts'

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

export function CatalogueTable({
  table,
  selection,
  marks,
  namePrefix,
  filter,
  onFilter,
  view: kept,
  onView,
  actions,
}: CatalogueTableProps) {
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
  const visible = useVisible(selection)
  const id = useId()
  const elements = { scroller: useRef<HTMLDivElement>(null), box: useRef<HTMLDivElement>(null), heads: useRef<HTMLDivElement>(null) }
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>()
  const shown = useMemo(() => shownColumns(view, columns), [view, columns])
  const formats = useMemo(
    () => shown.map((column) => columnFormat(column, table, { sexagesimal, namePrefix })),
    [shown, table, sexagesimal, namePrefix],
  )
  const definitions = useMemo(() => shown.map(({ definition }) => definition), [shown])
  const widths = useMemo(() => formats.map((format) => view.widths[format.name] ?? cellWidth(format)), [formats, view])
  const placed = useMemo(() => placeColumns(formats, widths), [formats, widths])
  const viewport = Math.max(0, height - HEADER_HEIGHT)
  const rail = useMemo<Rail>(() => ({ rows: visible.length, rowHeight: ROW_HEIGHT, viewport }), [visible, viewport])
  useRowPane(elements, { selection, marks, id }, { visible, columns: placed, rail, width })
  const events = useGridEvents(selection, Math.max(1, Math.floor(viewport / ROW_HEIGHT) - 1))
  return (
    <div
      ref={(element) => {
        elements.scroller.current = element
        sized(element)
      }}
      className={classes.scroller}
      role="grid"
      tabIndex={0}
      aria-label={`Table of ${table.name}`}
      aria-rowcount={visible.length + 1}
      aria-colcount={formats.length}
      aria-multiselectable
      {...events}
    >
      <div style={{ width: widths.reduce((sum, width) => sum + width, 0), minWidth: '100%' }}>
        <TableHeader {...{ definitions, formats, widths, view }} onView={onView} width={width} strip={elements.heads} />
        <div style={{ height: railHeight(rail) }}>
          <div ref={elements.box} className={classes.rows} role="rowgroup" style={{ width }} />
        </div>
      </div>
      {visible.length === 0 ? <NoRows isFiltered={selection.rows > 0} /> : null}
    </div>
  )
}

/** Draws rows into elements that React has made: what is in the box is not React's. */
function useRowPane(
  { scroller, box, heads }: Readonly<Record<keyof PaneElements, RefObject<HTMLDivElement | null>>>,
  { selection, marks, id }: { readonly selection: Selection; readonly marks: RowMarks; readonly id: string },
  { visible, columns, rail, width }: PaneLayout,
): void {
  const pane = useRef<RowPane>(undefined)
  useLayoutEffect(() => {
    pane.current = new RowPane({ scroller: scroller.current!, box: box.current!, heads: heads.current! }, selection, marks, id)
    return () => pane.current?.dispose()
  }, [scroller, box, heads, selection, marks, id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pane that was made anew shows nothing yet
  useLayoutEffect(() => pane.current?.update({ visible, columns, rail, width }), [visible, columns, rail, width, selection, marks])
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
  return {
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      if (!event.shiftKey) return
      // A range of rows is meant, not of text.
      event.preventDefault()
      event.currentTarget.focus({ preventScroll: true })
    },
    onClick: (event: MouseEvent) => {
      const row = rowOf(event.target)
      if (row !== undefined) clickRow(selection, row, event, anchor.current)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (pressKey(selection, event, page, anchor.current)) event.preventDefault()
    },
  }
}
