// Keys of the page: whoever is mounted says which keys it knows, one listener runs them, and the help lists what there is just now.

import { createContext, use, useEffect, useRef } from 'react'

/** One key, or a sequence of two such as `g d`. */
export interface Shortcut {
  /** As `event.key` says it, `mod+` before it for Ctrl or Cmd: `j`, `?`, `mod+z`, `g d`. */
  readonly keys: string
  /** What it does, for the help. */
  readonly says: string
  readonly run: (event: KeyboardEvent) => void
}

/** Keys that belong together in the help. */
export interface ShortcutGroup {
  readonly name: string
  readonly shortcuts: readonly Shortcut[]
}

/** The keys that are known now. The group that came last wins where two know the same key. */
export interface Shortcuts {
  add(group: () => ShortcutGroup): () => void
  groups(): readonly ShortcutGroup[]
  handle(event: KeyboardEvent): void
}

/** How long the first key of a sequence waits for the second one, ms. */
const SEQUENCE = 1200

/** Makes an empty set of keys. */
export function createShortcuts(): Shortcuts {
  const known: (() => ShortcutGroup)[] = []
  let first: { readonly key: string; readonly at: number } | undefined
  const groups = () => known.map((group) => group())
  return {
    add(group) {
      known.push(group)
      return () => {
        const at = known.indexOf(group)
        if (at >= 0) known.splice(at, 1)
      }
    },
    groups,
    handle(event) {
      if (event.defaultPrevented || isTyping(event.target)) return
      const key = keyOf(event)
      const sequence = first && event.timeStamp - first.at < SEQUENCE ? `${first.key} ${key}` : undefined
      first = undefined
      const all = groups().flatMap(({ shortcuts }) => shortcuts)
      const found = all.findLast(({ keys }) => keys === sequence) ?? all.findLast(({ keys }) => keys === key)
      if (found) {
        event.preventDefault()
        found.run(event)
      } else if (all.some(({ keys }) => keys.startsWith(`${key} `))) first = { key, at: event.timeStamp }
    },
  }
}

/** The name of a key as shortcuts spell it. */
function keyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  return `${ctrlKey || metaKey ? 'mod+' : ''}${altKey ? 'alt+' : ''}${key === ' ' ? 'Space' : key}`
}

/** True where a key writes text or moves in a control of its own. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null
}

export const ShortcutContext = createContext<Shortcuts | undefined>(undefined)

/** The keys of the page. */
export function useShortcutSet(): Shortcuts {
  const shortcuts = use(ShortcutContext)
  if (!shortcuts) throw new Error('useShortcutSet is called outside of the app')
  return shortcuts
}

/** While the component is mounted the page knows these keys, and the help lists them under the name. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  const set = useShortcutSet()
  const latest = useRef({ name, shortcuts })
  latest.current = { name, shortcuts }
  useEffect(() => set.add(() => latest.current), [set])
}
