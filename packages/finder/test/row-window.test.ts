// A few rows of a plane at a time: the right pixels, read about once by whoever walks downwards, and never more than there is room for.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plane } from '../src/index.ts'
import { RowWindow } from '../src/row-window.ts'

/** A plane whose pixel (x, y) holds 1000 y + x, and which counts the rows that are read. */
function countingPlane(width: number, height: number): Plane & { rows: number; most: number } {
  const plane = {
    width,
    height,
    rows: 0,
    most: 0,
    readRows(y0: number, y1: number, out: Float32Array): void {
      if (y0 < 0 || y1 > height || out.length < (y1 - y0) * width) throw new RangeError(`${y0} to ${y1}`)
      plane.rows += y1 - y0
      plane.most = Math.max(plane.most, (y1 - y0) * width)
      for (let y = y0; y < y1; y++) for (let x = 0; x < width; x++) out[(y - y0) * width + x] = 1000 * y + x
    },
  }
  return plane
}

describe('the row window', () => {
  it('holds the rows that were asked for, in whatever order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 20 }), fc.nat(80)), { minLength: 1, maxLength: 15 }),
        (requests) => {
          const window = new RowWindow(countingPlane(7, 60))
          for (const [y0, rows, ahead] of requests) {
            const y1 = Math.min(60, y0 + rows)
            window.require(y0, y1, ahead)
            for (let y = y0; y < y1; y++) for (let x = 0; x < 7; x++) expect(window.pixels[window.start(y) + x]).toBe(1000 * y + x)
          }
        },
      ),
    ))

  it('reads every row about once for one who walks downwards', () => {
    const plane = countingPlane(5, 1000)
    const window = new RowWindow(plane)
    for (let y = 0; y < 980; y += 3) window.require(y, y + 20, 1000)
    expect(plane.rows).toBeLessThan(1100)
  })

  it('does not hold a large image whole', () => {
    const width = 1 << 15
    const plane = countingPlane(width, 2000)
    const window = new RowWindow(plane)
    window.require(0, 10, 2000)
    expect(plane.most).toBeLessThan((width * 2000) / 4)
  })
})

describe('the row window of a plane in memory', () => {
  it('reads nothing: it shows the pixels themselves', () => {
    const plane = countingPlane(7, 60)
    const pixels = new Float32Array(7 * 60)
    plane.readRows(0, 60, pixels)
    plane.rows = 0
    const window = new RowWindow({ ...plane, pixels })
    window.require(20, 30, 40)
    expect(window.pixels).toBe(pixels)
    expect(window.start(20)).toBe(140)
    window.require(50, 60, 60)
    expect(window.start(50)).toBe(350)
    expect(plane.rows).toBe(0)
  })
})
