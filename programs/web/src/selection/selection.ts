// What is selected, focused, hovered and let through by the filter, of one table: the one model that every pane shows and changes.

/** What is done with rows that a person picked. */
export type SelectHow = 'replace' | 'add' | 'remove' | 'toggle'

/** What an event is about; several may be true after {@link Selection.batch}. */
export interface SelectionChange {
  readonly selected: boolean
  readonly focused: boolean
  readonly hovered: boolean
  /** The filter or the order of rows. */
  readonly visible: boolean
}

type Listener = (change: SelectionChange) => void

const NOTHING: SelectionChange = Object.freeze({ selected: false, focused: false, hovered: false, visible: false })

/**
 * The selection of a table. Rows are counted from 0 in the order in which the catalogue has them; `visible` lists them as the table shows
 * them. Every call tells subscribers once, however many rows it changes, and not at all if it changes none. Arrays that it hands out are
 * its own: read them, never write them.
 *
 * @example
 * const selection = new Selection(3)
 * selection.select([0, 2], 'replace')
 * selection.count // 2
 */
export class Selection {
  readonly rows: number
  /** 0 or 1 a row. */
  readonly selected: Uint8Array
  /** Counts changes of any kind. */
  version = 0

  #count = 0
  #focused: number | undefined
  #hovered: number | undefined
  #passes: Uint8Array
  #order: Uint32Array | undefined
  #visible: Uint32Array
  /** Where each row stands in `visible`, plus one; 0 for rows that are filtered away. Made when asked for. */
  #places: Uint32Array | undefined
  /** Where the focus was last seen among the visible rows, for steps from a row that is filtered away. */
  #lastPlace = -1
  #listeners = new Set<Listener>()
  #batches = 0
  #pending: SelectionChange = NOTHING

  constructor(rows: number) {
    this.rows = rows
    this.selected = new Uint8Array(rows)
    this.#passes = new Uint8Array(rows).fill(1)
    this.#visible = Uint32Array.from({ length: rows }, (_, row) => row)
  }

  /** How many rows are selected, those that are filtered away included. */
  get count(): number {
    return this.#count
  }
  /** The row that keys act on and the source page shows. */
  get focused(): number | undefined {
    return this.#focused
  }
  /** The row under the pointer, in any pane. */
  get hovered(): number | undefined {
    return this.#hovered
  }
  /** 1 for rows that pass the filter. */
  get passes(): Uint8Array {
    return this.#passes
  }
  /** Rows that pass the filter, in the order in which the table shows them. */
  get visible(): Uint32Array {
    return this.#visible
  }

