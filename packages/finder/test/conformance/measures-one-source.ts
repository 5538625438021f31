// A finder measures one source in noise: flux, place and size within the errors that it states itself.

import { describe, expect, it } from 'vitest'
import { FLAGS } from '../../src/index.ts'
import { correlatedNoise, ellipse, mapped, planeOf, sumOf, withSpots } from '../pictures.ts'
import { BEAM, contextOf, type Find, FWHM, type Row, rowAt, rowsOf, SCALE } from '../scenes.ts'

const SIDE = 240
const noise = correlatedNoise(SIDE, SIDE, 61)

/** Four and a half standard errors: once in 150 000. */
const WITHIN = 4.5

export function measuresOneSource(find: Find): void {
  const found = async (peak: number, x: number, y: number, shape = BEAM, level = 0): Promise<Row> => {
    const picture = mapped(withSpots(noise, [{ x, y, peak, shape }]), (value) => value + level)
    const { catalog } = await find(planeOf(picture), contextOf(picture))
    expect(catalog.components.rows).toBe(1)
    expect(catalog.islands.rows).toBe(1)
    expect(catalog.sources.rows).toBe(1)
    return rowsOf(catalog)[0]
  }

  describe('one source', () => {
    for (const peak of [12, 60, 3000]) {
      it(`that is a point of ${peak} sigma has its flux and place within the errors, and errors that are as small as they can be`, async () => {
        for (const [x, y] of [
          [120.37, 118.82],
          [70, 160.5],
        ]) {
          const row = await found(peak, x, y)
          expect(Math.abs(row.x - x)).toBeLessThan(WITHIN * row.xError + 0.005)
          expect(Math.abs(row.y - y)).toBeLessThan(WITHIN * row.yError + 0.005)
          expect(Math.abs(row.flux - peak)).toBeLessThan(WITHIN * row.fluxError + 1e-3 * peak)
          expect(Math.abs(row.peak - peak)).toBeLessThan(WITHIN * row.peakError + 1e-3 * peak)
          // Not better than one number from a beam full of noise could be, nor much worse than the brightest pixel alone.
          expect(row.fluxError).toBeGreaterThan(0.3)
          expect(row.fluxError).toBeLessThan(2)
          expect(row.xError * peak).toBeLessThan(2 * FWHM)
          expect(row.major).toBeCloseTo(FWHM * SCALE, 0)
        }
      })
    }

    it('that is larger than the beam has its size and angle within the errors', async () => {
      for (const up of [25, 110]) {
        // The major axis points `up` degrees from north towards east, which is to the left.
        const shape = sumOf(BEAM, ellipse(8, 4, up + 90))
        const row = await found(80, 118.3, 121.6, shape)
        const seen = Math.sqrt(FWHM ** 2 + 8 ** 2) * SCALE
        const flux = 80 * Math.sqrt((shape[0] * shape[2] - shape[1] ** 2) / (BEAM[0] * BEAM[2]))
        expect(Math.abs(row.flux - flux)).toBeLessThan(WITHIN * row.fluxError + 2e-3 * flux)
        expect(Math.abs(row.major - seen)).toBeLessThan(WITHIN * row.majorError + 1e-2 * seen)
        expect(Math.abs(row.angle - up)).toBeLessThan(5)
        expect(Math.abs(row.x - 118.3)).toBeLessThan(WITHIN * row.xError)
        expect(Math.abs(row.y - 121.6)).toBeLessThan(WITHIN * row.yError)
        expect(row.flags & FLAGS.BEAM_SHAPE).toBe(0)
      }
    })

    it('is measured above its background', async () => {
      const [with0, with500] = [await found(50, 120.2, 119.9), await found(50, 120.2, 119.9, BEAM, 500)]
      expect(with500.peak).toBeCloseTo(with0.peak, 2)
      expect(with500.x).toBeCloseTo(with0.x, 2)
    })

    it('has its flux in beams for images per beam, and in pixels otherwise', async () => {
      const picture = withSpots(noise, [{ x: 120, y: 119, peak: 200, shape: BEAM }])
      const perBeam = rowsOf((await find(planeOf(picture), contextOf(picture))).catalog)[0]
      const perPixel = rowsOf((await find(planeOf(picture), contextOf(picture, { unit: 'adu' }))).catalog)[0]
      expect(perPixel.peak).toBeCloseTo(perBeam.peak, 3)
      expect(perPixel.flux / perBeam.flux).toBeCloseTo(2 * Math.PI * BEAM[0], 2)
    })

    it('is still found when it touches the border of the image', async () => {
      for (const [x, y] of [
        [1.2, 100.4],
        [120, 238.6],
        [2, 1.5],
      ]) {
        const picture = withSpots(noise, [{ x, y, peak: 100, shape: BEAM }])
        const row = rowAt(rowsOf((await find(planeOf(picture), contextOf(picture))).catalog), x, y, 1)
        expect(Math.abs((row?.peak ?? 0) / 100 - 1)).toBeLessThan(0.15)
        expect((row?.flags ?? 0) & FLAGS.NEAR_EDGE).not.toBe(0)
      }
    })
  })
}
