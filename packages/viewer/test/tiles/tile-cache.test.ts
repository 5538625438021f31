// The cache stays within its bytes and keeps what was used last.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TileCache } from '../../src/tiles/tile-cache.ts'

const tile = (side: number) => ({ width: side, height: side, pixels: new Float32Array(side * side) })

describe('the cache of tiles', () => {
  it('throws out what was used longest ago', () => {
    const cache = new TileCache(3 * 64)
    for (const key of ['a', 'b', 'c']) cache.set(key, tile(4))
    cache.get('a')
    cache.set('d', tile(4))
    expect(['a', 'b', 'c', 'd'].map((key) => cache.has(key))).toEqual([true, false, true, true])
  })

  it('never holds more than it may, but for one tile that is larger', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 12 }))), (sets) => {
        const cache = new TileCache(600)
        for (const [key, side] of sets) {
          cache.set(String(key), tile(side))
          expect(cache.bytes).toBeLessThanOrEqual(600)
          expect(cache.has(String(key))).toBe(true)
        }
      }),
    ))

  it('forgets one raster and no other', () => {
    const cache = new TileCache(1000)
    cache.set('rms\n0/0/0', tile(2))
    cache.set('image\n0/0/0', tile(2))
    cache.forget('rms\n')
    expect([cache.has('rms\n0/0/0'), cache.has('image\n0/0/0'), cache.bytes]).toEqual([false, true, 16])
  })
})
