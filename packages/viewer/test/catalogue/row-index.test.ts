// The index finds every row that a look at all of them finds.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexRows, visitRuns } from '../../src/catalogue/row-index.ts'
import { anyColumns } from './random-columns.ts'

describe('indexRows', () => {
  it('holds every row that has a place, once', () =>
    fc.assert(
      fc.property(anyColumns(), (columns) => {
        const { order, classes } = indexRows(columns)
        const placed = Array.from(columns.x, (_, row) => row).filter((row) => Number.isFinite(columns.x[row] + columns.y[row]))
        expect(Array.from(order).sort((a, b) => a - b)).toEqual(placed)
        expect(classes.reduce((sum, one) => sum + one.end - one.start, 0)).toBe(placed.length)
        for (const one of classes)
          for (let i = one.start; i < one.end; i++) {
            const major = columns.major[order[i]]
            if (columns.minor[order[i]] > 0 && major > 0) expect(major).toBeLessThanOrEqual(one.largest)
            else expect(one.largest).toBe(0)
          }
      }),
    ))

  it('visits all rows in any box', () =>
    fc.assert(
      fc.property(
        anyColumns(),
        fc.array(fc.double({ min: -100, max: 1100, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (columns, [a, b, c, d]) => {
          const box = { x0: Math.min(a, b), x1: Math.max(a, b), y0: Math.min(c, d), y1: Math.max(c, d) }
          const { order, classes } = indexRows(columns)
          const visited = new Set<number>()
          for (const one of classes)
            visitRuns(one, box, (start, end) => {
              for (let i = start; i < end; i++) visited.add(order[i])
            })
          for (let row = 0; row < columns.x.length; row++) {
            const [x, y] = [columns.x[row], columns.y[row]]
            if (x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1) expect(visited.has(row)).toBe(true)
          }
        },
      ),
    ))

  it('leaves most rows of a large catalogue alone for a small box', () => {
    const rows = 200_000
    const spread = (n: number) => Float32Array.from({ length: rows }, (_, i) => ((i * n) % 65_521) % 50_000)
    const same = (value: number) => new Float32Array(rows).fill(value)
    const { classes } = indexRows({ x: spread(7919), y: spread(104_729), major: same(5), minor: same(4), angle: same(0) })
    let visited = 0
    for (const one of classes) visitRuns(one, { x0: 1000, y0: 1000, x1: 2000, y1: 2000 }, (start, end) => (visited += end - start))
    expect(visited).toBeGreaterThan(0)
    expect(visited).toBeLessThan(1000)
  })
})
