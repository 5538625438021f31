// Picking agrees with asking every row.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pickRow } from '../../src/catalogue/pick-row.ts'
import { indexRows } from '../../src/catalogue/row-index.ts'
import { isInside, rowsWithin } from '../../src/catalogue/rows-within.ts'
import { type CatalogueColumns, ROW_STATE } from '../../src/layers/catalogue-columns.ts'
import { anyColumns } from './random-columns.ts'

const anyPlace = () => fc.double({ min: -50, max: 1050, noNaN: true })

/** Areas of the ellipses around a place, by row, of semi-axes not below `reach`. */
function around({ x, y, major, minor, angle }: CatalogueColumns, states: Uint8Array, px: number, py: number, reach: number) {
  const found: { row: number; area: number; distance: number }[] = []
  for (let row = 0; row < x.length; row++) {
    const hasSize = major[row] > 0 && minor[row] > 0
    const a = Math.max(hasSize ? major[row] / 2 : 0, reach)
    const b = Math.max(hasSize ? minor[row] / 2 : 0, reach)
    const turn = (angle[row] * Math.PI) / 180
    const [dx, dy] = [px - x[row], py - y[row]]
    const [along, across] = [dx * Math.cos(turn) + dy * Math.sin(turn), -dx * Math.sin(turn) + dy * Math.cos(turn)]
    const isAround = (along / a) ** 2 + (across / b) ** 2 <= 1
    if (isAround && (states[row] & ROW_STATE.hidden) === 0) found.push({ row, area: a * b, distance: Math.hypot(dx, dy) })
  }
  return found.sort((one, other) => one.area - other.area || one.distance - other.distance)
}

describe('pickRow', () => {
  it('finds the smallest ellipse around the pointer, or none', () =>
    fc.assert(
      fc.property(
        anyColumns(),
        anyPlace(),
        anyPlace(),
        fc.constantFrom(0.1, 3, 30),
        fc.infiniteStream(fc.nat(31)),
        (columns, px, py, reach, bytes) => {
          const states = Uint8Array.from(columns.x, () => bytes.next().value)
          const [expected] = around(columns, states, px, py, reach)
          const row = pickRow({ columns, index: indexRows(columns), states }, px, py, reach)
          if (expected === undefined) expect(row).toBeUndefined()
          else {
            const [picked] = around(columns, states, px, py, reach).filter((one) => one.row === row)
            expect(picked).toMatchObject({ area: expected.area })
            expect(picked.distance).toBeCloseTo(expected.distance, 9)
          }
        },
      ),
      { numRuns: 400 },
    ))

  it('finds a row without a size within reach of its centre', () => {
    const columns = {
      x: Float64Array.of(10),
      y: Float64Array.of(20),
      major: Float64Array.of(0),
      minor: Float64Array.of(0),
      angle: Float64Array.of(0),
    }
    const rows = { columns, index: indexRows(columns), states: new Uint8Array(1) }
    expect(pickRow(rows, 12, 21, 3)).toBe(0)
    expect(pickRow(rows, 12, 23, 3)).toBeUndefined()
  })
})

/** In the box of the polygon: on its border rounding decides, and then the box does. */
function isAmong(polygon: readonly { x: number; y: number }[], { x, y }: CatalogueColumns, row: number): boolean {
  const [xs, ys] = [polygon.map((corner) => corner.x), polygon.map((corner) => corner.y)]
  return x[row] >= Math.min(...xs) && x[row] <= Math.max(...xs) && y[row] >= Math.min(...ys) && y[row] <= Math.max(...ys)
}

describe('rowsWithin', () => {
  it('finds the centres inside any polygon, ascending', () =>
    fc.assert(
      fc.property(
        anyColumns(),
        fc.array(fc.record({ x: anyPlace(), y: anyPlace() }), { minLength: 3, maxLength: 9 }),
        (columns, polygon) => {
          const states = new Uint8Array(columns.x.length)
          const corners = Float64Array.from(polygon.flatMap(({ x, y }) => [x, y]))
          const expected = Array.from(states, (_, row) => row).filter(
            (row) => isAmong(polygon, columns, row) && isInside(corners, columns.x[row], columns.y[row]),
          )
          expect(Array.from(rowsWithin({ columns, index: indexRows(columns), states }, polygon))).toEqual(expected)
        },
      ),
    ))

  it('follows the bays of a polygon, and leaves out what is hidden', () => {
    const columns = {
      x: Float64Array.of(1, 5, 9, 9),
      y: Float64Array.of(5, 8, 5, 6),
      major: new Float64Array(4),
      minor: new Float64Array(4),
      angle: new Float64Array(4),
    }
    const bay = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 5, y: 2 },
      { x: 0, y: 10 },
    ]
    const states = Uint8Array.of(0, 0, 0, ROW_STATE.hidden)
    expect(Array.from(rowsWithin({ columns, index: indexRows(columns), states }, bay))).toEqual([0, 2])
  })
})
