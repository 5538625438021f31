// Rounds are fair, and ratios are taken within a round.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cost } from '../measuring/measured-process.ts'
import { median, roundOrder, summarize } from '../measuring/repetitions.ts'

const cost = (wallSeconds: number, peakMegabytes = 100): Cost => ({
  wallSeconds,
  cpuSeconds: wallSeconds * 2,
  peakMegabytes,
  outcome: 'done',
  exitCode: 0,
  said: '',
})

describe('median', () => {
  it('has as many values above as below', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const middle = median(values)
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2)
      }),
    ))

  it('leaves out what is not a number', () => expect(median([Number.NaN, 3, 1])).toBe(2))
})

describe('roundOrder', () => {
  it('lets everyone go first once and leaves no one out', () => {
    const all = ['a', 'b', 'c']
    const orders = [0, 1, 2].map((round) => roundOrder(all, round))
    expect(orders.map(([first]) => first).toSorted()).toEqual(all)
    for (const order of orders) expect(order.toSorted()).toEqual(all)
  })
})

describe('summarize', () => {
  it('divides by the reference of the same round, so that a slow round cancels', () => {
    const reference = [cost(1), cost(10), cost(1)]
    const own = [cost(2), cost(20), cost(2)]
    expect(summarize(own, reference)).toMatchObject({ runs: 3, wallSeconds: 2, cpuSeconds: 4, wallRatio: 2, cpuRatio: 2 })
  })

  it('takes the largest memory, and only the rounds in which it ran', () => {
    expect(summarize([cost(8, 300), undefined, cost(6, 500)], [cost(2), cost(2), undefined])).toMatchObject({
      runs: 2,
      wallSeconds: 7,
      peakMegabytes: 500,
      wallRatio: 4,
    })
  })
})