  /** Selects rows; 'replace' and an empty list select none. Rows beyond the table are left out. One row alone that is selected has the focus, too. */
  select(rows: ArrayLike<number>, how: SelectHow): void {
    if (how === 'replace' && rows.length === 1) this.batch(() => this.#selectRows(rows, how, rows[0]))
    else this.#selectRows(rows, how, undefined)
  }

  #selectRows(rows: ArrayLike<number>, how: SelectHow, focused: number | undefined): void {
    let changed = 0
    if (how === 'replace') {
      const wanted = new Uint8Array(this.rows)
      for (let i = 0; i < rows.length; i++) if (rows[i] < this.rows) wanted[rows[i]] = 1
      for (let row = 0; row < this.rows; row++) changed += this.#set(row, wanted[row])
    } else {
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]
        if (row < this.rows) changed += this.#set(row, how === 'toggle' ? 1 - this.selected[row] : how === 'add' ? 1 : 0)
      }
    }
    if (changed > 0) this.#tell('selected')
    if (focused !== undefined && focused < this.rows) this.focus(focused)
  }

  /** Selects nothing. */
  clear(): void {
    if (this.#count === 0) return
    this.selected.fill(0)
    this.#count = 0
    this.#tell('selected')
  }

  /** Selects all rows that pass the filter, and no others. */
  selectAllVisible(): void {
    this.select(this.#visible, 'replace')
  }

  /** Of the rows that pass the filter, selects those that were not; others stay as they are. */
  invert(): void {
    this.select(this.#visible, 'toggle')
  }

  /** The selected rows, ascending. */
  selectedRows(): Uint32Array {
    const rows = new Uint32Array(this.#count)
    for (let row = 0, at = 0; at < rows.length; row++) if (this.selected[row] === 1) rows[at++] = row
    return rows
  }

  /** Puts the focus on a row, also one that is filtered away. It moves no view by itself. */
  focus(row: number | undefined): void {
    const wanted = row !== undefined && row >= 0 && row < this.rows ? row : undefined
    if (wanted === this.#focused) return
    this.#focused = wanted
    if (wanted !== undefined) this.#rememberPlace()
    this.#tell('focused')
  }

  /** Says which row is under the pointer. */
  hover(row: number | undefined): void {
    if (row === this.#hovered) return
    this.#hovered = row
    this.#tell('hovered')
  }

  /** Moves the focus by so many visible rows, stopping at the ends; from nowhere the first one is a step away. */
  step(by: number): void {
    if (this.#visible.length === 0) return
    const place = this.#focused === undefined ? -1 : this.placeOf(this.#focused)
    // From a row that is filtered away the steps count from where it would stand now.
    const from = place >= 0 ? place : by > 0 ? Math.max(0, Math.min(this.#lastPlace, this.#visible.length)) - 1 : this.#lastPlace
    this.focus(this.#visible[Math.max(0, Math.min(this.#visible.length - 1, from + by))])
  }

  /** Where a row stands among the visible ones, or -1. */
  placeOf(row: number): number {
    if (this.#places === undefined) {
      const places = new Uint32Array(this.rows)
      for (let place = 0; place < this.#visible.length; place++) places[this.#visible[place]] = place + 1
      this.#places = places
    }
    return (this.#places[row] ?? 0) - 1
  }

  /** Sets which rows pass the filter, one byte a row. Selection and focus stay as they are. */
  setVisible(passes: Uint8Array): void {
    this.#rememberPlace()
    this.#passes = passes
    this.#list()
  }

  /** Sets the order of rows as the table shows them: all rows, permuted; undefined for that of the catalogue. */
  setOrder(order: Uint32Array | undefined): void {
    this.#order = order
    this.#list()
    this.#rememberPlace()
  }

  /** Runs several changes that subscribers are told of once, at the end. */
  batch(changes: () => void): void {
    this.#batches++
    try {
      changes()
    } finally {
      this.#batches--
      if (this.#batches === 0 && this.#pending !== NOTHING) this.#emit()
    }
  }

  /** Calls `listener` after each change, until the function that it gives back is called. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(row: number, value: number): number {
    if (this.selected[row] === value) return 0
    this.selected[row] = value
    this.#count += value === 1 ? 1 : -1
    return 1
  }

  #list(): void {
    const passes = this.#passes
    const order = this.#order
    const visible = new Uint32Array(this.rows)
    let count = 0
    for (let i = 0; i < this.rows; i++) {
      const row = order === undefined ? i : order[i]
      if (passes[row] === 1) visible[count++] = row
    }
    this.#visible = visible.subarray(0, count)
    this.#places = undefined
    this.#tell('visible')
  }

  #rememberPlace(): void {
    const place = this.#focused === undefined ? -1 : this.placeOf(this.#focused)
    if (place >= 0) this.#lastPlace = place
  }

  #tell(what: keyof SelectionChange): void {
    this.#pending = { ...this.#pending, [what]: true }
    if (this.#batches === 0) this.#emit()
  }

  #emit(): void {
    const change = this.#pending
    this.#pending = NOTHING
    this.version++
    // A copy: a listener may end its own or another's subscription.
    for (const listener of [...this.#listeners]) listener(change)
  }
}
