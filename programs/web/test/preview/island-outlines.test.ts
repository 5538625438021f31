// Borders of islands: every edge between a pixel of an island and one that is not, once.

import type { Islands } from '@cirasa/finder'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { islandOutlines } from '../../src/preview/island-outlines.ts'

const SIDE = 7

/** One island of the pixels that are set. */
function islandOf(mask: readonly boolean[]): Islands {
  const runs: [number, number, number][] = []
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      if (!mask[y * SIDE + x]) continue
      const start = x
      while (x < SIDE && mask[y * SIDE + x]) x++
      runs.push([y, start, x])
    }
  }
  const column = (i: 0 | 1 | 2): Int32Array => Int32Array.from(runs, (run) => run[i])
  const none = new Int32Array(1)
  return {
    count: 1,
    pixels: none,
    peak: new Float32Array(1),
    xMin: none,
    xMax: none,
    yMin: none,
    yMax: none,
    firstRun: Int32Array.of(0, runs.length),
    runs: { count: runs.length, y: column(0), start: column(1), end: column(2), peak: new Float32Array(runs.length) },
  }
}

/** Edges of length one, as texts: `h x y` along the row below pixel y, `v x y` along the column left of pixel x. */
function unitEdges(segments: Float32Array): string[] {
  const edges: string[] = []
  for (let i = 0; i < segments.length; i += 4) {
    const [x0, y0, x1, y1] = segments.subarray(i, i + 4)
    if (y0 === y1) for (let x = x0; x < x1; x++) edges.push(`h ${x + 0.5} ${y0 + 0.5}`)
    else for (let y = y0; y < y1; y++) edges.push(`v ${x0 + 0.5} ${y + 0.5}`)
  }
  return edges.sort()
}

function wantedEdges(mask: readonly boolean[]): string[] {
  const at = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < SIDE && y < SIDE && mask[y * SIDE + x]
  const edges: string[] = []
  for (let y = 0; y <= SIDE; y++) {
    for (let x = 0; x <= SIDE; x++) {
      if (at(x, y) !== at(x, y - 1)) edges.push(`h ${x} ${y}`)
      if (at(x, y) !== at(x - 1, y)) edges.push(`v ${x} ${y}`)
    }
  }
  return edges.sort()
}

it('outlines are the edges of the island, each once', () =>
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE }), (mask) => {
      expect(unitEdges(islandOutlines(islandOf(mask)))).toEqual(wantedEdges(mask))
    }),
  ))

it('outlines end where there would be too many', () => {
  const mask = Array.from({ length: SIDE * SIDE }, (_, i) => i % 2 === 0)
  const island = islandOf(mask)
  const many: Islands = { ...island, count: 3, firstRun: Int32Array.of(0, 5, 10, island.runs.count) }
  expect(islandOutlines(many, 10).length).toBeLessThan(islandOutlines(many).length)
  expect(islandOutlines(island, 10).length).toBeLessThan(islandOutlines(island).length)
})
