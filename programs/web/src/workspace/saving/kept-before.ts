// What earlier versions of the page kept in the browser for all results alike, taken over into the first workspace.

import { readWorkspace } from './read-workspace.ts'
import { NEW_WORKSPACE, type Workspace } from './workspace.ts'

const OLD = {
  sources: 'cirasa.table.sources',
  components: 'cirasa.table.components',
  scatter: 'cirasa.plots.scatter',
  histogram: 'cirasa.plots.histogram',
  gallery: 'cirasa.gallery',
  table: 'cirasa.result.table',
  display: 'cirasa.display',
} as const
const SPLIT = 'cirasa.split.'

/** A workspace with what is there of old; what cannot be read any more is left out. */
export function readKeptBefore(storage: Storage): Workspace {
  const value = (key: string): unknown => parsed(storage.getItem(key))
  const [sources, components, display] = [value(OLD.sources), value(OLD.components), value(OLD.display)]
  const layout = keysOf(storage).flatMap((key) => (key.startsWith(SPLIT) ? [[key.slice(SPLIT.length), value(key)]] : []))
  const look = { bias: 0.5, contrast: 1, opacity: 1, smooth: false, ...Object(display) }
  const parts: readonly (readonly [string, unknown])[] = [
    ['layout', Object.fromEntries(layout)],
    ['table', value(OLD.table)],
    ['tables', { ...(sources ? { sources } : {}), ...(components ? { components } : {}) }],
    ['scatter', value(OLD.scatter)],
    ['histogram', value(OLD.histogram)],
    ['gallery', value(OLD.gallery)],
    ['layers', display ? { image: look } : {}],
  ]
  return parts.reduce<Workspace>((kept, [part, found]) => withPart(kept, part, found), NEW_WORKSPACE)
}

/** Forgets it, once it is saved in a workspace. */
export function dropKeptBefore(storage: Storage): void {
  for (const key of keysOf(storage)) if (key.startsWith(SPLIT) || (Object.values(OLD) as string[]).includes(key)) storage.removeItem(key)
}

const keysOf = (storage: Storage): readonly string[] => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')

function withPart(kept: Workspace, part: string, found: unknown): Workspace {
  if (found === undefined || found === null) return kept
  try {
    return readWorkspace({ ...kept, [part]: found })
  } catch {
    // Of a form that no page reads any more: one begins with the usual.
    return kept
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
