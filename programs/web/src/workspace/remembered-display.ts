// The display that a person used last, so that the next image is shown the same way. Cuts in the unit of one image mean nothing on another.

import type { Display } from '@cirasa/viewer'
import type { RawSearch } from '../frame/search-values.ts'
import { readViewState } from './view-address.ts'
import { displayOf, displayText } from './view-state.ts'

const KEY = 'cirasa.display'

/** Keeps stretch, colours and the rule of the cuts, as an address says them. */
export function rememberDisplay(display: Display): void {
  const { clip, ...kept } = displayText(display)
  localStorage.setItem(KEY, JSON.stringify(display.clip.kind === 'range' ? kept : { ...kept, clip }))
}

/** What was kept; nothing where there is nothing, or what no version of ours has written. */
export function readRemembered(): Partial<Display> {
  const text = localStorage.getItem(KEY)
  if (text === null) return {}
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null ? displayOf(readViewState(kept as RawSearch)) : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
