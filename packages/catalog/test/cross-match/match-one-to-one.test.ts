// Rows of two catalogues belong together when they are near, each to one other at most.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchOneToOne, type Positions, pixelPositions, skyPositions } from '../../src/index.ts'

/** Degrees east and north of a place: a field of a tenth of a degree. */
const offsets = fc.array(fc.tuple(fc.double({ min: -0.05, max: 0.05, noNaN: true }), fc.double({ min: -0.05, max: 0.05, noNaN: true })), {
  maxLength: 30,
})
const place = (rows: readonly (readonly [number, number])[], ra: number, dec: number) =>
  skyPositions(
    rows.map(([east]) => ra + east),
    rows.map(([, north]) => dec + north),
  )

const distance = (a: Positions, row: number, b: Positions, other: number) =>
  Math.hypot(...[0, 1, 2].map((axis) => a.points[3 * row + axis] - b.points[3 * other + axis]))

describe('matchOneToOne', () => {
  it('joins the closest pair first, then the closest of what is left', () =>
    fc.assert(
      fc.property(offsets, offsets, fc.double({ min: -89.9, max: 89.9, noNaN: true }), (left, right, dec) => {
        const [a, b] = [place(left, 10, dec), place(right, 10, dec)]
        const radius = 30
        const match = matchOneToOne(a, b, radius)
        const pairs = left
          .flatMap((_, row) => right.map((__, other) => ({ row, other, apart: distance(a, row, b, other) })))
          .filter(({ apart }) => apart <= radius)
          .toSorted((one, two) => one.apart - two.apart || one.row - two.row || one.other - two.other)
        const expected = new Int32Array(left.length).fill(-1)
        const taken = new Set<number>()
        for (const { row, other } of pairs) {
          if (expected[row] >= 0 || taken.has(other)) continue
          expected[row] = other
          taken.add(other)
        }
        expect(match.truthOf).toEqual(expected)
        expect(match.foundOf).toEqual(Int32Array.from(right, (_, other) => expected.indexOf(other)))
      }),
    ))

  it('joins across the meridian of right ascension 0, and over the pole', () => {
    const match = matchOneToOne(skyPositions([0.0001, 10], [20, 89.9999]), skyPositions([190, 359.9999], [89.9999, 20]), 2)
    expect([...match.truthOf]).toEqual([1, 0])
  })

  it('joins nothing to a row without a position', () => {
    const match = matchOneToOne(skyPositions([Number.NaN, 10], [0, 0]), skyPositions([10, Number.NaN], [0, 0]), 5)
    expect([...match.truthOf]).toEqual([-1, 0])
    expect([...match.foundOf]).toEqual([1, -1])
  })

  it.each([1e16, 1e300, Number.MAX_VALUE])('ends for pixels as far out as %d, and joins what is in reach', (far) => {
    const rows = pixelPositions([far, 10], [3, 3], 1)
    expect([...matchOneToOne(rows, pixelPositions([11, far], [3, 3], 1), 2).truthOf]).toEqual([-1, 0])
  })

  it('refuses rows that are piled up on one another as soon as there are too many pairs, and not before', () => {
    const piled = (rows: number) => pixelPositions(new Float64Array(rows), new Float64Array(rows), 1)
    expect([...matchOneToOne(piled(900), piled(900), 1).truthOf]).toEqual(Array.from({ length: 900 }, (_, row) => row))
    const limit = 1_000_000 + 16 * 3000
    expect(() => matchOneToOne(piled(1500), piled(1500), 1)).toThrow(
      expect.objectContaining({ code: 'CATALOG_TOO_CROWDED', values: { limit, radius: 1 } }),
    )
  })

  it('ends for a radius that is lost in the rounding of positions', () => {
    const rows = skyPositions([10, 20], [0, 0])
    expect([...matchOneToOne(rows, rows, 1e-12).truthOf]).toEqual([-1, -1])
  })
})

describe('the offset between positions', () => {
  it('is in arcsec, east and north of the first', () => {
    const [from, to] = [skyPositions([180], [60]), skyPositions([180 + 1 / 1800], [60 + 1 / 3600])]
    const [east, north] = from.offset(0, to.points, 0)
    expect(east).toBeCloseTo(2 * Math.cos((60 * Math.PI) / 180), 4)
    expect(north).toBeCloseTo(1, 4)
  })
})
