// Which pixels are in a region: runs of rows hold what `contains` says, boxes side by side share none, areas come out right.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOf, contains, outlineOf, type PixelRegion, spansOf } from '../src/index.ts'
import { anyPixelRegion } from './random-region.ts'

const AREA = { x0: -30, y0: -25, width: 61, height: 52 }

function pixelsOf(region: PixelRegion, area = AREA): Set<string> {
  const pixels = new Set<string>()
  let lastY = Number.NEGATIVE_INFINITY
  spansOf(region, area, (y, from, to) => {
    expect(y).toBeGreaterThanOrEqual(lastY)
    expect(to).toBeGreaterThan(from)
    lastY = y
    for (let x = from; x < to; x++) {
      expect(pixels.has(`${x},${y}`)).toBe(false)
      pixels.add(`${x},${y}`)
    }
  })
  return pixels
}

const box = (x: number, y: number, width: number, height: number, angle = 0): PixelRegion => ({
  shape: 'box',
  frame: 'image',
  x,
  y,
  width,
  height,
  angle,
})

describe('spansOf', () => {
  it('gives the pixels whose centre is inside, each once, for any region', () =>
    fc.assert(
      fc.property(anyPixelRegion(40), (region) => {
        const pixels = pixelsOf(region)
        for (let y = AREA.y0; y < AREA.y0 + AREA.height; y++) {
          for (let x = AREA.x0; x < AREA.x0 + AREA.width; x++) {
            if (contains(region, x, y) !== pixels.has(`${x},${y}`)) throw new Error(`(${x}, ${y}) differs`)
          }
        }
      }),
      { numRuns: 200 },
    ))

  it('parts an area between boxes side by side', () => {
    const parts = [box(0, 0, 4, 4), box(4, 0, 4, 4), box(0, 4, 4, 4, 90), box(4, 4, 4, 4, 90)].map((part) => pixelsOf(part))
    expect(parts.map((part) => part.size)).toEqual([16, 16, 16, 16])
    expect(new Set(parts.flatMap((part) => [...part])).size).toBe(64)
  })

  it('holds 5 pixels of a circle of radius 1, its edge included', () => {
    expect(pixelsOf({ shape: 'circle', frame: 'image', x: 0, y: 0, radius: 1 })).toEqual(new Set(['0,-1', '-1,0', '0,0', '1,0', '0,1']))
  })

  it('turns an ellipse from +y towards -x', () => {
    const thin = { shape: 'ellipse', frame: 'image', x: 0, y: 0, major: 20, minor: 1 } as const
    expect(contains({ ...thin, positionAngle: 0 }, 0, 9)).toBe(true)
    expect(contains({ ...thin, positionAngle: 45 }, -6, 6)).toBe(true)
    expect(contains({ ...thin, positionAngle: 45 }, 6, 6)).toBe(false)
  })

  it('leaves the hole of an outline that crosses itself', () => {
    // A frame: the outer square, then the inner one, joined by a bridge.
    const frame: PixelRegion = {
      shape: 'polygon',
      frame: 'image',
      points: [-5, -5, 5, -5, 5, 5, -5, 5, -5, -5, -2, -2, -2, 2, 2, 2, 2, -2, -2, -2],
    }
    expect(pixelsOf(frame).size).toBe(100 - 16)
  })

  it('takes the nearest pixel of a point, and none of a line or a text', () => {
    expect(pixelsOf({ shape: 'point', frame: 'image', x: 2.4, y: -3.6 })).toEqual(new Set(['2,-4']))
    expect(pixelsOf({ shape: 'line', frame: 'image', x: 0, y: 0, x2: 9, y2: 9 }).size).toBe(0)
    expect(pixelsOf({ shape: 'text', frame: 'image', x: 0, y: 0 }).size).toBe(0)
  })

  it('asks no more rows than the area has', () => {
    expect(pixelsOf({ shape: 'circle', frame: 'image', x: 0, y: 0, radius: 1e12 }).size).toBe(61 * 52)
    expect(pixelsOf(box(0, 0, 1e12, 1e12)).size).toBe(61 * 52)
  })

  it('comes to an end where numbers are so large that the next pixel has the same', () => {
    for (const major of [1e17, 1e18, 1e19, 3e20, 1e22])
      for (const positionAngle of [10, 20, 30, 45, 77])
        for (const x of [0, 3.3]) {
          const huge = { shape: 'ellipse', frame: 'image', x, y: 0, major, minor: major / 2, positionAngle } as const
          expect(pixelsOf(huge).size).toBe(61 * 52)
        }
  })

  it('has nothing of a region without size', () => {
    expect(pixelsOf({ shape: 'ellipse', frame: 'image', x: 0.5, y: 0, major: 9, minor: 0, positionAngle: 90 }).size).toBe(0)
    expect(pixelsOf({ shape: 'circle', frame: 'image', x: 0, y: 0, radius: 0 }).size).toBe(0)
  })
})

describe('boundsOf', () => {
  it('is touched on all four sides and left by no point of the outline', () =>
    fc.assert(
      fc.property(anyPixelRegion(), (region) => {
        const { x0, y0, x1, y1 } = boundsOf(region)
        const points = outlineOf(region, 4000)
        const xs = points.filter((_, i) => i % 2 === 0)
        const ys = points.filter((_, i) => i % 2 === 1)
        for (const [seen, meant] of [
          [Math.min(...xs), x0],
          [Math.max(...xs), x1],
          [Math.min(...ys), y0],
          [Math.max(...ys), y1],
        ])
          expect(seen).toBeCloseTo(meant, 3)
      }),
    ))
})
