// Rows as ellipses on pixels: half pixels, full axes, angles, and what stands in where a column is missing.

import { makeTable, pixelEllipses, standardise } from '@cirasa/catalog'
import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** 2 arcsec pixels, north up and east left, (150, -30) at the centre of pixel (99, 99). */
const wcs = createWcs({
  CTYPE1: 'RA---TAN',
  CTYPE2: 'DEC--TAN',
  CRVAL1: 150,
  CRVAL2: -30,
  CRPIX1: 100,
  CRPIX2: 100,
  CDELT1: -1 / 1800,
  CDELT2: 1 / 1800,
})

const table = (columns: Record<string, readonly number[]>) =>
  makeTable('truth', { source_id: ['a'], x_pix: [Number.NaN], y_pix: [Number.NaN], flux_peak: [1], flux_int: [1], ...columns })

const sized = { maj_fwhm: [12], min_fwhm: [8], pos_ang: [0] }

describe('pixelEllipses', () => {
  it('takes pixels from 1 to pixels from 0, and arcsec to full axes in pixels', () => {
    const { x, y, major, minor, angle } = pixelEllipses(table({ x_pix: [100], y_pix: [51], ...sized }), { wcs })
    expect([x[0], y[0]]).toEqual([99, 50])
    expect(major[0]).toBeCloseTo(6, 4)
    expect(minor[0]).toBeCloseTo(4, 4)
    expect(angle[0]).toBeCloseTo(90, 3)
  })

  it('turns a position angle towards east, which is -x here', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 179 }), (positionAngle) => {
        const { angle } = pixelEllipses(table({ x_pix: [100], y_pix: [100], ...sized, pos_ang: [positionAngle] }), { wcs })
        expect(angle[0]).toBeGreaterThanOrEqual(0)
        expect(angle[0]).toBeLessThan(180)
        // 179.9999 and 0 are neighbours.
        expect(Math.sin(((angle[0] - positionAngle - 90) * Math.PI) / 180)).toBeCloseTo(0, 5)
      }),
      // At 90 what comes out is 180 but for its last digit.
      { examples: [[90]] },
    ))

  it('stands on the sky where there are no pixels, or those of another image', () => {
    const { x, y } = pixelEllipses(table({ ra: [150], dec: [-30 + 10 / 1800] }), { wcs })
    expect(x[0]).toBeCloseTo(99, 6)
    expect(y[0]).toBeCloseTo(109, 3)
    const elsewhere = table({ x_pix: [7], y_pix: [7], ra: [150], dec: [-30] })
    expect(pixelEllipses(elsewhere, { wcs, positions: 'sky' }).x[0]).toBeCloseTo(99, 6)
    expect(pixelEllipses(elsewhere, { wcs }).x[0]).toBe(6)
  })

  it('is nowhere without pixels and sky, and has no size where none is known', () => {
    expect(pixelEllipses(table({ ra: [150], dec: [-30] })).x[0]).toBeNaN()
    expect(pixelEllipses(table({ x_pix: [5], y_pix: [5] }), { wcs }).major[0]).toBe(0)
    expect(pixelEllipses(table({ x_pix: [5], y_pix: [5], ...sized })).major[0]).toBe(0)
  })

  it('draws the error of a position as a circle of that radius', () => {
    const { major, minor } = pixelEllipses(table({ ra: [150], dec: [-30] }), { wcs, axes: 'position-error' })
    expect(major[0]).toBe(0)
    const foreign = standardise({
      name: 'survey',
      description: '',
      rows: 1,
      columns: [150, -30, 3, 1].map((value, i) => ({
        definition: {
          name: ['RAJ2000', 'DEJ2000', 'e_RAJ2000', 'e_DEJ2000'][i],
          type: 'double',
          unit: i < 2 ? 'deg' : 'arcsec',
          description: '',
        },
        values: Float64Array.of(value),
      })),
    })
    const circle = pixelEllipses(foreign.table, { wcs, axes: 'position-error' })
    expect(circle.major[0]).toBeCloseTo(3, 4)
    expect(circle.minor[0]).toBeCloseTo(3, 4)
    expect(minor[0]).toBe(0)
  })
})
