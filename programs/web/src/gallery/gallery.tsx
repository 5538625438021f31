// The gallery: cutouts of the rows that pass, or of the selected ones, in a grid that has only those in sight.

// biome-ignore-all lint/a11y/useSemanticElements: tiles are drawn where they are seen, and hold pictures

import type { CatalogueTable } from '@cirasa/api'
import { findColumn, type Table } from '@cirasa/catalog'
import { significant } from '@cirasa/units'
import { SegmentedControl, Select } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { memo, useEffect, useId, useMemo, useRef } from 'react'
import type { Result } from '../catalogue/result.ts'
import { shortName } from '../catalogue/short-name.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Pane } from '../parts/pane.tsx'
import type { Selection } from '../selection/selection.ts'
import { useSelectionVersion } from '../selection/use-selection.ts'
import { nameAt } from '../source/row-values.ts'
import { LabelDot } from '../statements/label-dot.tsx'
import type { RowMarks } from '../statements/row-marks.ts'
import { useMarksVersion } from '../statements/use-statements.ts'
import { type Rail, railHeight, windowAt } from '../table/row-window.ts'
import { type Anchor, clickRow } from '../table/table-keys.ts'
import { useRowScroll } from '../table/use-row-scroll.ts'
import { type CutoutMap, type Cuts, noiseCuts } from './cutout.ts'
import { CutoutPicture } from './cutout-picture.tsx'
import type { CutoutStore } from './cutout-store.ts'
import classes from './gallery.module.css'

/** What the gallery shows: plain data, so that it can be stored. */
export interface GalleryView {
  readonly rows: 'passing' | 'selected'
  readonly maps: readonly CutoutMap[]
  readonly stretch: 'own' | 'same'
  /** Side of a picture on the screen, CSS pixels. */
  readonly side: number
  /** Side of a cutout, pixels of the image. */
  readonly field: number
}

export const DEFAULT_GALLERY: GalleryView = { rows: 'passing', maps: ['image'], stretch: 'own', side: 120, field: 48 }

const GAP = 8
const CAPTION = 24
/** Lines that are there on either side of those in sight: the browser scrolls on while more are drawn. */
const LINES_READY = 2
const FIELDS = [24, 48, 96, 192]

export interface GalleryProps {
  readonly result: Result
  /** Its sources or components: what the selection is of. */
  readonly table: Table
  readonly selection: Selection
  readonly marks: RowMarks
  readonly cutouts: CutoutStore
  readonly view: GalleryView
  readonly onView: (view: GalleryView) => void
}

export function Gallery(props: GalleryProps) {
  return (
    <Pane controls={<Controls {...props} />}>
      <Tiles {...props} />
    </Pane>
  )
}

function Controls({ view, onView }: Pick<GalleryProps, 'view' | 'onView'>) {
  const maps = view.maps.length > 1 ? 'all' : view.maps[0]
  return (
    <>
      <SegmentedControl
        aria-label="Rows"
        value={view.rows}
        onChange={(rows) => onView({ ...view, rows: rows as GalleryView['rows'] })}
        data={[
          { value: 'passing', label: 'All that pass' },
          { value: 'selected', label: 'Selected' },
        ]}
      />
      <SegmentedControl
        aria-label="Picture"
        value={maps}
        onChange={(map) => onView({ ...view, maps: map === 'all' ? ['image', 'model', 'residual'] : [map as CutoutMap] })}
        data={[
          { value: 'image', label: 'Image' },
          { value: 'model', label: 'Model' },
          { value: 'residual', label: 'Residual' },
          { value: 'all', label: 'All three' },
        ]}
      />
      <SegmentedControl
        aria-label="Stretch"
        value={view.stretch}
        onChange={(stretch) => onView({ ...view, stretch: stretch as GalleryView['stretch'] })}
        data={[
          { value: 'own', label: 'Own stretch' },
          { value: 'same', label: 'Same for all' },
        ]}
      />
      <SegmentedControl
        aria-label="Size of pictures"
        value={String(view.side)}
        onChange={(side) => onView({ ...view, side: Number(side) })}
        data={[
          { value: '80', label: 'S' },
          { value: '120', label: 'M' },
          { value: '200', label: 'L' },
        ]}
      />
      <Select
        w={96}
        aria-label="Field of a cutout"
        allowDeselect={false}
        value={String(view.field)}
        onChange={(field) => onView({ ...view, field: Number(field ?? DEFAULT_GALLERY.field) })}
        data={FIELDS.map((field) => ({ value: String(field), label: `${field} px` }))}
      />
    </>
  )
}

