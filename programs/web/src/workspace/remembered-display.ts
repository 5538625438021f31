// The display that a person used last, so that the next image is shown the same way. Cuts in the unit of one image mean nothing on another.

import type { Display } from '@cirasa/viewer'

const KEY = 'cirasa.display'

/** Keeps stretch, colours and the rule of the cuts. */
export function rememberDisplay({ stretch, clip, colormap, inverted }: Display): void {
  const kept = { stretch, colormap, inverted, ...(clip.kind === 'range' ? {} : { clip }) }
  localStorage.setItem(KEY, JSON.stringify(kept))
}

/** What was kept; nothing where there is nothing, or what no version of ours has written. */
export function readRemembered(): Partial<Display> {
  const text = localStorage.getItem(KEY)
  if (text === null) return {}
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null ? (kept as Partial<Display>) : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
