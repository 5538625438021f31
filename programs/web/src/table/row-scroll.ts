// Scrolling of a table of any length, by the browser itself: rows stand where they belong in what is scrolled, so that moving it needs no script.

import { clampOffset, isNearEnd, isScaled, leapOf, offsetAt, offsetToShow, type Rail, scrollTopAt } from './row-window.ts'

/** Nothing moved for this long, ms: it rests. */
const REST_MS = 150

/** What a scroller tells. */
interface RowScrollListener {
  /** The position has changed, also sideways, or where rows stand. */
  moved(): void
  /** It moves no more. */
  rested(): void
}

/**
 * The position of a table in its scroller. On a rail that is shorter than the content a pixel of the wheel moves the content by one pixel as well: rows
 * are shifted against the rail, and put right, unseen, when all is at rest. The bar moves along the whole.
 */
export class RowScroll {
  /** Top of what is seen, CSS pixels of the content. */
  offset = 0
  /** A row stands this much lower in the scroller than in the content, CSS pixels. */
  shift = 0
  /** False at rest. */
  isMoving = false

  readonly #scroller: HTMLElement
  readonly #listener: RowScrollListener
  #rail: Rail = { rows: 0, rowHeight: 1, viewport: 0 }
  /** The scroll position as it was last seen or set. */
  #top = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(scroller: HTMLElement, listener: RowScrollListener) {
    this.#scroller = scroller
    this.#listener = listener
    scroller.addEventListener('scroll', this.#scrolled, { passive: true })
  }

  /** Ends listening. */
  dispose(): void {
    this.#scroller.removeEventListener('scroll', this.#scrolled)
    clearTimeout(this.#timer)
  }

  /** Says that the table is longer, shorter or seen through another window; the element that is scrolled has its new height already. */
  setRail(rail: Rail): void {
    this.#rail = rail
    this.#settle(clampOffset(rail, this.offset))
  }

  /** Brings a row into sight. */
  show(place: number): void {
    const offset = offsetToShow(this.#rail, this.offset, place)
    if (offset === this.offset) return
    this.#settle(offset)
    this.#listener.moved()
  }

  readonly #scrolled = () => {
    const top = this.#scroller.scrollTop
    const by = top - this.#top
    // Sideways, or what was set from here.
    if (by === 0) return this.#listener.moved()
    const rail = this.#rail
    const isLeap = !isScaled(rail) || Math.abs(by) >= leapOf(rail)
    this.#top = top
    this.offset = isLeap ? offsetAt(rail, top) : clampOffset(rail, this.offset + by)
    this.shift = isScaled(rail) ? top - this.offset : 0
    if (isScaled(rail) && isNearEnd(rail, this.offset, top)) this.#settle(this.offset)
    this.isMoving = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#rest, REST_MS)
    this.#listener.moved()
  }

  readonly #rest = () => {
    this.isMoving = false
    const { shift } = this
    this.#settle(this.offset)
    if (this.shift !== shift) this.#listener.moved()
    this.#listener.rested()
  }

  /** Puts the scroll position where a position in the content belongs on the rail. Shifts are whole pixels: rows look the same after one. */
  #settle(offset: number): void {
    this.offset = offset
    this.shift = Math.round(scrollTopAt(this.#rail, offset) - offset)
    if (Math.abs(this.#scroller.scrollTop - offset - this.shift) >= 1) this.#scroller.scrollTop = offset + this.shift
    this.#top = this.#scroller.scrollTop
    this.offset = clampOffset(this.#rail, this.#top - this.shift)
  }
}
