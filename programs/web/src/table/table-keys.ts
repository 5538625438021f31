// Keys of a table that has the focus: move, extend, pick, take all, let go.

import type { Selection } from '../selection/selection.ts'

/** What a key press says, as in `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** The row that a range grows from. */
export interface Anchor {
  row: number | undefined
}

/** Does what a key means for a table; false for a key that means nothing here. */
export function pressKey(selection: Selection, { key, shiftKey, ctrlKey, metaKey }: KeyPress, page: number, anchor: Anchor): boolean {
  const control = ctrlKey || metaKey
  if (control && key.toLowerCase() === 'a') {
    selection.selectAllVisible()
    return true
  }
  if (control) return false
  const by = stepOf(key, page, selection.visible.length)
  if (by !== undefined) {
    move(selection, by, shiftKey, anchor)
    return true
  }
  if (key === ' ') {
    if (selection.focused !== undefined) selection.select([selection.focused], 'toggle')
    return true
  }
  if (key !== 'Escape') return false
  selection.clear()
  return true
}

function stepOf(key: string, page: number, rows: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'PageDown':
      return page
    case 'PageUp':
      return -page
    case 'Home':
      return -rows
    case 'End':
      return rows
    default:
      return undefined
  }
}

function move(selection: Selection, by: number, extend: boolean, anchor: Anchor): void {
  anchor.row ??= selection.focused
  selection.batch(() => {
    selection.step(by)
    if (extend) selectRange(selection, anchor.row ?? selection.focused)
    else anchor.row = selection.focused
  })
}

/** Selects from a row to the focused one, as they stand in the table. */
function selectRange(selection: Selection, from: number | undefined): void {
  const { focused } = selection
  if (focused === undefined) return
  const end = selection.placeOf(focused)
  const start = from === undefined ? end : selection.placeOf(from)
  if (end < 0) return
  // A row that is filtered away has no place: the range is the focused row alone.
  const first = start < 0 ? end : start
  selection.select(selection.visible.subarray(Math.min(first, end), Math.max(first, end) + 1), 'replace')
}

/** A click on a row: alone, one more or less (Ctrl), or all up to it (Shift). */
export function clickRow(selection: Selection, row: number, { shiftKey, ctrlKey, metaKey }: Omit<KeyPress, 'key'>, anchor: Anchor): void {
  selection.batch(() => {
    const from = anchor.row ?? selection.focused
    selection.focus(row)
    if (shiftKey) {
      selectRange(selection, from)
      return
    }
    selection.select([row], ctrlKey || metaKey ? 'toggle' : 'replace')
    anchor.row = row
  })
}
