// Keys that move the focus wherever one is on the page: the same row in every pane.

import { useShortcuts } from '../frame/shortcuts.ts'
import type { Selection } from './selection.ts'

/** While the component is mounted, j and k go through the rows that pass. */
export function useSelectionKeys(selection: Selection): void {
  useShortcuts('Sources', [
    { keys: 'j', says: 'Next source', run: () => selection.step(1) },
    { keys: 'k', says: 'Previous source', run: () => selection.step(-1) },
    { keys: 'mod+a', says: 'Select all that pass the filter', run: () => selection.selectAllVisible() },
    { keys: 'Escape', says: 'Select nothing', run: () => selection.clear() },
  ])
}
