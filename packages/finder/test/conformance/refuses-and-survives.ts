// A finder meets images that have nothing to find, or that are not as images should be: coded errors, or a sound catalogue.

import { isCodedError } from '@cirasa/errors'
import { describe, expect, it } from 'vitest'
import { FLAGS } from '../../src/index.ts'
import { correlatedNoise, emptyPicture, mapped, type Picture, planeOf, whiteNoise, withSpots } from '../pictures.ts'
import { BEAM, contextOf, type Find, rowAt, rowsOf, sceneOf } from '../scenes.ts'
import { expectSound } from '../sound-catalogue.ts'

type Options = Readonly<Record<string, number | boolean | string>>

export function refusesAndSurvives(find: Find): void {
  const search = (picture: Picture, options: Options = {}, context = contextOf(picture)) => find(planeOf(picture), context, options)
  const soundly = async (picture: Picture, options: Options = {}, context = contextOf(picture)) => {
    const found = await search(picture, options, context)
    expectSound(found, picture, context)
    return rowsOf(found.catalog)
  }
  const codeOf = async (picture: Picture, options: Options = {}): Promise<string | undefined> => {
    try {
      expectSound(await search(picture, options), picture, contextOf(picture))
    } catch (error) {
      if (isCodedError(error)) return error.code
      throw error
    }
    return undefined
  }

  describe('an image with nothing in it', () => {
    it('gives next to nothing for noise, at any place of the unit', async () => {
      for (const scale of [1, 2e-5]) {
        const rows = await soundly(mapped(correlatedNoise(420, 380, 31), (value) => scale * value))
        expect(rows.length).toBeLessThanOrEqual(1)
      }
      expect((await soundly(whiteNoise(420, 380, 32))).length).toBeLessThanOrEqual(2)
    })

    it('is refused when it is blank', async () => {
      expect(await codeOf(emptyPicture(60, 50, Number.NaN))).toBe('FINDER_ALL_BLANK')
      expect(await codeOf(emptyPicture(60, 50, Number.POSITIVE_INFINITY))).toBe('FINDER_ALL_BLANK')
      expect(await codeOf(emptyPicture(1, 1, Number.NaN))).toBe('FINDER_ALL_BLANK')
    })

    it('is refused when it is constant, unless its noise is given', async () => {
      for (const value of [0, -3.5, 1e30]) expect(await codeOf(emptyPicture(70, 90, value))).toBe('FINDER_NO_NOISE')
      expect((await soundly(emptyPicture(70, 90, 4), { rms: 0.1 })).length).toBe(0)
    })

    it('may be a constant with one source on it when the noise is given', async () => {
      const rows = await soundly(withSpots(emptyPicture(90, 80, 4), [{ x: 40.3, y: 35.6, peak: 10, shape: BEAM }]), { rms: 0.1 })
      expect(rows.length).toBe(1)
      expect(Math.hypot(rows[0].x - 40.3, rows[0].y - 35.6)).toBeLessThan(0.01)
      expect(rows[0].flux).toBeCloseTo(10, 1)
    })
  })

  describe('an odd image', () => {
    it('may have one pixel, one row or one column', async () => {
      const noise = whiteNoise(500, 1, 33)
      for (const [width, height] of [
        [1, 1],
        [1, 2],
        [2, 2],
        [3, 4],
        [1, 40],
        [40, 1],
        [1, 500],
        [500, 1],
        [2, 250],
      ]) {
        const code = await codeOf({ width, height, pixels: noise.pixels.subarray(0, width * height) })
        expect([undefined, 'FINDER_ALL_BLANK', 'FINDER_NO_NOISE'], `${width} x ${height}`).toContain(code)
      }
    })

    it('may be as small as the beam', async () => {
      const scene = withSpots(correlatedNoise(9, 8, 34), [{ x: 4, y: 4, peak: 100, shape: BEAM }])
      expect([undefined, 'FINDER_NO_NOISE', 'FINDER_ALL_BLANK']).toContain(await codeOf(scene))
    })

    it('may have blank borders: what is inside is found, and nothing at their edge', async () => {
      const { picture, spots } = sceneOf(330, 300, 35)
      const isBlank = (x: number, y: number): boolean => x < 61 || x >= 270 || y < 47 || y >= 260
      const rows = await soundly(mapped(picture, (value, x, y) => (isBlank(x, y) ? Number.NaN : value)))
      const inside = spots.filter(({ x, y }) => x > 68 && x < 262 && y > 54 && y < 252)
      expect(inside.length).toBeGreaterThan(10)
      for (const { x, y, peak } of inside) expect(Math.abs((rowAt(rows, x, y)?.peak ?? 0) / peak - 1)).toBeLessThan(0.25)
      const known = spots.filter(({ x, y }) => x > 58 && x < 273 && y > 44 && y < 263)
      expect(rows.length).toBeLessThanOrEqual(known.length + 1)
    })

    it('may have blank pixels here and there, also right beside a source', async () => {
      const { picture, spots } = sceneOf(330, 300, 36)
      const holes = new Set(spots.slice(0, 12).map(({ x, y }) => (Math.round(y) + 1) * 330 + Math.round(x) + 2))
      const rows = await soundly(
        mapped(picture, (value, x, y) => (holes.has(y * 330 + x) || (7 * x + 13 * y) % 211 === 0 ? Number.NaN : value)),
      )
      for (const { x, y, peak } of spots) expect(Math.abs((rowAt(rows, x, y)?.peak ?? 0) / peak - 1), `at ${x} ${y}`).toBeLessThan(0.3)
      expect(rows.length).toBeLessThanOrEqual(spots.length + 2)
    })

    it('may be infinite in places, which are as blank as NaN', async () => {
      const { picture } = sceneOf(250, 240, 37)
      const spoilt = (blank: (i: number) => number): Picture =>
        mapped(picture, (value, x, y) => ((5 * x + 11 * y) % 173 === 0 ? blank(x + y) : value))
      const infinite = await soundly(spoilt((i) => (i % 2 === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY)))
      expect(infinite).toEqual(await soundly(spoilt(() => Number.NaN)))
    })

    it('may have values as large or as small as numbers can be', async () => {
      const { picture, spots } = sceneOf(200, 180, 38)
      const rows = await soundly(picture)
      for (const scale of [1e34, 1e-33]) {
        const scaled = await soundly(mapped(picture, (value) => value * scale))
        expect(scaled.length).toBe(rows.length)
        for (const { x, y, peak } of spots)
          expect((rowAt(scaled, x, y)?.peak ?? 0) / scale / peak).toBeCloseTo(rowAt(rows, x, y)!.peak / peak, 3)
      }
      const outlier = mapped(picture, (value, x, y) => (x === 100 && y === 5 ? 3e38 : value))
      await soundly(outlier)
    })

    it('may be filled up with zeros: these are no noise to compare the rest with', async () => {
      const noise = correlatedNoise(500, 400, 39)
      for (const value of [0, 3]) {
        const rows = await soundly(mapped(noise, (pixel, x) => (x >= 230 ? value : pixel)))
        expect(rows.length).toBeLessThan(3)
      }
    })

    it('may have a step in its noise, which never falls below zero', async () => {
      const noise = correlatedNoise(500, 400, 39)
      for (const factor of [3, 30, 300]) {
        const rows = await soundly(mapped(noise, (value, x) => (x >= 250 ? factor * value : value)))
        expect(rows.length, `step of ${factor}`).toBeLessThan(70)
      }
    })

    it('may be counts of whole numbers, whatever the noise is in counts', async () => {
      const context = { wcs: undefined, beam: undefined, unit: 'adu', name: 'counts' }
      const { picture, spots } = sceneOf(330, 300, 40)
      for (const counts of [0.2, 0.6, 5, 100]) {
        const rows = await soundly(
          mapped(picture, (value) => Math.round(1000 + counts * value)),
          {},
          context,
        )
        const bright = spots.filter(({ peak }) => peak > 40)
        for (const { x, y, peak } of bright)
          expect(Math.abs((rowAt(rows, x, y)?.peak ?? 0) / (peak * counts) - 1), `${counts} counts`).toBeLessThan(0.35)
        expect(rows.length, `${counts} counts`).toBeLessThan(spots.length + 25)
      }
    })
  })

  describe('a header that does not say all', () => {
    it('may have no beam: the size of a point is estimated, and flagged', async () => {
      const { picture, spots } = sceneOf(330, 300, 41)
      const rows = await soundly(picture, {}, contextOf(picture, { beam: undefined }))
      for (const { x, y } of spots) expect(rowAt(rows, x, y)).toBeDefined()
      for (const { flags } of rows) expect(flags & FLAGS.BEAM_ASSUMED).not.toBe(0)
    })

    it('may have no sky: positions are pixels', async () => {
      const { picture, spots } = sceneOf(330, 300, 42)
      const rows = await soundly(picture, {}, { unit: 'Jy/beam', name: 'no sky' })
      for (const { x, y } of spots) expect(rowAt(rows, x, y, 1)).toBeDefined()
    })

    it('may have a beam but no sky to lay it on', async () => {
      const { picture, spots } = sceneOf(200, 180, 43)
      const rows = await soundly(picture, {}, contextOf(picture, { wcs: undefined }))
      for (const { x, y } of spots) expect(rowAt(rows, x, y, 1)).toBeDefined()
    })

    it('is refused when its beam is smaller than a pixel', async () => {
      const { picture } = sceneOf(80, 80, 44)
      const context = contextOf(picture, { beam: { major: 1, minor: 1, positionAngle: 0 } as never })
      await expect(search(picture, {}, context)).rejects.toMatchObject({ code: 'FINDER_BEAM_TOO_SMALL' })
    })
  })
}
