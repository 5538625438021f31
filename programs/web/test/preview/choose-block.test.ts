// Which pixels a preview looks at: those in view, never too many, and never so coarse that the beam is lost.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseBlock, covers, MOST_PIXELS } from '../../src/preview/choose-block.ts'

const size = fc.integer({ min: 1, max: 60_000 })
const view = fc
  .record({ x: fc.double({ min: -1e4, max: 7e4, noNaN: true }), y: fc.double({ min: -1e4, max: 7e4, noNaN: true }), w: size, h: size })
  .map(({ x, y, w, h }) => ({ x0: x, y0: y, x1: x + w, y1: y + h }))

describe('the block of a view', () => {
  it('lies in the image and the view, and has no more pixels than may be searched', () =>
    fc.assert(
      fc.property(view, size, size, fc.double({ min: 1, max: 60, noNaN: true }), (seen, width, height, beam) => {
        const block = chooseBlock(seen, { width, height }, 9, beam)
        if (block === undefined) {
          expect(
            Math.ceil(Math.max(0, seen.x0)) > Math.floor(Math.min(width - 1, seen.x1)) ||
              Math.ceil(Math.max(0, seen.y0)) > Math.floor(Math.min(height - 1, seen.y1)),
          ).toBe(true)
          return
        }
        const { x0, y0, x1, y1 } = block.box
        expect(
          x0 >= Math.max(0, seen.x0) &&
            y0 >= Math.max(0, seen.y0) &&
            x1 <= Math.min(width - 1, seen.x1) &&
            y1 <= Math.min(height - 1, seen.y1),
        ).toBe(true)
        const step = 2 ** block.level
        // The edges of a middle may touch one more pixel of a coarser level.
        expect(((x1 - x0 + 1) / step) * ((y1 - y0 + 1) / step)).toBeLessThanOrEqual(MOST_PIXELS)
        expect(block.level === 0 || beam / step >= 2.5).toBe(true)
      }),
    ))

  it('is of the own pixels of the image while these are few enough', () => {
    expect(chooseBlock({ x0: 10.2, y0: 20.7, x1: 1000.4, y1: 900.9 }, { width: 7200, height: 7200 }, 6, 5)).toEqual({
      level: 0,
      box: { x0: 11, y0: 21, x1: 1000, y1: 900 },
      coversView: true,
    })
  })

  it('is coarser where one has zoomed out and the beam is wide', () => {
    const block = chooseBlock({ x0: 0, y0: 0, x1: 7199, y1: 7199 }, { width: 7200, height: 7200 }, 6, 12)
    expect(block).toMatchObject({ level: 2, coversView: true })
  })

  it('is the middle of the view where the beam is narrow', () => {
    const block = chooseBlock({ x0: 0, y0: 0, x1: 7199, y1: 7199 }, { width: 7200, height: 7200 }, 6, 4)
    expect(block).toEqual({ level: 0, box: { x0: 2576, y0: 2576, x1: 4623, y1: 4623 }, coversView: false })
  })

  it('is none beside the image', () => {
    expect(chooseBlock({ x0: -50, y0: 0, x1: -3, y1: 10 }, { width: 100, height: 100 }, 1)).toBeUndefined()
  })

  it('covers what lies in it, of its own level', () => {
    const have = { level: 1, box: { x0: 0, y0: 0, x1: 99, y1: 99 }, coversView: true }
    expect(covers(have, { ...have, box: { x0: 5, y0: 5, x1: 99, y1: 20 } })).toBe(true)
    expect(covers(have, { ...have, box: { x0: 5, y0: 5, x1: 100, y1: 20 } })).toBe(false)
    expect(covers(have, { ...have, level: 0 })).toBe(false)
  })
})
