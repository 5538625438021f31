// Rows on the GPU stand within a thousandth of a pixel of where they are on the largest images.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexRows } from '../../src/catalogue/row-index.ts'
import { NUMBERS_A_ROW, PLACE_UNIT, packRows, packStates } from '../../src/catalogue/row-instances.ts'
import { anyColumns } from './random-columns.ts'

describe('packRows', () => {
  it('keeps places within 0.001 px on an image of 70,000 pixels', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 70_000, noNaN: true }), { minLength: 40, maxLength: 200 }), (places) => {
        const x = Float64Array.from(places)
        const columns = { x, y: x, major: x, minor: x, angle: x }
        const index = indexRows(columns)
        const { origin, values } = packRows(columns, index)
        const units = new Int32Array(values)
        for (let i = 0; i < index.order.length; i++)
          expect(Math.abs(units[i * NUMBERS_A_ROW] * PLACE_UNIT + origin.x - x[index.order[i]])).toBeLessThan(0.001)
      }),
    ))

  it('packs half axes, radians and states in the order of the index', () =>
    fc.assert(
      fc.property(anyColumns(), (columns) => {
        const index = indexRows(columns)
        const values = new Float32Array(packRows(columns, index).values)
        const states = packStates(
          Uint8Array.from(columns.x, (_, row) => row),
          index,
        )
        for (const [i, row] of index.order.entries()) {
          expect(states[i]).toBe(row % 256)
          expect(values[i * NUMBERS_A_ROW + 2]).toBe(Math.fround(columns.major[row] / 2 || 0))
          expect(values[i * NUMBERS_A_ROW + 4]).toBeCloseTo((columns.angle[row] * Math.PI) / 180, 5)
        }
      }),
    ))
})
