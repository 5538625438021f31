// The pixels of a fit: around the place, inside the image, and no more than can be held.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitBox } from '../../../src/workspace/editing/fit-box.ts'
import { nearComponents } from '../../../src/workspace/editing/near-components.ts'

const image = { width: 1000, height: 800 }

describe('the box of a fit', () => {
  it('has the place in it and lies in the image, whatever is asked', () =>
    fc.assert(
      fc.property(
        fc.record({ x: fc.integer({ min: 0, max: 999 }), y: fc.integer({ min: 0, max: 799 }) }),
        fc.record({ width: fc.double(), noiseBox: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }) }),
        (at, reach) => {
          const box = fitBox(at, reach, image)
          expect(box.x0 >= 0 && box.y0 >= 0 && box.x1 < image.width && box.y1 < image.height).toBe(true)
          expect(box.x0 <= at.x && at.x <= box.x1 && box.y0 <= at.y && at.y <= box.y1).toBe(true)
        },
      ),
    ))

  it('is larger where the noise has to be measured, and never too large to hold', () => {
    const large = { width: 1e5, height: 1e5 }
    const side = (reach: Parameters<typeof fitBox>[1]) => {
      const { x0, x1 } = fitBox({ x: 5e4, y: 5e4 }, reach, large)
      return x1 - x0 + 1
    }
    expect(side({ width: 5 })).toBeLessThan(side({ width: 5, noiseBox: 100 }))
    expect(side({ width: 5, noiseBox: 100 })).toBeGreaterThanOrEqual(400)
    expect(side({ width: 1e9 }) ** 2).toBeLessThan(2 ** 24)
  })
})

describe('components near a box', () => {
  it('are those in it and close around it, with all their figures', () => {
    const of = (...values: number[]) => Float64Array.from(values)
    const columns = {
      x: of(10, 500, Number.NaN),
      y: of(10, 10, 10),
      major: of(4, 4, 4),
      minor: of(3, 3, 3),
      angle: of(1, 2, 3),
      peak: of(7, 8, 9),
    }
    const near = nearComponents(columns, { x0: 20, y0: 20, x1: 60, y1: 60 })
    expect([...near.x, ...near.peak]).toEqual([10, 7])
  })
})
