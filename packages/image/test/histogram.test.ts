// Every finite value is counted once, in the bin that holds it or outside the range.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogram } from '../src/index.ts'
import { values } from './sampling.ts'

describe('histogram', () => {
  it('counts every finite value once', () => {
    fc.assert(
      fc.property(values(), fc.integer({ min: 1, max: 50 }), (list, bins) => {
        const finite = list.filter((value) => Number.isFinite(value)).length
        const whole = histogram(list, bins)
        expect(whole.counts.reduce((sum, count) => sum + count, 0)).toBe(finite)
        const part = histogram(list, bins, [-2.5, 1])
        expect(part.counts.reduce((sum, count) => sum + count, 0) + part.below + part.above).toBe(finite)
      }),
    )
  })

  it('puts an edge into the bin above it, and the upper edge of all into the last bin', () => {
    const { counts, below, above } = histogram(Float32Array.of(-0.1, 0, 0.9, 1, 2, 2.1), 2, [0, 2])
    expect(Array.from(counts)).toEqual([2, 2])
    expect([below, above]).toEqual([1, 1])
  })

  it('of equal values has room for them', () => expect(Array.from(histogram(Float32Array.of(3, 3), 4).counts)).toEqual([0, 0, 2, 0]))
  it('of nothing is empty', () => expect(Array.from(histogram(Float32Array.of(Number.NaN), 2).counts)).toEqual([0, 0]))

  it.each([
    [0, undefined],
    [1e12, undefined],
    [2.5, undefined],
    [3, [1, 1]],
    [3, [0, Number.POSITIVE_INFINITY]],
  ] as const)('refuses %s bins over %s', (bins, range) => {
    expect(() => histogram(Float32Array.of(1), bins, range)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_ARGUMENT' }))
  })
})
