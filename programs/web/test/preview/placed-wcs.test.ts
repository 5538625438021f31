// The sky of a block is that of the image at the block's place.

import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placedWcs, toBlockPixel, toImagePixel } from '../../src/preview/placed-wcs.ts'

const wcs = createWcs({
  CTYPE1: 'RA---SIN',
  CTYPE2: 'DEC--SIN',
  CRPIX1: 300,
  CRPIX2: 200,
  CRVAL1: 254.3,
  CRVAL2: -41.5,
  CDELT1: -2e-3,
  CDELT2: 2e-3,
})
const place = fc.record({
  x0: fc.integer({ min: 0, max: 150 }),
  y0: fc.integer({ min: 0, max: 150 }),
  step: fc.constantFrom(1, 2, 4, 8),
})
const pixel = fc.double({ min: 0, max: 40, noNaN: true })

describe('a pixel of a block', () => {
  it('of a coarser level lies in the middle of the pixels that it covers', () => {
    expect(toImagePixel(0, 4, 0)).toBe(1.5)
    expect(toImagePixel(10, 2, 3)).toBe((26 + 27) / 2)
  })

  it('is found again', () =>
    fc.assert(
      fc.property(place, pixel, ({ x0, step }, x) => {
        expect(toBlockPixel(x0, step, toImagePixel(x0, step, x))).toBeCloseTo(x, 9)
      }),
    ))
})

describe('the sky of a block', () => {
  it('is where the image has it', () =>
    fc.assert(
      fc.property(place, pixel, pixel, (where, x, y) => {
        const placed = placedWcs(wcs, where)
        const sky = placed.pixelToIcrs(x, y)
        expect(sky).toEqual(wcs.pixelToIcrs(toImagePixel(where.x0, where.step, x), toImagePixel(where.y0, where.step, y)))
        const back = placed.icrsToPixel(sky.lon, sky.lat)
        expect(back.x).toBeCloseTo(x, 5)
        expect(back.y).toBeCloseTo(y, 5)
      }),
    ))

  it('has the map of a step of one of its own pixels', () => {
    const placed = placedWcs(wcs, { x0: 20, y0: 30, step: 4 })
    const [a, b] = [placed.pixelToIcrs(10, 10), placed.pixelToIcrs(10, 11)]
    expect(placed.localJacobian(10, 10)[3]).toBeCloseTo((b.lat - a.lat) * 3600, 2)
  })
})
