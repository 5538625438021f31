// Chance that is reproducible and fair: the published recurrence, streams that differ, and normal deviates with the right distribution.

import { describe, expect, it } from 'vitest'
import { fillNormal, Xoshiro128 } from '../src/index.ts'

describe('Xoshiro128', () => {
  it('follows the published recurrence of xoshiro128** from the state 1 2 3 4', () => {
    const random = new Xoshiro128(0)
    random.state.set([1, 2, 3, 4])
    // Computed from the published recurrence in integers of any size.
    const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]
    expect(published.map(() => random.nextInt32() >>> 0)).toEqual(published)
  })

  it('has another stream for every key, large and negative ones included', () => {
    const keys = [[1], [2], [1, 0], [1, 1], [1, -1], [-1], [4294967297], [8589934593], [Number.MAX_SAFE_INTEGER]]
    const firsts = keys.map((key) => new Xoshiro128(...key).nextInt32())
    expect(new Set(firsts).size).toBe(keys.length)
  })

  it('fills the unit interval evenly, also across the first draws of neighbouring streams', () => {
    const counts = new Array<number>(20).fill(0)
    const one = new Xoshiro128(5)
    for (let i = 0; i < 20_000; i++) {
      counts[Math.floor(one.uniform() * 20)]++
      counts[Math.floor(new Xoshiro128(7, i).uniform() * 20)]++
    }
    const chi2 = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)
    // 19 degrees of freedom: 43.8 is exceeded once in a thousand.
    expect(chi2).toBeLessThan(43.8)
  })
})

describe('fillNormal', () => {
  const count = 400_000
  const deviates = new Float64Array(count)
  fillNormal(new Xoshiro128(3), deviates)
  const moment = (power: number) => deviates.reduce((sum, value) => sum + value ** power, 0) / count

  it('has the moments of the normal distribution', () => {
    const tolerance = 5 / Math.sqrt(count)
    expect(Math.abs(moment(1))).toBeLessThan(tolerance)
    expect(Math.abs(moment(2) - 1)).toBeLessThan(tolerance * Math.SQRT2)
    expect(Math.abs(moment(3))).toBeLessThan(tolerance * Math.sqrt(15))
    expect(Math.abs(moment(4) - 3)).toBeLessThan(tolerance * Math.sqrt(96))
  })

  it.each([
    [0.25, 0.598706],
    [1, 0.841345],
    [2, 0.97725],
    [3, 0.99865],
    // Within and beyond the last layer of the ziggurat.
    [3.44, 0.999709],
    [3.6, 0.999841],
  ])('has the right share below %f sigma', (at, share) => {
    const below = deviates.filter((value) => value < at).length / count
    const mirrored = deviates.filter((value) => value > -at).length / count
    const tolerance = 4.5 * Math.sqrt((share * (1 - share)) / count)
    expect(Math.abs(below - share)).toBeLessThan(tolerance)
    expect(Math.abs(mirrored - share)).toBeLessThan(tolerance)
  })

  it('is not correlated from one deviate to the next', () => {
    let product = 0
    for (let i = 1; i < count; i++) product += deviates[i] * deviates[i - 1]
    expect(Math.abs(product / count)).toBeLessThan(5 / Math.sqrt(count))
  })

  it('continues the stream that it was given', () => {
    const whole = new Float64Array(1000)
    fillNormal(new Xoshiro128(9), whole)
    const random = new Xoshiro128(9)
    const parts = [new Float64Array(300), new Float64Array(700)]
    for (const part of parts) fillNormal(random, part)
    expect([...parts[0], ...parts[1]]).toEqual([...whole])
  })
})
