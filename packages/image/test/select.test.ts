// Selection puts at k what a sort would put there, and splits the rest about it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { select } from '../src/index.ts'
import { skewedSky, values } from './sampling.ts'

describe('select', () => {
  it('puts the k-th smallest at k and nothing larger before it', () => {
    fc.assert(
      fc.property(values(1, 200), fc.nat(), (list, seed) => {
        const finite = list.filter((value) => Number.isFinite(value))
        fc.pre(finite.length > 0)
        const k = seed % finite.length
        const sorted = Float32Array.from(finite).sort()
        expect(select(finite, k, 0, finite.length - 1)).toBe(sorted[k])
        expect(Math.max(...finite.subarray(0, k + 1))).toBe(sorted[k])
        expect(Math.min(...finite.subarray(k))).toBe(sorted[k])
        expect(Array.from(finite).sort((a, b) => a - b)).toEqual(Array.from(sorted))
      }),
    )
  })

  it('does so in large arrays, where the pivot comes from a sample', () => {
    const sky = skewedSky(50_001)
    const sorted = Float32Array.from(sky).sort()
    for (const k of [0, 1, 12_345, 25_000, 49_999, 50_000]) expect(select(Float32Array.from(sky), k, 0, sky.length - 1)).toBe(sorted[k])
  })

  it('leaves what lies outside its bounds alone', () => {
    const list = Float32Array.of(9, 5, 4, 3, 0)
    expect(select(list, 2, 1, 3)).toBe(4)
    expect(list[0]).toBe(9)
    expect(list[4]).toBe(0)
  })

  it.each([
    ['ascending', (i: number) => i],
    ['descending', (i: number) => -i],
    ['all equal', () => 7],
    ['two values', (i: number) => i % 2],
    ['an organ pipe', (i: number) => Math.min(i, 20_000 - i)],
  ])('looks at each of %s values a few times only', (_, make) => {
    let reads = 0
    const list = Float32Array.from({ length: 20_000 }, (_, i) => make(i))
    const counted = new Proxy(list, {
      get: (target, key) => {
        reads++
        return target[key as unknown as number]
      },
      set: (target, key, value) => Reflect.set(target, key, value, target),
    })
    select(counted, 10_000, 0, 19_999)
    expect(reads).toBeLessThan(20 * 20_000)
  })
})
