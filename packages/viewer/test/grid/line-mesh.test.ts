// Triangles cover a line on both sides, and each place of it once.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLOATS_A_VERTEX, lineMesh } from '../../src/grid/line-mesh.ts'

type Corner = { readonly x: number; readonly y: number; readonly distance: number }

/** Triangles with the distance of each corner from the middle of its piece. */
function trianglesOf(mesh: Float32Array): Corner[][] {
  const corners: Corner[] = []
  for (let i = 0; i < mesh.length; i += FLOATS_A_VERTEX) {
    const [x, y, nx, ny, product] = mesh.subarray(i, i + FLOATS_A_VERTEX)
    corners.push({ x, y, distance: nx * x + ny * y - product })
  }
  return Array.from({ length: corners.length / 3 }, (_, i) => corners.slice(3 * i, 3 * i + 3))
}

const area = ([a, b, c]: Corner[]) => Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2

/** A line of pieces of 30 that turns by at most so much at each joint. */
const bentLine = (mostTurn: number) =>
  fc.array(fc.double({ min: -mostTurn, max: mostTurn, noNaN: true }), { minLength: 1, maxLength: 12 }).map((turns) => {
    const points = [100, 200]
    let angle = 0.3
    for (const turn of turns) {
      angle += turn
      points.push(points[points.length - 2] + 30 * Math.cos(angle), points[points.length - 1] + 30 * Math.sin(angle))
    }
    return points
  })

describe('lineMesh', () => {
  it('reaches as far on both sides of every piece', () =>
    fc.assert(
      fc.property(bentLine(1), (line) => {
        for (const corner of trianglesOf(lineMesh([line], 2)).flat()) expect(Math.abs(corner.distance)).toBeCloseTo(2, 3)
      }),
    ))

  it('covers as much as the line is long and wide: nothing twice where it bends', () =>
    fc.assert(
      fc.property(bentLine(0.5), (line) => {
        const covered = trianglesOf(lineMesh([line], 2)).reduce((sum, triangle) => sum + area(triangle), 0)
        expect(covered).toBeCloseTo((line.length / 2 - 1) * 30 * 4, 1)
      }),
    ))

  it('ends a line where it turns back, rather than sticking out', () => {
    const corners = trianglesOf(lineMesh([[0, 0, 30, 0, 0, 0.1]], 2)).flat()
    expect(Math.max(...corners.map(({ x }) => x))).toBeLessThan(31)
  })

  it('passes over points that come twice, and draws nothing of a line without a length', () => {
    expect(lineMesh([[0, 0, 0, 0, 30, 0, 30, 0]], 1)).toEqual(lineMesh([[0, 0, 30, 0]], 1))
    expect(lineMesh([[5, 5, 5, 5]], 1)).toHaveLength(0)
  })
})
