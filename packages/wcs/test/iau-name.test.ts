// IAU names of positions: cut off, not rounded, with the sign of the declination.

import { iauName } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('iauName', () => {
  it.each([
    // The Crab nebula of SIMBAD, 05 34 30.9 +22 00 53 and its pulsar 05 34 31.973 +22 00 52.06.
    { ra: 15 * (5 + 34 / 60 + 31.973 / 3600), dec: 22 + 0 / 60 + 52.06 / 3600, name: 'J053431.97+220052.0' },
    // Rounding would give 12:00:00.00 and +10:00:00.0.
    { ra: 15 * (11 + 59 / 60 + 59.999 / 3600), dec: 9 + 59 / 60 + 59.99 / 3600, name: 'J115959.99+095959.9' },
    { ra: 10, dec: -0.0004, name: 'J004000.00-000001.4' },
    { ra: 10, dec: -1e-7, name: 'J004000.00-000000.0' },
    { ra: 0, dec: 0, name: 'J000000.00+000000.0' },
    { ra: 359.99999999, dec: -90, name: 'J235959.99-900000.0' },
  ])('names ($ra, $dec) $name', ({ ra, dec, name }) => expect(iauName(ra, dec)).toBe(name))

  it('has as many digits as are asked for, and an acronym', () => {
    expect(iauName(187.5, -30.5, { raDecimals: 0, decDecimals: 0, acronym: 'CIRASA' })).toBe('CIRASA J123000-303000')
    expect(iauName(187.5, -30.5, { raDecimals: 1, decDecimals: 0 })).toBe('J123000.0-303000')
  })

  it('keeps decimals that binary numbers hold a little too small', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_639_999 }), fc.integer({ min: 0, max: 3_239_999 }), (ra, dec) => {
        // Positions that are whole numbers of the last digit, as catalogues print them.
        const name = iauName((ra / 100 / 3600) * 15, dec / 10 / 3600)
        const [, h, m, s, dd, dm, ds] = /^J(\d\d)(\d\d)(\d\d\.\d\d)\+(\d\d)(\d\d)(\d\d\.\d)$/.exec(name)!
        expect(Math.round((Number(h) * 3600 + Number(m) * 60 + Number(s)) * 100)).toBe(ra)
        expect(Math.round((Number(dd) * 3600 + Number(dm) * 60 + Number(ds)) * 10)).toBe(dec)
      }),
    ))
})
