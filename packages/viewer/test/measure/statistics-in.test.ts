// Statistics in a region: which pixels count, where the extremes are, what noise and flux density come out.

import { contains, type PixelRegion } from '@cirasa/regions'
import { arcsec, degrees } from '@cirasa/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogramIn } from '../../src/measure/histogram-in.ts'
import { statisticsIn } from '../../src/measure/statistics-in.ts'
import { blockOf } from './blocks.ts'

const circle = (x: number, y: number, radius: number): PixelRegion => ({ shape: 'circle', frame: 'image', x, y, radius })
const near = (value: number, digits = 6) => expect.closeTo(value, digits)

describe('statisticsIn', () => {
  it('counts the pixels whose centre is inside, blanks apart, wherever the block begins', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: -20, max: 20 }),
        fc.double({ min: 0.5, max: 12, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (x0, y0, radius, hole) => {
          const block = blockOf(x0, y0, 17, 13, (x, y) => ((x + y) % 7 === hole ? Number.NaN : 100 * y + x))
          const region = circle(3.3, -1.6, radius)
          const inside: number[] = []
          let blanks = 0
          for (let y = y0; y < y0 + 13; y++) {
            for (let x = x0; x < x0 + 17; x++) {
              if (!contains(region, x, y)) continue
              const value = block.pixels[(y - y0) * 17 + x - x0]
              if (Number.isNaN(value)) blanks++
              else inside.push(value)
            }
          }
          const seen = statisticsIn(region, block)
          expect([seen.count, seen.blanks]).toEqual([inside.length, blanks])
          if (inside.length === 0) return
          const sum = inside.reduce((a, b) => a + b, 0)
          expect(seen).toMatchObject({ sum: near(sum), mean: near(sum / inside.length), level: 0 })
          expect(seen.min!.value).toBe(Math.min(...inside))
          // Values tell their place.
          expect(100 * seen.max!.y + seen.max!.x).toBe(seen.max!.value)
        },
      ),
    ))

  it('tells the noise beside a source from the scatter with it', () => {
    // Noise of the two values -1 and 1, and a bright source of four pixels.
    const block = blockOf(0, 0, 40, 40, (x, y) => (x < 2 && y < 2 ? 1000 : (x + y) % 2 === 0 ? 1 : -1))
    const seen = statisticsIn({ shape: 'box', frame: 'image', x: 19.5, y: 19.5, width: 40, height: 40, angle: 0 }, block)
    expect(seen).toMatchObject({ count: 1600, rms: near(1, 3), clippedMean: near(0, 2) })
    expect(seen.std).toBeGreaterThan(40)
    expect(seen.max).toEqual({ value: 1000, x: 0, y: 0 })
  })

  it('gives the flux density of a Gaussian source of any size', () =>
    fc.assert(
      fc.property(fc.double({ min: 4, max: 12, noNaN: true }), fc.double({ min: 3, max: 8, noNaN: true }), (fwhm, beamPixels) => {
        const block = blockOf(-50, -50, 101, 101, (x, y) => 2 * Math.exp((-4 * Math.LN2 * (x * x + y * y)) / fwhm ** 2))
        const beam = { major: arcsec(beamPixels * 5), minor: arcsec(beamPixels * 5), positionAngle: degrees(0) }
        const { fluxDensity } = statisticsIn(circle(0, 0, 45), block, { unit: 'mJy/beam', beam, pixelArea: 25 })
        // A source as large as the beam has its peak as flux density; a larger one more in proportion to its area.
        expect(fluxDensity! / (2e-3 * (fwhm / beamPixels) ** 2)).toBeCloseTo(1, 4)
      }),
    ))

  it.each([
    ['Jy/beam', 1 / 25.49452],
    ['JY/BEAM', 1 / 25.49452],
    ['mJy beam-1', 1e-3 / 25.49452],
    ['MJY/BEAM', 1e-3 / 25.49452],
    ['MJy/beam', 1e6 / 25.49452],
    ['µJy/beam', 1e-6 / 25.49452],
    ['Jy/pixel', 1],
    ['K', undefined],
    ['Jy', undefined],
    ['MJy/sr', undefined],
    ['', undefined],
  ])('turns a sum of 1 %s into Jy only where that is known', (unit, jansky) => {
    const one = blockOf(0, 0, 1, 1, () => 1)
    const beam = { major: arcsec(15), minor: arcsec(15), positionAngle: degrees(0) }
    const point: PixelRegion = { shape: 'point', frame: 'image', x: 0, y: 0 }
    const { fluxDensity } = statisticsIn(point, one, { unit, beam, pixelArea: 10 })
    if (jansky === undefined) expect(fluxDensity).toBeUndefined()
    else expect(fluxDensity! / jansky).toBeCloseTo(1, 5)
    if (/beam/i.test(unit)) expect(statisticsIn(point, one, { unit, pixelArea: 10 }).fluxDensity).toBeUndefined()
  })

  it('has nothing to say of no pixels, of blanks alone, and of a line', () => {
    const blank = blockOf(0, 0, 5, 5, () => Number.NaN)
    expect(statisticsIn(circle(2, 2, 1), blank)).toMatchObject({
      count: 0,
      blanks: 5,
      min: undefined,
      max: undefined,
      mean: Number.NaN,
      median: Number.NaN,
      rms: Number.NaN,
      sum: Number.NaN,
    })
    expect(statisticsIn(circle(50, 50, 1), blank)).toMatchObject({ count: 0, blanks: 0 })
    expect(statisticsIn({ shape: 'line', frame: 'image', x: 0, y: 0, x2: 4, y2: 4 }, blank)).toMatchObject({ count: 0, blanks: 0 })
  })

  it('does not change the block', () => {
    const block = blockOf(0, 0, 20, 20, (x, y) => (37 * x + 11 * y) % 17)
    const before = block.pixels.slice()
    statisticsIn(circle(10, 10, 8), block)
    expect(block.pixels).toEqual(before)
  })
})

describe('histogramIn', () => {
  it('counts what is in the region, in at most 4096 bins', () => {
    const block = blockOf(0, 0, 20, 20, (x) => x)
    const box: PixelRegion = { shape: 'box', frame: 'image', x: 4.5, y: 4.5, width: 10, height: 10, angle: 0 }
    const { counts, min, max } = histogramIn(box, block, { bins: 9 })
    expect([min, max]).toEqual([0, 9])
    expect([...counts]).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 20])
    expect(histogramIn(box, block, { bins: 1e6 }).counts).toHaveLength(4096)
    expect(() => histogramIn(box, block, { bins: 0 })).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_ARGUMENT' }))
  })
})
