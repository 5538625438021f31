// A table of any length is scrolled by the pixels of the wheel, comes to both its ends, and no row moves when its bar is put right.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RowScroll } from '../../src/table/row-scroll.ts'
import { mostOffset, type Rail, railHeight } from '../../src/table/row-window.ts'

/** What scrolls, as a browser has it: positions within its ends, and an event after each change. */
class Scroller extends EventTarget {
  #top = 0
  readonly #most: number
  constructor(rail: Rail) {
    super()
    this.#most = railHeight(rail) - rail.viewport
  }
  get scrollTop(): number {
    return this.#top
  }
  set scrollTop(top: number) {
    this.#top = Math.max(0, Math.min(this.#most, top))
  }
  /** A person turns the wheel, or pulls the bar. */
  scrollBy(by: number): void {
    this.scrollTop += by
    this.dispatchEvent(new Event('scroll'))
  }
}

function setUp(rows: number) {
  const rail: Rail = { rows, rowHeight: 24, viewport: 600 }
  const scroller = new Scroller(rail)
  const moved = vi.fn()
  const scroll = new RowScroll(scroller as unknown as HTMLElement, { moved, rested: () => {} })
  scroll.setRail(rail)
  /** Where the top of a row is in the window. */
  const seenAt = (place: number) => place * rail.rowHeight + scroll.shift - scroller.scrollTop
  return { rail, scroller, scroll, moved, seenAt, most: railHeight(rail) - rail.viewport }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a table', () => {
  it.each([10_000, 1_000_000, 20_000_000])('of %i rows follows the wheel by its pixels, wherever it is', (rows) => {
    const { scroller, scroll, most } = setUp(rows)
    scroller.scrollBy(most / 2)
    const before = scroll.offset
    for (let i = 1; i <= 50; i++) {
      scroller.scrollBy(i % 7 === 0 ? -40 : 120)
      expect(scroll.offset + scroll.shift).toBeCloseTo(scroller.scrollTop, 6)
    }
    expect(scroll.offset - before).toBeCloseTo(43 * 120 - 7 * 40, 6)
  })

  it.each([10_000, 1_000_000, 20_000_000])('of %i rows comes to both ends by the bar', (rows) => {
    const { rail, scroller, scroll, most } = setUp(rows)
    scroller.scrollBy(most)
    expect(scroll.offset).toBeCloseTo(mostOffset(rail), 6)
    scroller.scrollBy(-most)
    expect(scroll.offset).toBe(0)
  })

  it('comes to both ends by the wheel alone, without a rest', () => {
    const { rail, scroller, scroll, most } = setUp(1_000_000)
    scroller.scrollBy(most * 0.04)
    while (scroller.scrollTop > 0) scroller.scrollBy(-4000)
    expect(scroll.offset).toBe(0)
    scroller.scrollBy(most * 0.96)
    while (scroller.scrollTop < most) scroller.scrollBy(4000)
    expect(scroll.offset).toBeCloseTo(mostOffset(rail), 6)
  })

  it('has its bar put right at rest, and every row stays where it is seen', () => {
    const { scroller, scroll, seenAt, moved, most } = setUp(1_000_000)
    scroller.scrollBy(most / 3)
    for (let i = 0; i < 2000; i++) scroller.scrollBy(400)
    const place = Math.round(scroll.offset / 24)
    const [seen, top] = [seenAt(place), scroller.scrollTop]
    moved.mockClear()
    vi.advanceTimersByTime(1000)
    expect(Math.abs(scroller.scrollTop - top)).toBeGreaterThan(1000)
    expect(seenAt(place)).toBeCloseTo(seen, 6)
    expect([moved.mock.calls.length, scroll.isMoving]).toEqual([1, false])
    scroller.dispatchEvent(new Event('scroll'))
    expect(seenAt(place)).toBeCloseTo(seen, 6)
    expect(scroll.isMoving).toBe(false)
  })

  it('stays at a row that is to be shown, first and last included', () => {
    const { rail, scroll, seenAt } = setUp(1_000_000)
    for (const place of [999_999, 500_000, 500_030, 0]) {
      scroll.show(place)
      expect(seenAt(place)).toBeGreaterThanOrEqual(0)
      expect(seenAt(place) + rail.rowHeight).toBeLessThanOrEqual(rail.viewport)
    }
  })

  it('that becomes shorter stands within its ends', () => {
    const { rail, scroll, most, scroller } = setUp(1_000_000)
    scroller.scrollBy(most)
    const shorter = { ...rail, rows: 100 }
    scroll.setRail(shorter)
    expect([scroll.offset, scroll.shift]).toEqual([mostOffset(shorter), 0])
  })
})
