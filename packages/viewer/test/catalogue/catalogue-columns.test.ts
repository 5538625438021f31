// Tables as columns of the viewer: ours by their pixels, those of others by their sky.

import { buildTable, makeTable } from '@cirasa/catalog'
import { createWcs } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'
import { catalogueColumns } from '../../src/catalogue/catalogue-columns-of.ts'

const wcs = createWcs({
  CTYPE1: 'RA---SIN',
  CTYPE2: 'DEC--SIN',
  CRVAL1: 10,
  CRVAL2: 20,
  CRPIX1: 51,
  CRPIX2: 51,
  CDELT1: -1 / 3600,
  CDELT2: 1 / 3600,
})

describe('catalogueColumns', () => {
  it('takes a table of this image by its pixels, of another by its sky', () => {
    const table = makeTable('truth', {
      source_id: ['a'],
      x_pix: [8],
      y_pix: [9],
      ra: [10],
      dec: [20],
      flux_peak: [1],
      flux_int: [1],
      maj_fwhm: [6],
      min_fwhm: [4],
      pos_ang: [90],
    })
    const own = catalogueColumns(table, { wcs })
    expect([own.x[0], own.y[0]]).toEqual([7, 8])
    expect(own.major[0]).toBeCloseTo(6, 3)
    // East is -x: a position angle of 90 degrees lies along x.
    expect(Math.abs(Math.sin((own.angle[0] * Math.PI) / 180))).toBeLessThan(1e-3)
    const foreign = catalogueColumns(table, { wcs, isOfThisImage: false })
    expect(foreign.x[0]).toBeCloseTo(50, 6)
  })

  it('takes positions of a survey, with the circle of their error', () => {
    const column = (name: string, value: number, unit: string) => ({
      definition: { name, type: 'double', unit, description: '' } as const,
      values: Float64Array.of(value),
    })
    const survey = buildTable({
      name: 'survey',
      description: '',
      columns: [
        column('RAJ2000', 10, 'deg'),
        column('DEJ2000', 20, 'deg'),
        column('e_RAJ2000', 2, 'arcsec'),
        column('e_DEJ2000', 2, 'arcsec'),
      ],
    })
    const { x, major } = catalogueColumns(survey, { wcs, axes: 'position-error' })
    expect(x[0]).toBeCloseTo(50, 6)
    expect(major[0]).toBeCloseTo(4, 3)
  })
})
