// A frame draws every row in view once, as large as it is, and few that are not.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Camera, toScreen } from '../../src/camera/camera.ts'
import { batchesIn, DRAW_RULES, rowsIn, shapedRows } from '../../src/catalogue/draw-plan.ts'
import { indexRows, type RowIndex } from '../../src/catalogue/row-index.ts'
import { anyCamera } from '../camera/random-camera.ts'
import { anyColumns } from './random-columns.ts'

const view = { x: 500, y: 500, scale: 1, rotation: 0, mirrored: false, width: 1000, height: 800 }

const drawPlan = (index: RowIndex, camera: Camera, rules = DRAW_RULES) => batchesIn(shapedRows(index, camera, rules), camera)

/** A catalogue of equal rows on a square grid. */
function rowsOf(count: number, size: number) {
  const side = Math.ceil(Math.sqrt(count))
  const at = (part: (i: number) => number) => Float32Array.from({ length: count }, (_, i) => (part(i) * 1000) / side)
  const same = new Float32Array(count).fill(size)
  return indexRows({ x: at((i) => i % side), y: at((i) => Math.floor(i / side)), major: same, minor: same, angle: new Float32Array(count) })
}
const shapes = (count: number, size: number, scale: number, symbols: 'small' | 'all' = 'small') =>
  drawPlan(rowsOf(count, size), { ...view, scale }, { ...DRAW_RULES, symbols }).map(({ shape }) => shape.kind)

describe('what is drawn of a catalogue', () => {
  it('leaves out no row whose ellipse reaches into the view, and draws none twice', () =>
    fc.assert(
      fc.property(anyColumns(), anyCamera(), (columns, anywhere) => {
        const camera = { ...anywhere, x: anywhere.x % 1000, y: anywhere.y % 1000 }
        const index = indexRows(columns)
        const drawn = drawPlan(index, camera).flatMap(({ runs }) =>
          runs.flatMap((_, i) => (i % 2 === 0 ? Array.from(index.order.subarray(runs[i], runs[i + 1])) : [])),
        )
        expect(new Set(drawn).size).toBe(drawn.length)
        const seen = new Set(drawn)
        for (const row of index.order) {
          const { x, y } = toScreen(camera, columns.x[row], columns.y[row])
          const reach = columns.minor[row] > 0 ? (columns.major[row] / 2) * camera.scale : 0
          // What is near the view for certain: a corner may be out of reach of an ellipse whose box is not.
          const isNear = x > -reach && y > -reach && x < camera.width + reach && y < camera.height + reach
          if (isNear) expect(seen.has(row)).toBe(true)
        }
      }),
    ))

  it('draws symbols for small rows, dots where these would run into one another', () => {
    expect(shapes(1000, 1, 1)).toEqual(['symbols'])
    expect(shapes(100_000, 1, 1)).toEqual(['dots'])
    expect(shapes(100, 0, 1)).toEqual(['symbols'])
  })

  it('draws ellipses from 4 pixels on, large ones as strips with chords within half a pixel', () => {
    expect(shapes(1000, 7, 1)).toEqual(['squares'])
    for (const size of [15, 100, 1000]) {
      const [batch] = drawPlan(rowsOf(10, size), { ...view, scale: 4 })
      if (batch.shape.kind !== 'strips') throw new Error(batch.shape.kind)
      expect(size * 2 * (1 - Math.cos(Math.PI / batch.shape.segments))).toBeLessThan(0.5)
    }
  })

  it('draws dots where ellipses would lie over one another many times', () => {
    expect(shapes(20_000, 7, 1)).toEqual(['squares'])
    expect(shapes(100_000, 7, 1)).toEqual(['dots'])
  })

  it('marks every row of a catalogue of positions, and draws its circle too where that can be seen', () => {
    expect(shapes(10, 1, 1, 'all')).toEqual(['symbols'])
    expect(shapes(10, 15, 4, 'all')).toEqual(['symbols', 'strips'])
  })

  it('draws a small part of the rows when it shows a small part of the image', () => {
    const plan = drawPlan(rowsOf(100_000, 2), { ...view, scale: 20 })
    const rows = plan.reduce((sum, { runs }) => sum + rowsIn(runs), 0)
    expect(rows).toBeGreaterThan(150)
    expect(rows).toBeLessThan(2500)
  })
})
