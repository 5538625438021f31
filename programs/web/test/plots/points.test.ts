// Points are painted, counted and picked where their values stand.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxLasso, PointFinder, rowsWithin } from '../../src/plots/pick-points.ts'
import { countPoints, type PixelImage, paintDensity, paintPoints, placePoints } from '../../src/plots/point-image.ts'

const unit = { kind: 'linear', low: 0, high: 1 } as const
const values = fc.array(fc.tuple(fc.double({ min: -0.2, max: 1.2 }), fc.double({ min: -0.2, max: 1.2 })), { maxLength: 60 })
const allOf = (points: readonly unknown[]) => points.map((_, row) => row)
const placed = (points: readonly (readonly [number, number])[], width = 50, height = 40) =>
  placePoints(
    points.map(([x]) => x),
    points.map(([, y]) => y),
    { x: unit, y: unit },
    width,
    height,
  )
const blank = (width: number, height: number): PixelImage => ({ pixels: new Uint32Array(width * height), width, height })

describe('points', () => {
  it('stand from left to right and from the bottom up; those outside of the plot nowhere', () => {
    const { x, y } = placed(
      [
        [0, 0],
        [1, 1],
        [0.5, 0.5],
        [1.1, 0],
        [Number.NaN, 0],
      ],
      11,
      21,
    )
    expect([...x]).toEqual([0, 10, 5, -1, -1])
    expect([...y]).toEqual([20, 0, 10, -1, -1])
  })

  it('are squares that end at the border', () => {
    const image = blank(5, 5)
    paintPoints(
      image,
      placed(
        [
          [0, 1],
          [0.5, 0.5],
        ],
        5,
        5,
      ),
      [0, 1],
      3,
      (row) => row + 1,
    )
    expect([...image.pixels]).toEqual([1, 1, 0, 0, 0, 1, 2, 2, 2, 0, 0, 2, 2, 2, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0])
  })

  it('are all counted in a density, each once', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 7 }), (points, cell) => {
        const places = placed(points)
        const { counts, most } = countPoints(places, allOf(points), cell)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(places.x.filter((x) => x >= 0).length)
        expect(most).toBe(Math.max(0, ...counts))
      }),
    )
  })

  it('have the last colour of the ramp where most of them are', () => {
    const image = blank(4, 1)
    paintDensity(
      image,
      placed(
        [
          [0, 0],
          [1, 0],
          [1, 0],
          [1, 0],
        ],
        4,
        1,
      ),
      [0, 1, 2, 3],
      1,
      Uint32Array.of(7, 8, 9),
    )
    expect([...image.pixels]).toEqual([8, 0, 0, 9])
  })
})

describe('what a pointer means', () => {
  it('is the nearest point within reach', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 49 }), fc.integer({ min: 0, max: 39 }), (points, x, y) => {
        const places = placed(points)
        const found = new PointFinder(places, allOf(points)).nearest(x, y, 8)
        const distances = allOf(points).map((row) => (places.x[row] < 0 ? Infinity : Math.hypot(places.x[row] - x, places.y[row] - y)))
        const least = Math.min(Infinity, ...distances)
        if (least > 8) expect(found).toBe(undefined)
        else expect(distances[found!]).toBe(least)
      }),
    )
  })

  it('is all points within a box, whichever corner it began at', () => {
    fc.assert(
      fc.property(values, fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }), (points, [x0, y0, x1, y1]) => {
        const places = placed(points)
        const inBox = (row: number) =>
          places.x[row] >= Math.min(x0, x1) &&
          places.x[row] <= Math.max(x0, x1) &&
          places.y[row] >= Math.min(y0, y1) &&
          places.y[row] <= Math.max(y0, y1)
        expect([...rowsWithin(places, allOf(points), boxLasso(x0, y0, x1, y1))]).toEqual(
          allOf(points).filter((row) => places.x[row] >= 0 && inBox(row)),
        )
      }),
    )
  })

  it('is what a lasso goes around, and not the hole that it leaves', () => {
    const places = placed(
      [
        [0.1, 0.5],
        [0.5, 0.5],
        [0.9, 0.5],
      ],
      101,
      101,
    )
    const horseshoe = [0, 0, 100, 0, 100, 100, 70, 100, 70, 20, 30, 20, 30, 100, 0, 100]
    expect([...rowsWithin(places, [0, 1, 2], horseshoe)]).toEqual([0, 2])
    expect([...rowsWithin(places, [2, 1], horseshoe)]).toEqual([2])
  })
})
