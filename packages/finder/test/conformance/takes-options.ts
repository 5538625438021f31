// A finder does what its options say, also at the ends of their ranges.

import { describe, expect, it } from 'vitest'
import { FLAGS } from '../../src/index.ts'
import { mapped, type Picture, planeOf } from '../pictures.ts'
import { contextOf, type Find, rowAt, rowsOf, sceneOf } from '../scenes.ts'
import { expectSound, topIslands } from '../sound-catalogue.ts'

type Options = Readonly<Record<string, number | boolean | string>>

export function takesOptions(find: Find): void {
  const { picture, spots } = sceneOf(250, 220, 51)
  const search = async (options: Options, image: Picture = picture) => {
    const found = await find(planeOf(image), contextOf(image), options)
    expectSound(found, image, contextOf(image))
    return rowsOf(found.catalog)
  }

  describe('options', () => {
    it('are refused when they are wrong, before any work is done', async () => {
      const unreadable = {
        width: 10,
        height: 10,
        readRows: () => {
          throw new Error('was read')
        },
      }
      for (const options of [
        { 'seed-threshold': -1 },
        { 'no-such-option': 1 },
        { connectivity: '6' },
        { negative: 1 },
        { 'min-pixels': 1.5 },
      ])
        await expect(find(unreadable, contextOf(picture), options)).rejects.toMatchObject({ code: 'FINDER_BAD_OPTION' })
    })

    it('seed-threshold: fewer the higher it is, and none above the brightest', async () => {
      const counts: number[] = []
      for (const seed of [4, 10, 30, 120, 1000]) {
        const rows = await search({ 'seed-threshold': seed })
        counts.push(rows.length)
        for (const { peak } of rows) expect(peak).toBeGreaterThan(0.8 * seed)
      }
      expect(counts).toEqual([...counts].sort((a, b) => b - a))
      expect(counts[4]).toBe(0)
      expect(counts[0]).toBeGreaterThanOrEqual(spots.length)
    })

    it('merge-threshold above the seed: islands are the pixels above it', async () => {
      const rows = await search({ 'seed-threshold': 5, 'merge-threshold': 60 })
      for (const { x, y, peak } of spots) {
        if (peak > 80) expect(rowAt(rows, x, y)).toBeDefined()
        if (peak < 45) expect(rowAt(rows, x, y)).toBeUndefined()
      }
    })

    it('min-pixels: large islands only', async () => {
      expect((await search({ 'min-pixels': 1_000_000 })).length).toBe(0)
      expect((await search({ 'min-pixels': 60 })).length).toBeLessThan(spots.length)
    })

    it('negative: also holes, with the sign and the flag', async () => {
      const upsideDown = mapped(picture, (value) => -value)
      expect((await search({}, upsideDown)).length).toBeLessThanOrEqual(1)
      const [holes, hills] = [await search({ negative: true }, upsideDown), await search({ negative: true })]
      for (const { x, y } of spots) {
        const hole = rowAt(holes, x, y)
        const hill = rowAt(hills, x, y)
        expect(hole?.flags ?? 0).toSatisfy((flags: number) => (flags & FLAGS.NEGATIVE) !== 0)
        expect(Math.abs((hole?.flux ?? 0) + (hill?.flux ?? 0))).toBeLessThan(1.5 * (hill?.fluxError ?? 0))
      }
    })

    it('rms: the noise that is given is taken everywhere', async () => {
      const found = await find(planeOf(picture), contextOf(picture), { rms: 2.5 })
      expect([...found.maps.rms(0, 3)].every((value) => Math.abs(value - 2.5) < 1e-6)).toBe(true)
      for (const { peak } of rowsOf(found.catalog)) expect(peak).toBeGreaterThan(0.8 * 5 * 2.5)
    })

    it('max-components: no island has more', async () => {
      const found = await find(planeOf(picture), contextOf(picture), { 'max-components': 1, 'merge-threshold': 1 })
      expect(found.catalog.components.rows).toBe(topIslands(found.catalog.islands).length)
    })

    const others: readonly Options[] = [
      { 'noise-box': 4 },
      { 'noise-box': 10_000 },
      { 'noise-iterations': 1 },
      { 'noise-iterations': 6 },
      { interpolation: 'bilinear' },
      { connectivity: '4' },
      { 'adaptive-noise': false },
      { 'model-error': 0.01 },
      { 'deblend-prominence': 0 },
      { 'fit-budget': 100 },
    ]
    for (const options of others) {
      it(`${Object.entries(options)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}: finds the sources all the same`, async () => {
        const rows = await search(options)
        for (const { x, y, peak } of spots) expect(Math.abs((rowAt(rows, x, y)?.peak ?? 0) / peak - 1)).toBeLessThan(0.3)
        expect(rows.length).toBeLessThanOrEqual(spots.length + 3)
      })
    }
  })
}
