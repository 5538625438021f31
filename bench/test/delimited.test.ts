// The peers' tables are read as they write them.

import { describe, expect, it } from 'vitest'
import { commonColumns } from '../finders/common-columns.ts'
import { readBlankSeparated, readCommaSeparated } from '../finders/delimited.ts'

const sextractor = `#   1 ALPHA_J2000            Right ascension of barycenter (J2000)                      [deg]
#   2 DELTA_J2000            Declination of barycenter (J2000)                          [deg]
#   3 FLUX_MAX               Peak flux above background                                 [count]
180.0006273 -30.4711024  0.003558378
179.4788677 -30.4722947 9.786294e-05
`

const gnuastro = `# Column 1: HOST_OBJ_ID    [counter,i32,] Object identifier hosting this clump.
# Column 2: RA             [deg    ,f64,] Flux weighted center (WCS axis 1).
# Column 3: MAXIMUM        [Jy/beam,f32,] Maximum of pixels subtracted by rivers.
2      180.5163153   0.00016523
`

const pybdsf = `# Gaussian list for map.fits
# Reference frequency of the detection ("ch0") image: 1.40000e+09 Hz

# Gaus_id, RA, DEC, S_Code
   0,    180.57683085574331, -30.15441793430578, S
`

describe('readBlankSeparated', () => {
  it('reads what SExtractor writes', () => {
    const rows = readBlankSeparated(sextractor)
    expect(rows.count).toBe(2)
    expect([...rows.numbers('FLUX_MAX')]).toEqual([0.003558378, 9.786294e-5])
  })

  it('reads what gnuastro writes', () => {
    const rows = readBlankSeparated(gnuastro)
    expect([...rows.numbers('RA')]).toEqual([180.5163153])
    expect([...rows.numbers('MAXIMUM')]).toEqual([0.00016523])
  })
})

describe('readCommaSeparated', () => {
  it('reads names from the first line', () => {
    const rows = readCommaSeparated('ra,dec\n1,2\n3,\n')
    expect([...rows.numbers('ra')]).toEqual([1, 3])
    expect([...rows.numbers('dec')]).toEqual([2, Number.NaN])
  })

  it('reads names from the last comment, as PyBDSF writes them', () => {
    const rows = readCommaSeparated(pybdsf)
    expect([...rows.numbers('DEC')]).toEqual([-30.15441793430578])
    expect([...rows.numbers('S_Code')]).toEqual([Number.NaN])
  })

  it('names the columns there are when one is missing', () => {
    expect(() => readCommaSeparated('ra,dec\n').numbers('flux')).toThrow('no column flux among ra, dec')
  })
})

describe('commonColumns', () => {
  it('keeps the rows that count and divides sums over pixels by the beam', () => {
    const rows = readCommaSeparated('ra,dec,peak,total\n1,2,3,40\n5,6,7,80\n')
    const found = commonColumns(rows, { ra: 'ra', dec: 'dec', peak: 'peak', total: 'total' }, { keep: (row) => row === 1, totalOver: 16 })
    expect(found).toEqual({
      rows: 1,
      ra: Float64Array.of(5),
      dec: Float64Array.of(6),
      fluxPeak: Float64Array.of(7),
      fluxInt: Float64Array.of(5),
    })
  })
})
