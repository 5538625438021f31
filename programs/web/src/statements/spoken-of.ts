// Which sources a key speaks of.

import type { Selection } from '../selection/selection.ts'

/**
 * The targets of what is said: all selected rows where there are several, or else the source in focus, whose page is seen. A single selected row that the
 * focus has left is not spoken of.
 *
 * @param names what each row is spoken of as: its source_id
 */
export function spokenOf(selection: Selection, names: readonly string[]): string[] {
  const { count, focused } = selection
  const rows = count > 1 || focused === undefined ? selection.selectedRows() : [focused]
  return [...new Set(Array.from(rows, (row) => names[row]))]
}
