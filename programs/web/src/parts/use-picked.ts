// Which items of a list are picked: by clicks, by ranges with Shift, all at once.

import { useCallback, useMemo, useState } from 'react'

/** The picked items of a list. */
export interface Picked {
  readonly ids: ReadonlySet<string>
  /** Picks or leaves one; with `isRange` everything between it and the one before. */
  toggle(id: string, isRange?: boolean): void
  /** Picks all that are listed, or none when all are picked. */
  toggleAll(): void
  clear(): void
}

/** @param listed ids in the order of the list; what is no longer listed is not picked any more */
export function usePicked(listed: readonly string[]): Picked {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  const ids = useMemo(() => (picked.size === 0 ? picked : new Set(listed.filter((id) => picked.has(id)))), [picked, listed])
  const toggle = useCallback(
    (id: string, isRange = false) => {
      setPicked(withToggled(ids, listed, id, isRange ? last : undefined))
      setLast(id)
    },
    [ids, listed, last],
  )
  const toggleAll = useCallback(() => setPicked(ids.size === listed.length ? new Set() : new Set(listed)), [ids, listed])
  const clear = useCallback(() => setPicked(new Set()), [])
  return { ids, toggle, toggleAll, clear }
}

/**
 * The set with one item turned; from `anchor` on, all items between get what the one gets.
 *
 * @example withToggled(new Set(['a']), ['a', 'b', 'c'], 'c', 'a') // a, b, c
 */
export function withToggled(
  picked: ReadonlySet<string>,
  listed: readonly string[],
  id: string,
  anchor: string | undefined,
): ReadonlySet<string> {
  const next = new Set(picked)
  const isPicked = !picked.has(id)
  const [from, to] = [anchor === undefined ? -1 : listed.indexOf(anchor), listed.indexOf(id)]
  const turned = from < 0 ? [id] : listed.slice(Math.min(from, to), Math.max(from, to) + 1)
  for (const one of turned) {
    if (isPicked) next.add(one)
    else next.delete(one)
  }
  return next
}
