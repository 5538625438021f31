// A catalogue as DS9 regions: one shape a row, in the frame, units and colours that viewers expect.

import { describe, expect, it } from 'vitest'
import { type Catalog, catalogToDs9, makeTable } from '../src/index.ts'
import { sampleCatalog, sampleRun } from './sample-catalog.ts'

const lines = (catalog: Catalog, options?: Parameters<typeof catalogToDs9>[1]): string[] =>
  [...catalogToDs9(catalog, options)].join('').trim().split('\n').slice(2)

const ids = { component_id: ['c1', 'c2'], island_id: ['i1', 'i2'], x_pix: [11, 21], y_pix: [12, 22], flux_peak: [1, 2] }
const sky = { ra: [180.5, 181], dec: [-45, null], maj_fwhm: [20, 15], min_fwhm: [10, 15], pos_ang: [30, 0] }
const islands = makeTable('islands', {
  island_id: ['i1', 'i2'],
  x_pix: [11, 21],
  y_pix: [12, 22],
  flux_peak: [1, 2],
  n_pix: [9, 4],
  x_min: [10, null],
  x_max: [12, null],
  y_min: [11, null],
  y_max: [13, null],
  morph: ['extended', 'compact'],
})
const catalogOf = (values: Parameters<typeof makeTable>[1]): Catalog => ({
  run: sampleRun,
  components: makeTable('components', values, { units: values.ra === undefined ? { size: 'pixel' } : {} }),
  islands,
  sources: sampleCatalog.sources,
})

describe('catalogToDs9', () => {
  it('draws components as ellipses of half the FWHM on the sky, and leaves out rows without a position', () => {
    expect(lines(catalogOf({ ...ids, ...sky, morph: ['point', 'point'], fit_quality: [3, 0] }))).toEqual([
      'icrs',
      'ellipse(180.5,-45,10",5",120) # text={c1} color=red tag={POINT-LIKE} tag={FIT-COMPONENT} tag={CANDIDATE} tag={HQ-FIT}',
    ])
  })

  it('counts pixels from 1 where there is no sky', () => {
    expect(lines(catalogOf({ ...ids, maj_fwhm: [4, null], min_fwhm: [2, null], pos_ang: [0, null] }))).toEqual([
      'image',
      'ellipse(11,12,2,1,90) # text={c1} color=red tag={UNKNOWN-MORPH} tag={FIT-COMPONENT} tag={CANDIDATE}',
      'point(21,22) # point=cross text={c2} color=red tag={UNKNOWN-MORPH} tag={FIT-COMPONENT} tag={CANDIDATE}',
    ])
  })

  it('turns arcsec into pixels where the frame of the image is asked for', () => {
    expect(lines(catalogOf({ ...ids, ...sky }), { frame: 'image', pixelScale: 2 })[1]).toMatch(/^ellipse\(11,12,5,2.5,120\) /)
  })

  it('draws islands by their outline, else by the box around their pixels', () => {
    const outline = (row: number): number[] | undefined => (row === 1 ? [19.5, 20.5, 21.5, 20.5, 20.5, 22.5] : undefined)
    expect(lines(catalogOf(ids), { level: 'islands', outline })).toEqual([
      'image',
      'polygon(9.5,10.5,12.5,10.5,12.5,13.5,9.5,13.5) # text={i1} color=green tag={EXTENDED} tag={CANDIDATE}',
      'polygon(20.5,21.5,22.5,21.5,21.5,23.5) # text={i2} color=blue tag={COMPACT} tag={CANDIDATE}',
    ])
    expect(lines(catalogOf(ids), { level: 'islands' })[2]).toMatch(/^point\(21,22\) /)
  })
})
