// The speed of an upload is that of the last seconds.

import { describe, expect, it } from 'vitest'
import { rateOf, secondsLeft, type TransferSample, withSample } from '../../src/service/transfer-rate.ts'

const taken = (...samples: readonly (readonly [at: number, sent: number])[]): readonly TransferSample[] =>
  samples.reduce<readonly TransferSample[]>((before, [at, sent]) => withSample(before, { at, sent }), [])

describe('the rate of a transfer', () => {
  it('is bytes over seconds', () => expect(rateOf(taken([0, 0], [1000, 500], [2000, 4000]))).toBe(2000))

  it('forgets what was long ago', () => {
    const samples = taken([0, 0], [1000, 1_000_000], [20_000, 1_000_000], [21_000, 1_000_100], [28_000, 1_000_800])
    expect(rateOf(samples)).toBeLessThan(200)
  })

  it('is not told from one sample, nor from two at once', () => {
    expect(rateOf(taken([0, 10]))).toBeUndefined()
    expect(rateOf(taken([0, 10], [1, 20]))).toBeUndefined()
  })

  it('keeps few samples, however many there were', () => {
    const samples = taken(...Array.from({ length: 1000 }, (_, index) => [index * 1000, index] as const))
    expect(samples.length).toBeLessThan(12)
  })
})

describe('the time that is left', () => {
  it('is what is left over the rate', () => expect(secondsLeft(taken([0, 0], [1000, 100]), 1100)).toBe(10))
  it('is not known while nothing goes', () => expect(secondsLeft(taken([0, 5], [1000, 5]), 10)).toBeUndefined())
})
