// Masks and runs for the tests of islands, with a flood fill that is too simple to be wrong.

import fc from 'fast-check'
import { RunCollector, type Runs } from '../src/detection/runs.ts'

/** Significance of pixels, row-major; 0 is background. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly values: readonly number[]
}

/** Masks from nearly empty to nearly full, with a few different heights. */
export const masks = (side = 14): fc.Arbitrary<Mask> =>
  fc
    .tuple(fc.integer({ min: 1, max: side }), fc.integer({ min: 1, max: side }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height, fill]) =>
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 3, max: 9 })), {
          minLength: width * height,
          maxLength: width * height,
        })
        .map((pixels) => ({ width, height, values: pixels.map(([chance, value]) => (chance < fill ? value : 0)) })),
    )

/** The runs of rows y0 to y1. */
export function runsOf({ width, values }: Mask, y0: number, y1: number): Runs {
  const collector = new RunCollector()
  for (let y = y0; y < y1; y++) {
    for (let x = 0; x < width; x++) {
      if (values[y * width + x] === 0) continue
      const start = x
      let peak = 0
      for (; x < width && values[y * width + x] > 0; x++) peak = Math.max(peak, values[y * width + x])
      collector.add(y, start, x, peak)
    }
  }
  return collector.runs()
}

/** Connected sets of pixels as lists of indices, in the raster order of their first pixels. */
export function flood({ width, height, values }: Mask, connectivity: 4 | 8): number[][] {
  const seen = new Set<number>()
  const islands: number[][] = []
  for (let first = 0; first < values.length; first++) {
    if (values[first] === 0 || seen.has(first)) continue
    const island: number[] = []
    const waiting = [first]
    seen.add(first)
    for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
      island.push(pixel)
      for (const [dx, dy] of steps) {
        if (connectivity === 4 && dx !== 0 && dy !== 0) continue
        const x: number = (pixel % width) + dx
        const y: number = Math.floor(pixel / width) + dy
        const next = y * width + x
        if (x < 0 || y < 0 || x >= width || y >= height || values[next] === 0 || seen.has(next)) continue
        seen.add(next)
        waiting.push(next)
      }
    }
    islands.push(island.sort((a, b) => a - b))
  }
  return islands
}

const steps = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const)).filter(([dx, dy]) => dx !== 0 || dy !== 0)
