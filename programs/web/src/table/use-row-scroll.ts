// Scrolling of a table of any length: the wheel moves the content by its own pixels, the bar moves it along the whole.

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { clampOffset, isScaled, offsetAt, offsetToShow, type Rail, scrollTopAt } from './row-window.ts'

/** Of one step of a wheel that counts in lines. */
const LINE = 24

/** The position of a table in its scroller, and how to bring a row into sight. */
export function useRowScroll(scroller: RefObject<HTMLElement | null>, rail: Rail) {
  const [offset, setOffset] = useState(0)
  const latest = useRef({ rail, offset })
  latest.current = { rail, offset }
  /** What the scroll position was set to from here: its event is no news. */
  const expected = useRef(-1)

  const moveTo = useCallback(
    (wanted: number) => {
      const { rail } = latest.current
      const next = clampOffset(rail, wanted)
      latest.current.offset = next
      setOffset(next)
      const element = scroller.current
      if (element === null) return
      element.scrollTop = scrollTopAt(rail, next)
      expected.current = element.scrollTop
    },
    [scroller],
  )

  // Fewer rows, or a taller window: the position may lie beyond the end.
  useLayoutEffect(() => {
    if (clampOffset(rail, latest.current.offset) !== latest.current.offset) moveTo(latest.current.offset)
  }, [rail, moveTo])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const onScroll = () => {
      if (Math.abs(element.scrollTop - expected.current) < 1) return
      expected.current = -1
      setOffset(offsetAt(latest.current.rail, element.scrollTop))
    }
    const onWheel = (event: WheelEvent) => {
      if (!isScaled(latest.current.rail) || event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? latest.current.rail.viewport : 1
      element.scrollLeft += event.deltaX
      moveTo(latest.current.offset + event.deltaY * unit)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('wheel', onWheel)
    }
  }, [scroller, moveTo])

  const show = useCallback(
    (place: number) => {
      const { rail, offset } = latest.current
      const wanted = offsetToShow(rail, offset, place)
      if (wanted !== offset) moveTo(wanted)
    },
    [moveTo],
  )
  return { offset, show }
}
