// A cutout in React: here at once when it is kept, fetched otherwise, given up when nobody looks any more.

import { useEffect, useState } from 'react'
import type { Cutout } from './cutout.ts'
import type { CutoutStore, CutoutWish } from './cutout-store.ts'

/** What is there of a cutout. */
export interface CutoutState {
  readonly cutout?: Cutout
  readonly error?: unknown
}

const NOTHING: CutoutState = Object.freeze({})

/** The cutout of a wish; nothing for no wish. */
export function useCutout(store: CutoutStore, wish: CutoutWish | undefined): CutoutState {
  const { table, row, map, size } = wish ?? {}
  const key = `${table} ${row} ${map} ${size}`
  const [state, setState] = useState<CutoutState & { readonly key?: string }>(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the wish, which is another object each time
  useEffect(() => {
    if (wish === undefined) return
    const ending = new AbortController()
    store.get(wish, ending.signal).then(
      (cutout) => setState({ key, cutout }),
      (error: unknown) => {
        if (!ending.signal.aborted) setState({ key, error })
      },
    )
    return () => ending.abort()
  }, [store, key])
  if (wish === undefined) return NOTHING
  const kept = store.peek(wish)
  if (kept !== undefined) return { cutout: kept }
  return state.key === key ? state : NOTHING
}
