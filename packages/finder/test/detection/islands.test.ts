// Islands from runs, against a plain flood fill on random masks.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Islands, joinIslands, runsOfIslands } from '../../src/detection/islands.ts'
import { joinRuns } from '../../src/detection/runs.ts'
import { flood, type Mask, masks, runsOf } from '../masks.ts'

const everything = { seed: 0, leastPixels: 1 }
const connectivity = fc.constantFrom<4 | 8>(4, 8)

/** The pixels of each island, as indices into the mask. */
function pixelsOf(islands: Islands, { width }: Mask): number[][] {
  return Array.from({ length: islands.count }, (_, i) => {
    const pixels: number[] = []
    for (let run = islands.firstRun[i]; run < islands.firstRun[i + 1]; run++) {
      for (let x = islands.runs.start[run]; x < islands.runs.end[run]; x++) pixels.push(islands.runs.y[run] * width + x)
    }
    return pixels
  })
}

describe('joinIslands', () => {
  it('finds the islands that a flood fill finds, in the same order', () =>
    fc.assert(
      fc.property(masks(), connectivity, (mask, connected) => {
        const islands = joinIslands(runsOf(mask, 0, mask.height), { ...everything, connectivity: connected })
        expect(pixelsOf(islands, mask)).toEqual(flood(mask, connected))
      }),
    ))

  it('counts their pixels, and knows their peaks and boxes', () =>
    fc.assert(
      fc.property(masks(), connectivity, (mask, connected) => {
        const islands = joinIslands(runsOf(mask, 0, mask.height), { ...everything, connectivity: connected })
        flood(mask, connected).forEach((pixels, i) => {
          const xs = pixels.map((pixel) => pixel % mask.width)
          const ys = pixels.map((pixel) => Math.floor(pixel / mask.width))
          expect(islands.pixels[i]).toBe(pixels.length)
          expect(islands.peak[i]).toBe(Math.max(...pixels.map((pixel) => mask.values[pixel])))
          expect([islands.xMin[i], islands.xMax[i], islands.yMin[i], islands.yMax[i]]).toEqual([
            Math.min(...xs),
            Math.max(...xs),
            Math.min(...ys),
            Math.max(...ys),
          ])
        })
      }),
    ))

  it('does not depend on the strips that the rows were searched in', () =>
    fc.assert(
      fc.property(masks(), connectivity, fc.array(fc.integer({ min: 0, max: 13 })), (mask, connected, cuts) => {
        const edges = [...new Set([0, ...cuts.filter((cut) => cut < mask.height), mask.height])].sort((a, b) => a - b)
        const strips = edges.slice(1).map((y1, i) => runsOf(mask, edges[i], y1))
        const selection = { ...everything, connectivity: connected }
        expect(joinIslands(joinRuns(strips), selection)).toEqual(joinIslands(runsOf(mask, 0, mask.height), selection))
      }),
    ))

  it('keeps the islands that are bright and large enough', () =>
    fc.assert(
      fc.property(
        masks(),
        connectivity,
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 1, max: 12 }),
        (mask, connected, seed, leastPixels) => {
          const islands = joinIslands(runsOf(mask, 0, mask.height), { connectivity: connected, seed, leastPixels })
          const wanted = flood(mask, connected).filter(
            (pixels) => pixels.length >= leastPixels && pixels.some((pixel) => mask.values[pixel] >= seed),
          )
          expect(pixelsOf(islands, mask)).toEqual(wanted)
        },
      ),
    ))

  it('joins a spiral, whose arms meet only at its heart', () => {
    const drawing = ['#########', '........#', '#######.#', '#.....#.#', '#.###.#.#', '#.#...#.#', '#.#####.#', '#.......#', '#########']
    const mask = { width: 9, height: 9, values: [...drawing.join('')].map((c) => (c === '#' ? 5 : 0)) }
    expect(flood(mask, 4).length).toBe(1)
    const islands = joinIslands(runsOf(mask, 0, 9), { ...everything, connectivity: 4 })
    expect([islands.count, islands.pixels[0]]).toEqual([1, mask.values.filter((value) => value > 0).length])
  })
})

describe('runsOfIslands', () => {
  it('gives the runs of the islands that are kept, in raster order', () =>
    fc.assert(
      fc.property(masks(), connectivity, fc.integer({ min: 3, max: 9 }), (mask, connected, seed) => {
        const selection = { connectivity: connected, seed, leastPixels: 2 }
        const runs = runsOfIslands(runsOf(mask, 0, mask.height), selection)
        const kept = new Set(pixelsOf(joinIslands(runsOf(mask, 0, mask.height), selection), mask).flat())
        expect(runs).toEqual(runsOf({ ...mask, values: mask.values.map((value, i) => (kept.has(i) ? value : 0)) }, 0, mask.height))
      }),
    ))
})
