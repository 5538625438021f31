// The selection in React: hooks that give one figure of it and render only when that figure changes.

import { useSyncExternalStore } from 'react'
import type { Selection } from './selection.ts'

/** Renders again after every change; for panes that draw rows. */
export function useSelectionVersion(selection: Selection): number {
  return useSyncExternalStore(selection.subscribe, () => selection.version)
}

/** The focused row. */
export function useFocused(selection: Selection): number | undefined {
  return useSyncExternalStore(selection.subscribe, () => selection.focused)
}

/** How many rows are selected. */
export function useSelectedCount(selection: Selection): number {
  return useSyncExternalStore(selection.subscribe, () => selection.count)
}

/** The rows that pass the filter, in the order of the table: a new array whenever they change. */
export function useVisible(selection: Selection): Uint32Array {
  return useSyncExternalStore(selection.subscribe, () => selection.visible)
}
