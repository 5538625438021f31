// The rows in sight as elements, written directly: an element that has left the pane shows the next row, and only what differs is touched.

import type { PlacedColumn } from './column-window.ts'
import type { RowWindow } from './row-window.ts'
import classes from './table.module.css'

/** What a row is marked with. */
export interface RowState {
  readonly selected: boolean
  readonly focused: boolean
  readonly hovered: boolean
  readonly rejected: boolean
  /** Colour of its label, if it has one. */
  readonly labelColour: string | undefined
}

const MARKS = ['selected', 'focused', 'hovered', 'rejected'] as const
/** Rows of a block. To move one element is cheaper than eight. */
const BLOCK = 8
/** Widest character of the typeface, CSS pixels: texts that cannot overflow are not clipped, as each clip costs in every frame. */
const WIDEST = 11
const PADDING = 20

interface SheetCell {
  readonly element: HTMLElement
  readonly column: PlacedColumn
  readonly text: Text
  /** Of the label. */
  readonly dot: HTMLElement | undefined
}

interface SheetRow {
  readonly element: HTMLElement
  /** Holds the columns that pass by behind the first one. */
  readonly strip: HTMLElement
  readonly cells: Map<PlacedColumn, SheetCell>
  /** Of the catalogue; -1 for none, and out of the page then. */
  row: number
  marks: number
}

/** Eight rows one below the other. */
interface RowBlock {
  readonly element: HTMLElement
  readonly rows: readonly SheetRow[]
  /** Which eight of the table, from 0; -1 for none. */
  index: number
  top: number
}

/**
 * Rows as elements in a box. There is a pool of blocks of rows, of which each shows what is asked for last; those that were not asked for since still stand
 * where they belong.
 */
export class RowSheet {
  readonly #box: HTMLElement
  readonly #id: string
  readonly #stateOf: (row: number) => RowState
  #visible: ArrayLike<number> = []
  #rowHeight = 0
  #columns: readonly PlacedColumn[] = []
  #pool: RowBlock[] = []
  #shift = 0
  #left = 0

  /**
   * @param id begins the ids of elements, which end with the number of the row
   * @param stateOf what a row of the catalogue is marked with now
   */
  constructor(box: HTMLElement, id: string, stateOf: (row: number) => RowState) {
    this.#box = box
    this.#id = id
    this.#stateOf = stateOf
  }

  /** Takes all elements away. */
  dispose(): void {
    this.#box.replaceChildren()
    this.#pool = []
  }