function Tiles({ result, table, selection, marks, cutouts, view }: GalleryProps) {
  useSelectionVersion(selection)
  const said = useMarksVersion(marks)
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor>({ row: undefined })
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>()
  const { visible, focused, hovered, count } = selection
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` says that the selection has changed, mostly; its order does not matter
  const rows = useMemo(
    () => (view.rows === 'passing' ? visible : visible.filter((row) => selection.selected[row] === 1)),
    [view.rows, visible, selection, view.rows === 'selected' ? selection.version : 0],
  )
  const tileWidth = view.maps.length * view.side + view.maps.length + 1
  const across = Math.max(1, Math.floor((width - GAP) / (tileWidth + GAP)))
  const rowHeight = view.side + CAPTION + GAP
  const rail = useMemo<Rail>(
    () => ({ rows: Math.ceil(rows.length / across), rowHeight, viewport: height }),
    [rows, across, rowHeight, height],
  )
  const { offset, shift, show } = useRowScroll(scroller, rail)
  const focusedPlace = focused === undefined ? -1 : view.rows === 'passing' ? selection.placeOf(focused) : rows.indexOf(focused)
  useEffect(() => {
    if (focusedPlace >= 0 && height > 0) show(Math.floor(focusedPlace / across))
  }, [focusedPlace, across, height, show])
  const cuts = useMemo<Cuts | undefined>(
    () => (view.stretch === 'same' && result.run.rms !== undefined ? noiseCuts(result.run.rms, result.run.median) : undefined),
    [view.stretch, result],
  )
  const { first, end } = windowAt(rail, offset, LINES_READY, LINES_READY)
  const move = (by: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, focusedPlace < 0 ? 0 : focusedPlace + by))
    selection.focus(rows[to])
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: across,
    ArrowUp: -across,
    PageDown: across * Math.max(1, Math.floor(height / rowHeight)),
    PageUp: -across * Math.max(1, Math.floor(height / rowHeight)),
    Home: -rows.length,
    End: rows.length,
  }
  const snr = findColumn(table, 'snr')?.values as ArrayLike<number> | undefined
  return (
    <div
      ref={(element) => {
        scroller.current = element
        sized(element)
      }}
      className={classes.scroller}
      role="listbox"
      aria-multiselectable
      aria-label={`Cutouts of ${rows.length} sources, ${count} selected`}
      tabIndex={0}
      aria-activedescendant={focusedPlace >= first * across && focusedPlace < end * across ? `${id}-${focused}` : undefined}
      onMouseLeave={() => selection.hover(undefined)}
      onKeyDown={(event) => {
        const by = steps[event.key]
        if (by !== undefined) move(by)
        else if (event.key === ' ' && focused !== undefined) selection.select([focused], 'toggle')
        else return
        event.preventDefault()
      }}
    >
      <div role="presentation" style={{ height: railHeight(rail) + GAP }}>
        {Array.from({ length: end - first }, (_, i) => first + i).map((line) => (
          <div key={line} role="presentation" className={classes.line} style={{ top: line * rowHeight + shift }}>
            {Array.from(rows.subarray(line * across, (line + 1) * across), (row) => (
              <Tile
                key={row}
                id={`${id}-${row}`}
                row={row}
                name={shortName(nameAt(table, row), result)}
                aside={snr === undefined ? '' : significant(snr[row], 3)}
                cutouts={cutouts}
                table={table.name as CatalogueTable}
                view={view}
                cuts={cuts}
                isSelected={selection.selected[row] === 1}
                isFocused={row === focused}
                isHovered={row === hovered}
                isRejected={marks.rejected[row] === 1}
                label={marks.label[row]}
                said={said}
                onHover={selection.hover.bind(selection)}
                onPick={(event) => clickRow(selection, row, event, anchor.current)}
              />
            ))}
          </div>
        ))}
      </div>
      {rows.length === 0 ? (
        <div style={{ position: 'absolute', inset: '0 0 auto 0' }}>
          {view.rows === 'selected' ? (
            <EmptyState title="Nothing is selected" says="Select sources in the image, the table or a plot; their cutouts appear here." />
          ) : (
            <EmptyState title="No row passes" says="Loosen the filter, or clear it to see all cutouts again." />
          )}
        </div>
      ) : null}
    </div>
  )
}

interface TileProps {
  readonly row: number
  readonly id: string
  readonly name: string
  readonly aside: string
  readonly cutouts: CutoutStore
  readonly table: CatalogueTable
  readonly view: GalleryView
  readonly cuts: Cuts | undefined
  readonly isSelected: boolean
  readonly isFocused: boolean
  readonly isHovered: boolean
  readonly isRejected: boolean
  readonly label: number
  readonly said: number
  readonly onHover: (row: number | undefined) => void
  readonly onPick: (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void
}

const Tile = memo(function Tile(props: TileProps) {
  const { row, id, name, aside, cutouts, table, view, cuts, isSelected, isFocused, isHovered, isRejected, label, onHover, onPick } = props
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which tile is active
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-label={`${name} ${aside} S/N`}
      className={classes.tile}
      data-selected={isSelected || undefined}
      data-focused={isFocused || undefined}
      data-hovered={isHovered || undefined}
      data-rejected={isRejected || undefined}
      onMouseEnter={() => onHover(row)}
      onClick={onPick}
    >
      <div className={classes.pictures}>
        {view.maps.map((map) => (
          <CutoutPicture
            key={map}
            store={cutouts}
            wish={{ table, row, map, size: view.field }}
            cuts={cuts}
            side={view.side}
            label={`${name}: ${map}`}
          />
        ))}
      </div>
      <div className={classes.caption}>
        {label > 0 ? <LabelDot number={label} /> : null}
        <span>{name}</span> <span title="S/N">{aside}</span>
      </div>
    </div>
  )
}, isSameTile)

/** All but the functions, which mean the same each time. */
function isSameTile(before: TileProps, now: TileProps): boolean {
  return (Object.keys(now) as (keyof TileProps)[]).every((key) => key === 'onPick' || key === 'onHover' || Object.is(before[key], now[key]))
}
