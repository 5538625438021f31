// Islands within an island: around every summit that stands out, and none with pixels of another.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nestedIslands } from '../../src/deblending/nested-islands.ts'
import { findPeaks } from '../../src/deblending/peaks.ts'
import type { Patch } from '../../src/fitting/patch.ts'
import { patchOf } from '../patches.ts'
import { ellipse } from '../pictures.ts'

const beam = ellipse(4, 4)

const membersOf = ({ member }: Patch): number[] => [...member.keys()].filter((i) => member[i] === 1)

/** An island of one row with the given heights. */
const row = (heights: readonly number[]): Patch => patchOf(heights.length, 1, [], beam, (x) => heights[x])

const nestedOf = (patch: Patch, prominence: number): number[][] =>
  Array.from(nestedIslands(patch, findPeaks(patch, patch.data), prominence), membersOf)

describe('nestedIslands', () => {
  it('parts an island where its summits part', () => {
    expect(nestedOf(row([3, 9, 4, 7, 3]), 2)).toEqual([[1], [3]])
    expect(nestedOf(row([3, 8, 9, 8, 4, 6, 7, 6, 3]), 2)).toEqual([
      [1, 2, 3],
      [5, 6, 7],
    ])
  })

  it('has none where no second summit stands out', () => {
    expect(nestedOf(row([3, 9, 6, 7, 3]), 2)).toEqual([])
    expect(nestedOf(row([3, 9, 3]), 2)).toEqual([])
  })

  it('parts three summits that meet at different heights', () => {
    // The last two part at 5, both from the first at 3.
    expect(nestedOf(row([2, 9, 3, 8, 5, 7, 2]), 1.5)).toEqual([[1], [3], [5]])
  })

  it('has no pixel twice and none outside, whatever the hills', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.double({ min: 0.01, max: 30, noNaN: true }), { minLength: 64, maxLength: 64 }),
        (width, height, heights) => {
          const patch = patchOf(width, height, [], beam, (x, y) => heights[y * width + x])
          const nested = Array.from(nestedIslands(patch, findPeaks(patch, patch.data), 3), (one) => ({
            core: one.core,
            pixels: membersOf(one),
          }))
          const all = nested.flatMap(({ pixels }) => pixels)
          expect(new Set(all).size).toBe(all.length)
          expect(nested.length === 0 || all.length < width * height).toBe(true)
          for (const { core, pixels } of nested) {
            expect(pixels.every((i) => i % width >= core.left && i % width <= core.right)).toBe(true)
            expect(pixels.every((i) => Math.floor(i / width) >= core.top && Math.floor(i / width) <= core.bottom)).toBe(true)
          }
        },
      ),
    ))
})
