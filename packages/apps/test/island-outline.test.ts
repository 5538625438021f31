// Outlines hold the pixels of an island and nothing outside its border; its shape is that of the pixels.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPointLike, measureShape } from '../src/caesar/tables/island-shape.ts'
import { traceOutline } from '../src/caesar/tables/outline.ts'

type Pixel = readonly [x: number, y: number]

/** Rows of pixels as the pass over the image gives them. */
function runsOf(pixels: readonly Pixel[]): number[] {
  const sorted = [...new Set(pixels.map(([x, y]) => `${y},${x}`))]
    .map((key) => key.split(',').map(Number))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return sorted.flatMap(([y, x]) => [y, x, x + 1])
}

/** A walk over neighbours, diagonal ones too: an island of any form. */
const island = fc.array(fc.tuple(fc.integer({ min: -1, max: 1 }), fc.integer({ min: -1, max: 1 })), { maxLength: 40 }).map((steps) => {
  const pixels: Pixel[] = [[50, 30]]
  for (const [dx, dy] of steps) {
    const [x, y] = pixels[pixels.length - 1]
    pixels.push([x + dx, y + dy])
  }
  return pixels
})

/** Winding number of the outline around a point: 1 inside of a simple counter-clockwise one. */
function winding(corners: Float64Array, px: number, py: number): number {
  let turns = 0
  for (let i = 0; i < corners.length; i += 2) {
    const [x0, y0] = [corners[i], corners[i + 1]]
    const [x1, y1] = [corners[(i + 2) % corners.length], corners[(i + 3) % corners.length]]
    if (x0 === x1 && x0 > px) turns += y0 < py && y1 > py ? 1 : y0 > py && y1 < py ? -1 : 0
  }
  return turns
}

describe('an outline', () => {
  it('goes around each pixel of the island once, and around none that can be reached from outside', () =>
    fc.assert(
      fc.property(island, (pixels) => {
        const corners = traceOutline(runsOf(pixels))?.corners ?? new Float64Array()
        const inside = new Set(pixels.map(([x, y]) => `${x},${y}`))
        for (const [x, y] of pixels) expect(winding(corners, x, y)).toBe(1)
        // Outside is what a flood from far away reaches by edges: holes are not.
        const reached = new Set(['0,-20'])
        const queue: Pixel[] = [[0, -20]]
        for (let pixel = queue.pop(); pixel !== undefined; pixel = queue.pop()) {
          for (const [dx, dy] of [
            [1, 0],
            [-1, 0],
            [0, 1],
            [0, -1],
          ]) {
            const [x, y] = [pixel[0] + dx, pixel[1] + dy]
            const key = `${x},${y}`
            if (x < 0 || x > 100 || y < -20 || y > 80 || reached.has(key) || inside.has(key)) continue
            reached.add(key)
            queue.push([x, y])
          }
        }
        for (const key of reached) {
          const [x, y] = key.split(',').map(Number)
          if (winding(corners, x, y) !== 0) expect.fail(`${key} is outside`)
        }
      }),
      { numRuns: 60 },
    ))

  it('of one pixel is its square, of none is none', () => {
    expect([...(traceOutline([4, 7, 8])?.corners ?? [])]).toEqual([7.5, 3.5, 7.5, 4.5, 6.5, 4.5, 6.5, 3.5])
    expect(traceOutline([])).toBeUndefined()
  })
})

function disc(radius: number): Pixel[] {
  const pixels: Pixel[] = []
  for (let y = -radius; y <= radius; y++) for (let x = -radius; x <= radius; x++) if (x * x + y * y <= radius * radius) pixels.push([x, y])
  return pixels
}

describe('the shape of an island', () => {
  const shapeOf = (pixels: readonly Pixel[]) => measureShape(runsOf(pixels), traceOutline(runsOf(pixels)))

  it('of a disc is round', () => {
    const { x, y, circularity, elongation, ellipseAreaRatio } = shapeOf(disc(12))
    expect([x, y]).toEqual([0, 0])
    expect(circularity).toBeGreaterThan(0.85)
    expect(circularity).toBeLessThan(1.02)
    expect(elongation).toBeCloseTo(0, 6)
    expect(ellipseAreaRatio).toBeCloseTo(1, 2)
  })

  it('of a bar is long, and its area is not that of a ring', () => {
    const bar = shapeOf(Array.from({ length: 40 }, (_, i) => [i % 20, Math.floor(i / 20)] as const))
    expect(bar.elongation).toBeCloseTo(0.9, 6)
    expect(bar.circularity).toBeLessThan(0.4)
    const ring = disc(12).filter(([x, y]) => x * x + y * y > 64)
    expect(shapeOf(ring).ellipseAreaRatio).toBeLessThan(0.7)
  })

  it('passes the cuts that it meets', () => {
    const round = shapeOf(disc(5))
    expect(isPointLike(round, 81, 4, { leastCircularity: 0.4, mostElongation: 0.7, ellipseAreaRatio: [0.6, 1.4], mostBeams: 4 })).toBe(true)
    expect(isPointLike(round, 81, 4.1, { mostBeams: 4 })).toBe(false)
    expect(isPointLike(round, 81, 4, { mostPixels: 80 })).toBe(false)
    expect(
      isPointLike(
        shapeOf([
          [0, 0],
          [1, 0],
          [2, 0],
          [3, 0],
          [4, 0],
          [5, 0],
        ]),
        6,
        1,
        { mostElongation: 0.7 },
      ),
    ).toBe(false)
  })
})
