// Lists of runs: grown, joined, cut and filtered.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterRuns, joinRuns, RunCollector, runsOfRows } from '../../src/detection/runs.ts'
import { masks, runsOf } from '../masks.ts'

describe('runs', () => {
  it('are kept in full, however many there are', () => {
    const collector = new RunCollector()
    for (let i = 0; i < 5000; i++) collector.add(i, 2 * i, 2 * i + 1, i / 7)
    const runs = collector.runs()
    expect(runs.count).toBe(5000)
    for (let i = 0; i < 5000; i++)
      expect([runs.y[i], runs.start[i], runs.end[i], runs.peak[i]]).toEqual([i, 2 * i, 2 * i + 1, Math.fround(i / 7)])
  })

  it('of some rows are the runs found in these rows alone, and together they are all', () =>
    fc.assert(
      fc.property(masks(), fc.integer({ min: -2, max: 15 }), fc.integer({ min: 0, max: 15 }), (mask, y0, rows) => {
        const all = runsOf(mask, 0, mask.height)
        const within = (y: number): number => Math.min(Math.max(y, 0), mask.height)
        expect(runsOfRows(all, y0, y0 + rows)).toEqual(runsOf(mask, within(y0), within(y0 + rows)))
        expect(joinRuns([runsOfRows(all, 0, y0), runsOfRows(all, Math.max(0, y0), mask.height)])).toEqual(all)
      }),
    ))

  it('that are marked can be picked', () => {
    const all = runsOf({ width: 5, height: 1, values: [3, 0, 4, 0, 5] }, 0, 1)
    const picked = filterRuns(all, Uint8Array.of(1, 0, 1))
    expect([picked.count, [...picked.start], [...picked.end], [...picked.peak]]).toEqual([2, [0, 4], [1, 5], [3, 5]])
  })

  it('may be none', () => {
    expect(joinRuns([]).count).toBe(0)
    expect(runsOfRows(new RunCollector().runs(), 0, 10).count).toBe(0)
  })
})