  /** Sets the rows of the catalogue in the order in which they are shown. */
  setRows(visible: ArrayLike<number>, rowHeight: number): void {
    this.#visible = visible
    this.#rowHeight = rowHeight
    for (const block of this.#pool) block.index = -1
  }

  /** Shows other columns; elements of those that stay are kept. */
  setColumns(columns: readonly PlacedColumn[]): void {
    this.#columns = columns
    for (const row of this.#rows()) this.#setCells(row)
  }

  /** Moves the columns behind the first one to the left by so many CSS pixels. */
  setLeft(left: number): void {
    if (left === this.#left) return
    this.#left = left
    for (const { strip } of this.#rows()) strip.style.left = `${-left}px`
  }

  /**
   * Shows the rows of a window, `shift` CSS pixels lower than they stand in the content.
   *
   * @param most rows of the longest window that will be asked for
   */
  draw({ first, end }: RowWindow, shift: number, most: number): void {
    const blocks = Math.ceil(most / BLOCK) + 1
    if (blocks > this.#pool.length) this.#grow(blocks)
    const isShifted = shift !== this.#shift
    this.#shift = shift
    for (let index = Math.floor(first / BLOCK); index * BLOCK < end; index++) {
      const block = this.#pool[index % this.#pool.length]
      if (block.index !== index) this.#show(block, index)
    }
    for (const block of this.#pool) {
      if (block.index < 0) block.element.remove()
      else if (isShifted) this.#place(block)
    }
  }

  /** Shows what rows are marked with now. */
  mark(): void {
    for (const row of this.#rows()) if (row.row >= 0) this.#mark(row)
  }

  /** Reads all values again. */
  rewrite(): void {
    for (const row of this.#rows()) if (row.row >= 0) this.#write(row)
  }

  /** The id of the element that shows a row, where there is one. */
  idOf(row: number): string | undefined {
    for (const shown of this.#rows()) if (shown.row === row) return shown.element.id
    return undefined
  }

  *#rows(): Generator<SheetRow> {
    for (const { index, rows } of this.#pool) if (index >= 0) yield* rows
  }

  /** With a larger pool a block has another place in it: all are made anew. */
  #grow(blocks: number): void {
    this.#box.replaceChildren()
    this.#pool = Array.from({ length: blocks }, () => {
      const rows = Array.from({ length: BLOCK }, () => this.#makeRow())
      return { element: make(classes.block, 'presentation'), rows, index: -1, top: -1 }
    })
  }

  #makeRow(): SheetRow {
    const element = make(classes.row, 'row')
    const strip = make(classes.strip, 'presentation')
    element.append(strip)
    return { element, strip, cells: new Map(), row: -1, marks: -1 }
  }

  #show(block: RowBlock, index: number): void {
    const isNew = block.index < 0
    block.index = index
    block.rows.forEach((row, i) => {
      const place = index * BLOCK + i
      row.row = this.#visible[place] ?? -1
      // Also of rows past the end: the block may show others next, and is not new then.
      if (isNew) this.#setCells(row)
      if (row.row < 0) {
        row.element.remove()
        return
      }
      row.element.id = `${this.#id}-${row.row}`
      row.element.dataset.row = String(row.row)
      row.element.setAttribute('aria-rowindex', String(place + 2))
      this.#write(row)
      if (row.element.parentElement !== block.element) block.element.append(row.element)
    })
    this.#place(block)
    if (!block.element.isConnected) this.#insert(block)
  }

  /** Elements stand in the order of the pool. */
  #insert(block: RowBlock): void {
    const after = this.#pool.slice(this.#pool.indexOf(block) + 1).find(({ element }) => element.isConnected)
    this.#box.insertBefore(block.element, after?.element ?? null)
  }

  #place(block: RowBlock): void {
    const top = block.index * BLOCK * this.#rowHeight + this.#shift
    if (top !== block.top) block.element.style.top = `${top}px`
    block.top = top
  }

  /** Makes the cells of a row those of the columns, in their order. */
  #setCells({ element, strip, cells, row }: SheetRow): void {
    strip.style.left = `${-this.#left}px`
    const kept = new Set(this.#columns)
    for (const [column, cell] of cells) {
      if (kept.has(column)) continue
      cell.element.remove()
      cells.delete(column)
    }
    let last: Element | null = null
    for (const column of this.#columns) {
      let cell = cells.get(column)
      if (cell === undefined) {
        cell = makeCell(column)
        cells.set(column, cell)
        if (column.index === 0) element.prepend(cell.element)
        else strip.insertBefore(cell.element, last === null ? strip.firstChild : last.nextSibling)
        if (row >= 0) writeCell(cell, row, this.#stateOf(row).labelColour)
      }
      if (column.index > 0) last = cell.element
    }
  }

  #write(row: SheetRow): void {
    const { labelColour } = this.#stateOf(row.row)
    for (const cell of row.cells.values()) writeCell(cell, row.row, labelColour)
    this.#mark(row)
  }

  #mark(row: SheetRow): void {
    const state = this.#stateOf(row.row)
    let marks = 0
    MARKS.forEach((mark, bit) => {
      if (state[mark]) marks |= 1 << bit
    })
    if (marks === row.marks) return
    row.marks = marks
    for (const mark of MARKS) row.element.toggleAttribute(`data-${mark}`, state[mark])
    row.element.setAttribute('aria-selected', String(state.selected))
  }
}

function make(className: string, role: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.setAttribute('role', role)
  return element
}

function makeCell(column: PlacedColumn): SheetCell {
  const { format, index, left, width } = column
  const element = make(`${classes.cell} ${format.align === 'right' ? classes.right : ''} ${index === 0 ? classes.frozen : ''}`, 'gridcell')
  element.setAttribute('aria-colindex', String(index + 1))
  element.style.left = `${left}px`
  element.style.width = `${width}px`
  const text = document.createTextNode('')
  if (format.name !== 'label') {
    element.append(text)
    return { element, column, text, dot: undefined }
  }
  const dot = document.createElement('span')
  dot.className = classes.dot
  dot.hidden = true
  element.append(dot, text)
  return { element, column, text, dot }
}

function writeCell({ element, column, text, dot }: SheetCell, row: number, labelColour: string | undefined): void {
  const value = column.format.text(row)
  if (text.data !== value) {
    text.data = value
    element.toggleAttribute('data-long', value.length * WIDEST + PADDING > column.width)
  }
  if (dot === undefined || (labelColour === undefined && dot.hidden)) return
  dot.hidden = labelColour === undefined
  dot.style.background = labelColour ?? ''
}
