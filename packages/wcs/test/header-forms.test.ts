// The many ways in which headers say the same: matrices, rotations, units, axis order, spare axes, alternates, old keywords.

import { createWcs, type HeaderRecord } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'
import { separation } from './separation.ts'

const base: HeaderRecord = {
  CTYPE1: 'RA---TAN',
  CTYPE2: 'DEC--TAN',
  CRVAL1: 40,
  CRVAL2: -30,
  CRPIX1: 10,
  CRPIX2: 20,
  CDELT1: -0.01,
  CDELT2: 0.02,
}

/** Expects two headers to give one sky. */
function expectSameSky(a: HeaderRecord, b: HeaderRecord, options = {}): void {
  const [first, second] = [createWcs(a), createWcs(b, options)]
  for (const [x, y] of [
    [0, 0],
    [9, 19],
    [100, -50],
  ]) {
    const [p, q] = [first.pixelToSky(x, y), second.pixelToSky(x, y)]
    expect(separation(p.lon, p.lat, q.lon, q.lat)).toBeLessThan(1e-12)
  }
}

describe('createWcs', () => {
  it('counts pixels from 0: the reference pixel of FITS is one less here', () => {
    const { lon, lat } = createWcs(base).pixelToSky(9, 19)
    expect(lon).toBeCloseTo(40, 12)
    expect(lat).toBeCloseTo(-30, 12)
  })

  it('reads CROTA2 as the CD matrix of Paper II, section 6.1', () => {
    const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)]
    expectSameSky({ ...base, CROTA2: 30 }, { ...base, CD1_1: -0.01 * c, CD1_2: -0.02 * s, CD2_1: -0.01 * s, CD2_2: 0.02 * c })
  })

  it('reads PC, its old spelling PC001001, and CD alike', () => {
    const pc = { ...base, PC1_1: 0.8, PC1_2: -0.6, PC2_1: 0.6, PC2_2: 0.8 }
    expectSameSky(pc, { ...base, PC001001: 0.8, PC001002: -0.6, PC002001: 0.6, PC002002: 0.8 })
    expectSameSky(pc, { ...base, CD1_1: -0.008, CD1_2: 0.006, CD2_1: 0.012, CD2_2: 0.016 })
  })

  it('ignores CDELT and CROTA beside CD', () => expectSameSky({ ...base, CD1_1: -0.01, CD2_2: 0.02, CDELT1: 5, CROTA2: 40 }, base))

  it('takes arcsec, arcmin and radians', () => {
    expectSameSky({ ...base, CUNIT1: 'arcsec', CRVAL1: 40 * 3600, CDELT1: -36, CUNIT2: 'arcmin', CRVAL2: -1800, CDELT2: 1.2 }, base)
    const r = Math.PI / 180
    expectSameSky({ ...base, CUNIT1: 'rad', CRVAL1: 40 * r, CDELT1: -0.01 * r, CUNIT2: 'RAD', CRVAL2: -30 * r, CDELT2: 0.02 * r }, base)
  })

  it('finds latitude first', () => {
    const wcs = createWcs({
      CTYPE1: 'DEC--TAN',
      CTYPE2: 'RA---TAN',
      CRVAL1: -30,
      CRVAL2: 40,
      CRPIX1: 20,
      CRPIX2: 10,
      CDELT1: 0.02,
      CDELT2: -0.01,
    })
    const swapped = createWcs(base).pixelToSky(3, 5)
    expect(wcs.pixelToSky(5, 3)).toEqual(swapped)
  })

  it('finds the sky among other axes and says along which ones x and y count', () => {
    const cube = {
      CTYPE1: 'FREQ',
      CRVAL1: 1.4e9,
      CTYPE2: 'RA---TAN',
      CRVAL2: 40,
      CRPIX2: 10,
      CDELT2: -0.01,
      CTYPE4: 'DEC--TAN',
      CRVAL4: -30,
      CRPIX4: 20,
      CDELT4: 0.02,
    }
    expect(createWcs(cube).pixelAxes).toEqual([2, 4])
    expectSameSky(cube, base)
  })

  it('leaves axes alone that the header keeps of a larger cube', () =>
    expectSameSky({ ...base, NAXIS: 2, CTYPE3: 'FREQ', CRVAL3: 1e9, CDELT3: 0, CTYPE4: 'STOKES', CROTA3: 12 }, base))

  it('moves the sky with the plane where the header couples the two', () => {
    const slanted = { ...base, CTYPE3: 'FREQ', CRPIX3: 1, CDELT3: 1e6, PC1_3: 2 }
    expectSameSky(slanted, base)
    const [there, here] = [createWcs(slanted, { plane: [0, 0, 5] }), createWcs(base)]
    expect(there.pixelToSky(0, 0).lon).toBeCloseTo(here.pixelToSky(10, 0).lon, 10)
  })

  it('reads an alternate description', () => {
    const header = {
      ...base,
      CTYPE1B: 'GLON-CAR',
      CTYPE2B: 'GLAT-CAR',
      CRVAL1B: 10,
      CRVAL2B: 0,
      CDELT1B: 1,
      CDELT2B: 1,
      CRPIX1B: 1,
      CRPIX2B: 1,
    }
    const wcs = createWcs(header, { alternate: 'B' })
    expect(wcs.frame).toBe('GALACTIC')
    const { lon, lat } = wcs.pixelToSky(0, 0)
    expect(separation(lon, lat, 10, 0)).toBeLessThan(1e-12)
  })

  it('takes numbers that a reader left as text, with D exponents too', () =>
    expectSameSky({ ...base, CRVAL1: '4.0D1', CDELT1: ' -0.01 ' }, base))

  it('reads equinoxes as text', () => {
    expect(createWcs({ ...base, EQUINOX: 'J2000' }).frame).toBe('FK5')
    expect(createWcs({ ...base, EPOCH: 'B1950.0' }).frame).toBe('FK4')
  })

  it('reads PV of a TAN header as TPV only where it can be nothing else', () => {
    const scamp = { PV1_0: 0, PV1_1: 1.01, PV1_7: 1e-3, PV2_0: 0, PV2_1: 0.99, PV2_5: 1e-4 }
    expect(createWcs({ ...base, ...scamp }).projection).toBe('TPV')
    expectSameSky({ ...base, ...scamp }, { ...base, ...scamp, CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV' })
    expectSameSky({ ...base, PV2_1: 0, PV2_2: 0 }, base)
  })

  it('leaves PV alone beside SIP', () => {
    const sip = { ...base, CTYPE1: 'RA---TAN-SIP', CTYPE2: 'DEC--TAN-SIP', A_ORDER: 2, A_2_0: 1e-5, B_ORDER: 2, B_1_1: 1e-5 }
    expectSameSky({ ...sip, PV1_1: 1.01, PV2_1: 0.99, PV1_7: 1e-3 }, sip)
  })

  it('says which distortion tables it cannot apply', () => {
    expect(createWcs({ ...base, CPDIS1: 'LOOKUP', CPDIS2: 'LOOKUP' }).notes).toEqual([
      'The distortion tables of CPDIS1, CPDIS2 are not applied.',
    ])
    expect(createWcs(base).notes).toEqual([])
  })
})
