// Cells tile an image: no gap, no overlap, no slivers.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellCentre, cellStart, meshGeometry } from '../../src/background/mesh.ts'

describe('the mesh', () => {
  it('covers an axis from end to end with cells of nearly one length', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 1, max: 5000, noNaN: true }), (length, size) => {
        const { columns } = meshGeometry(length, 1, size)
        expect(cellStart(0, columns, length)).toBe(0)
        expect(cellStart(columns, columns, length)).toBe(length)
        for (let cell = 0; cell < Math.min(columns, 200); cell++) {
          const cells = cellStart(cell + 1, columns, length) - cellStart(cell, columns, length)
          expect(Math.abs(cells - length / columns)).toBeLessThanOrEqual(1)
        }
      }),
    ))

  it('has at least one cell, and cells of about the size that was asked for', () => {
    expect(meshGeometry(10, 10, 100)).toMatchObject({ columns: 1, rows: 1 })
    expect(meshGeometry(1000, 500, 99)).toMatchObject({ columns: 10, rows: 5 })
  })

  it('has its centres in the middle of the cells, the centre of the first pixel being 0', () => {
    expect(cellCentre(0, 1, 1)).toBe(0)
    expect([0, 1].map((cell) => cellCentre(cell, 2, 10))).toEqual([2, 7])
  })
})
