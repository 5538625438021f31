// Cutouts are drawn the right way up, blank where nothing is known, and cut where nearly all pixels lie.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brightness, type Cutout, cutoutImage, noiseCuts, ownCuts, readCutout } from '../../src/gallery/cutout.ts'

const cutout = (pixels: readonly number[], width: number): Cutout => ({
  pixels: Float32Array.from(pixels),
  width,
  height: pixels.length / width,
})

describe('a picture of a cutout', () => {
  it('has the first row of FITS at its bottom, and blank pixels transparent', () => {
    const image = cutoutImage(cutout([0, 1, Number.NaN, 1], 2), { low: 0, high: 1 })
    expect([...image]).toEqual([0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255])
  })

  it('is never darker for a larger value, and uses all of the range', () => {
    const cuts = { low: -1, high: 3 }
    expect([brightness(-5, cuts), brightness(-1, cuts), brightness(3, cuts), brightness(9, cuts)]).toEqual([0, 0, 1, 1])
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        expect(brightness(Math.min(a, b), cuts)).toBeLessThanOrEqual(brightness(Math.max(a, b), cuts))
      }),
    )
  })
})

describe('cuts', () => {
  it('leave out the few most extreme pixels, and blanks', () => {
    const pixels = Array.from({ length: 1000 }, (_, i) => i / 1000)
    expect(ownCuts(cutout([...pixels, 1e6, -1e6, Number.NaN, Number.NaN], 1))).toMatchObject({
      low: expect.closeTo(0.001, 2),
      high: expect.closeTo(0.998, 2),
    })
  })

  it('differ also where all pixels are the same, or there are none', () => {
    expect(ownCuts(cutout([2, 2], 2))).toEqual({ low: 1, high: 3 })
    expect(ownCuts(cutout([Number.NaN], 1))).toEqual({ low: 0, high: 1 })
  })

  it('by noise are the same for all', () => {
    expect(noiseCuts(2, 1)).toEqual({ low: -5, high: 51 })
  })
})

it('refuses a file without pixels', async () => {
  const card = (text: string) => text.padEnd(80)
  const header = [
    card('SIMPLE  =                    T'),
    card('BITPIX  =                    8'),
    card('NAXIS   =                    0'),
    card('END'),
  ].join('')
  await expect(readCutout(new TextEncoder().encode(header.padEnd(2880)))).rejects.toMatchObject({ code: 'WEB_BAD_CUTOUT' })
})
