// The rows of a table in their pane, kept up with the scroller, the selection and what people say, past React: a frame of scrolling writes new rows alone.

import type { Selection, SelectionChange } from '../selection/selection.ts'
import { LABEL_COLOURS } from '../statements/label-palette.ts'
import type { RowMarks } from '../statements/row-marks.ts'
import { columnsInPane, type PlacedColumn } from './column-window.ts'
import { RowScroll } from './row-scroll.ts'
import { RowSheet } from './row-sheet.ts'
import { type Rail, windowAt } from './row-window.ts'

/** Rows that are ready on either side of those in sight, at least. */
const READY = 8
/** Frames of a movement for which rows are ready ahead: the browser scrolls on while they are written. */
const FRAMES_READY = 2.5
/** Panes of rows that are ready ahead, at most. */
const MOST_READY = 2
/** Panes of rows: farther in one frame nobody scrolls, so that nothing is to be expected ahead. */
const LEAP = 3
/** Columns this near to the pane are there, CSS pixels. */
const REACH = 200

/** Elements that a table lends. */
export interface PaneElements {
  readonly scroller: HTMLElement
  /** Takes the rows. */
  readonly box: HTMLElement
  /** The heads of all columns but the first one: moved sideways as the columns are. */
  readonly heads: HTMLElement
}

/** What is shown, and where. */
export interface PaneLayout {
  /** Rows of the catalogue, in the order of the table. */
  readonly visible: Uint32Array
  readonly columns: readonly PlacedColumn[]
  readonly rail: Rail
  /** Width in which the table is seen, CSS pixels. */
  readonly width: number
}

const EMPTY: PaneLayout = { visible: new Uint32Array(0), columns: [], rail: { rows: 0, rowHeight: 1, viewport: 0 }, width: 0 }

/** The row of the catalogue that an element of the table belongs to. */
export function rowOf(target: EventTarget | null): number | undefined {
  const element = target instanceof Element ? target.closest('[data-row]') : null
  return element === null ? undefined : Number(element.getAttribute('data-row'))
}

/** Draws the rows of a table into elements that it is lent, until it is disposed. */
export class RowPane {
  readonly #elements: PaneElements
  readonly #selection: Selection
  readonly #scroll: RowScroll
  readonly #sheet: RowSheet
  readonly #ends: readonly (() => void)[]
  #layout = EMPTY
  #columns: readonly PlacedColumn[] = []
  /** Position of the last drawing. */
  #drawnAt = 0
  /** The focus has moved, and was not brought into sight yet. */
  #isFocusNew = true
  /** Where the pointer is over the table. */
  #pointer: MouseEvent | undefined

  /** @param id begins the ids of rows */
  constructor(elements: PaneElements, selection: Selection, marks: RowMarks, id: string) {
    this.#elements = elements
    this.#selection = selection
    this.#sheet = new RowSheet(elements.box, id, (row) => ({
      selected: selection.selected[row] === 1,
      focused: row === selection.focused,
      hovered: row === selection.hovered,
      rejected: marks.rejected[row] === 1,
      labelColour: marks.label[row] > 0 ? LABEL_COLOURS[marks.label[row]] : undefined,
    }))
    const { scroller } = elements
    this.#scroll = new RowScroll(scroller, { moved: () => this.#draw(), rested: () => this.#hoverAgain() })
    const pointed = (event: MouseEvent) => {
      this.#pointer = event
      // Rows that pass below a pointer at rest are not meant.
      if (!this.#scroll.isMoving) selection.hover(rowOf(event.target))
    }
    const left = () => {
      this.#pointer = undefined
      selection.hover(undefined)
    }
    scroller.addEventListener('mousemove', pointed)
    scroller.addEventListener('mouseleave', left)
    this.#ends = [
      selection.subscribe((change) => this.#selectionChanged(change)),
      marks.subscribe(() => this.#sheet.rewrite()),
      () => scroller.removeEventListener('mousemove', pointed),
      () => scroller.removeEventListener('mouseleave', left),
    ]
  }

  dispose(): void {
    for (const end of this.#ends) end()
    this.#scroll.dispose()
    this.#sheet.dispose()
  }

  /** Shows other rows or columns, or the same ones in another pane. The element that is scrolled is as high as the rail already. */
  update(layout: PaneLayout): void {
    const before = this.#layout
    this.#layout = layout
    if (layout.visible !== before.visible || layout.rail.rowHeight !== before.rail.rowHeight)
      this.#sheet.setRows(layout.visible, layout.rail.rowHeight)
    if (layout.rail.viewport !== before.rail.viewport) this.#isFocusNew = true
    this.#scroll.setRail(layout.rail)
    this.#showFocus()
    this.#draw()
  }

  #selectionChanged({ focused }: SelectionChange): void {
    this.#isFocusNew ||= focused
    // Rows in another order come with the next layout.
    if (this.#layout.visible === this.#selection.visible) this.#showFocus()
    this.#sheet.mark()
    this.#nameFocus()
  }

  /** Brings a row that got the focus into sight; selecting moves nothing. */
  #showFocus(): void {
    const { focused } = this.#selection
    if (!this.#isFocusNew || this.#layout.rail.viewport === 0) return
    this.#isFocusNew = false
    const place = focused === undefined ? -1 : this.#selection.placeOf(focused)
    if (place >= 0) this.#scroll.show(place)
  }

  #nameFocus(): void {
    const { focused } = this.#selection
    const id = focused === undefined ? undefined : this.#sheet.idOf(focused)
    if (id === undefined) this.#elements.scroller.removeAttribute('aria-activedescendant')
    else this.#elements.scroller.setAttribute('aria-activedescendant', id)
  }

  /** Another row may have come below the pointer. */
  #hoverAgain(): void {
    const at = this.#pointer
    if (at !== undefined) this.#selection.hover(rowOf(document.elementFromPoint(at.clientX, at.clientY)))
  }

  #draw(): void {
    const { rail } = this.#layout
    if (rail.viewport === 0) return
    this.#placeColumns()
    const { offset, shift } = this.#scroll
    const inSight = Math.ceil(rail.viewport / rail.rowHeight) + 1
    const by = (offset - this.#drawnAt) / rail.rowHeight
    this.#drawnAt = offset
    const ahead = Math.abs(by) > LEAP * inSight ? READY : Math.min(MOST_READY * inSight, READY + Math.ceil(Math.abs(by) * FRAMES_READY))
    const rows = windowAt(rail, offset, by < 0 ? ahead : READY, by < 0 ? READY : ahead)
    this.#sheet.draw(rows, shift, (1 + MOST_READY) * inSight + READY)
    this.#nameFocus()
  }

  #placeColumns(): void {
    const { scroller, heads } = this.#elements
    const { columns, width } = this.#layout
    const left = scroller.scrollLeft
    this.#sheet.setLeft(left)
    heads.style.left = `${-left}px`
    const shown = columnsInPane(columns, left, width, REACH)
    if (shown.length === this.#columns.length && shown.every((column, i) => column === this.#columns[i])) return
    this.#columns = shown
    this.#sheet.setColumns(shown)
  }
}
