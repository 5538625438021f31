// Every row of a table of any length can be scrolled to, and what is drawn is where it belongs.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clampOffset,
  isScaled,
  mostOffset,
  offsetAt,
  offsetToShow,
  type Rail,
  railHeight,
  scrollTopAt,
  TALLEST,
  windowAt,
} from '../../src/table/row-window.ts'

const rails = fc.record({
  rows: fc.oneof(fc.nat(100), fc.nat(20_000_000)),
  rowHeight: fc.constantFrom(24, 28),
  viewport: fc.integer({ min: 100, max: 2000 }),
})

describe('a rail', () => {
  it('is no taller than browsers can lay out, and takes the scroll position to the content and back', () => {
    fc.assert(
      fc.property(rails, fc.double({ min: 0, max: 1, noNaN: true }), (rail, part) => {
        expect(railHeight(rail)).toBeLessThanOrEqual(TALLEST)
        const offset = part * mostOffset(rail)
        const scrollTop = scrollTopAt(rail, offset)
        expect(scrollTop).toBeLessThanOrEqual(Math.max(0, railHeight(rail) - rail.viewport) + 1e-6)
        expect(offsetAt(rail, scrollTop)).toBeCloseTo(offset, 4)
      }),
    )
  })

  it('shows the last row at its end, also where the content is far taller', () => {
    const rail: Rail = { rows: 5_000_000, rowHeight: 24, viewport: 600 }
    expect(isScaled(rail)).toBe(true)
    const end = offsetAt(rail, railHeight(rail) - rail.viewport)
    expect(windowAt(rail, end, 0, 0).end).toBe(rail.rows)
  })
})

describe('a window', () => {
  it('holds every row that is seen and as many more as asked for, within the table', () => {
    fc.assert(
      fc.property(rails, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(50), fc.nat(50), (rail, part, before, after) => {
        const offset = part * mostOffset(rail)
        const seen = windowAt(rail, offset, 0, 0)
        expect(seen.first * rail.rowHeight).toBeLessThanOrEqual(offset)
        expect(Math.min(offset + rail.viewport, rail.rows * rail.rowHeight)).toBeLessThanOrEqual(seen.end * rail.rowHeight)
        expect(seen.end - seen.first).toBeLessThanOrEqual(Math.ceil(rail.viewport / rail.rowHeight) + 1)
        const { first, end } = windowAt(rail, offset, before, after)
        expect([first, end]).toEqual([Math.max(0, seen.first - before), Math.min(rail.rows, seen.end + after)])
      }),
    )
  })
})

describe('a row that is to be shown', () => {
  it('is seen whole afterwards, and moves nothing when it was already', () => {
    fc.assert(
      fc.property(rails, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (rail, part, any) => {
        fc.pre(rail.rows > 0)
        const row = any % rail.rows
        const offset = offsetToShow(rail, part * mostOffset(rail), row)
        expect(row * rail.rowHeight).toBeGreaterThanOrEqual(offset - 1e-6)
        expect((row + 1) * rail.rowHeight).toBeLessThanOrEqual(offset + Math.max(rail.viewport, rail.rowHeight) + 1e-6)
        expect(offsetToShow(rail, offset, row)).toBe(offset)
        expect(clampOffset(rail, offset)).toBe(offset)
      }),
    )
  })
})
