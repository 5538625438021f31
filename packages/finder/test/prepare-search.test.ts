// A prepared search remembers, and nobody can tell from its results.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectIslands, findSources, prepareSearch } from '../src/index.ts'
import { mapped, type Picture, planeOf } from './pictures.ts'
import { contextOf, everythingOf, rowsOf, sceneOf } from './scenes.ts'

const HEIGHT = 220
const scene = sceneOf(260, HEIGHT, 171)
/** With a hole in it and a slope beneath, so that blanks and background take part. */
const picture = mapped(scene.picture, (value, x, y) => (Math.hypot(x - 120, y - 90) < 5 ? Number.NaN : value + 0.01 * x))
const context = contextOf(picture)

const searchOf = (one: Picture, how = context) => prepareSearch(planeOf(one), how)

describe('a prepared search', () => {
  it('finds what a search finds, bit for bit, whatever was asked before', async () => {
    const search = searchOf(picture)
    const option = fc.record({
      'seed-threshold': fc.constantFrom(3, 4.5, 5, 8, 40),
      'merge-threshold': fc.constantFrom(2, 2.6),
      'min-pixels': fc.constantFrom(1, 12),
      negative: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(option, async (options) => {
        const [one, other] = [await search.find(options), await findSources(planeOf(picture), context, options)]
        expect(everythingOf(one, HEIGHT)).toEqual(everythingOf(other, HEIGHT))
      }),
      { numRuns: 12, seed: 5 },
    )
  })

  it('does so without a beam too, where the width of sources follows from the thresholds', async () => {
    const bare = contextOf(picture, { beam: undefined })
    const search = searchOf(picture, bare)
    for (const seed of [5, 12, 5]) {
      const options = { 'seed-threshold': seed }
      expect(everythingOf(await search.find(options), HEIGHT)).toEqual(
        everythingOf(await findSources(planeOf(picture), bare, options), HEIGHT),
      )
    }
  })

  it('ends within a few islands when it is told to, and goes on with the next request', async () => {
    const controller = new AbortController()
    let turns = 0
    const search = prepareSearch(planeOf(picture), context, {
      turn: async () => {
        if (++turns === 20) controller.abort(new Error('newer one'))
      },
    })
    await expect(search.find({}, { signal: controller.signal })).rejects.toThrow('newer one')
    expect(turns).toBe(20)
    expect(rowsOf((await search.find()).catalog).length).toBeGreaterThan(10)
  })

  it('lets nothing wait that it has done before', async () => {
    let reads = 0
    const plane = planeOf(picture)
    const readRows: typeof plane.readRows = (...rows) => {
      reads++
      plane.readRows(...rows)
    }
    const watched = { ...plane, readRows }
    const search = prepareSearch(watched, context)
    await search.detect({ 'seed-threshold': 5 })
    const first = reads
    await search.detect({ 'seed-threshold': 6 })
    // Rows of islands are looked at again for their brightest pixels; the plane is neither measured nor scanned again.
    expect(reads - first).toBeLessThan(first)
  })
})

describe('islands without fits', () => {
  it('are those of the catalogue that reach the threshold', async () => {
    const { islands, xPeak, yPeak, height } = await detectIslands(planeOf(picture), context, { 'seed-threshold': 8 })
    const { catalog } = await findSources(planeOf(picture), context, { 'seed-threshold': 8 })
    const rows = rowsOf(catalog)
    expect(islands.count).toBeGreaterThan(10)
    for (let i = 0; i < islands.count; i++) {
      expect(rows.some((row) => Math.hypot(row.x - xPeak[i], row.y - yPeak[i]) < 3)).toBe(true)
      expect(islands.peak[i]).toBeGreaterThanOrEqual(8)
      expect(height[i]).toBeGreaterThan(4)
    }
  })

  it('have their brightest pixel where the image has it', async () => {
    const { islands, xPeak, yPeak } = await detectIslands(planeOf(picture), context)
    for (let i = 0; i < islands.count; i++) {
      const at = (x: number, y: number): number => picture.pixels[y * picture.width + x] - 0.01 * x
      const peak = at(xPeak[i], yPeak[i])
      for (let run = islands.firstRun[i]; run < islands.firstRun[i + 1]; run++) {
        const { y, start, end } = islands.runs
        for (let x = start[run]; x < end[run]; x++) expect(at(x, y[run])).toBeLessThan(peak + 0.05)
      }
    }
  })
})
