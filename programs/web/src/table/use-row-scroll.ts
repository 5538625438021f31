// The position of rows in their scroller, for rows that React draws.

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { RowScroll } from './row-scroll.ts'
import type { Rail } from './row-window.ts'

const START = { offset: 0, shift: 0 }

/** Where the rows of a scroller stand, as `RowScroll` says, and how to bring one into sight. */
export function useRowScroll(scroller: RefObject<HTMLElement | null>, rail: Rail) {
  const [position, setPosition] = useState(START)
  const scroll = useRef<RowScroll>(undefined)
  const moved = useCallback(() => {
    const { offset, shift } = scroll.current ?? START
    setPosition((before) => (before.offset === offset && before.shift === shift ? before : { offset, shift }))
  }, [])
  useLayoutEffect(() => {
    if (scroller.current === null) return
    const made = new RowScroll(scroller.current, { moved, rested: () => {} })
    scroll.current = made
    return () => made.dispose()
  }, [scroller, moved])
  useLayoutEffect(() => {
    scroll.current?.setRail(rail)
    moved()
  }, [rail, moved])
  const show = useCallback((place: number) => scroll.current?.show(place), [])
  return { ...position, show }
}
