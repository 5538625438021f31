// Headers that make no sky are refused with a code and in no time, however absurd they are.

import { isCodedError } from '@cirasa/errors'
import { createSpectralAxis, createWcs, type HeaderRecord } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trial } from './random-header.ts'

const tan: HeaderRecord = { CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', CRVAL1: 40, CRVAL2: -30, CDELT1: -0.01, CDELT2: 0.02 }
const as = (code: string) => ({ CTYPE1: `RA---${code}`, CTYPE2: `DEC--${code}` })

describe('createWcs refuses', () => {
  it.each<[string, HeaderRecord, string]>([
    ['an empty header', {}, 'WCS_NOT_CELESTIAL'],
    ['linear axes', { CTYPE1: 'LINEAR', CTYPE2: 'LINEAR' }, 'WCS_NOT_CELESTIAL'],
    ['right ascension without a projection', { CTYPE1: 'RA', CTYPE2: 'DEC' }, 'WCS_NOT_CELESTIAL'],
    ['half a pair', { CTYPE1: 'RA---TAN', CTYPE2: 'FREQ' }, 'WCS_NOT_CELESTIAL'],
    ['two projections', { ...tan, CTYPE2: 'DEC--SIN' }, 'WCS_AXES_DISAGREE'],
    ['two systems', { ...tan, CTYPE2: 'GLAT-TAN' }, 'WCS_AXES_DISAGREE'],
    ['a projection that nobody has', { ...tan, ...as('XYZ') }, 'WCS_UNSUPPORTED_PROJECTION'],
    ['planets', { ...tan, CTYPE1: 'TLON-CAR', CTYPE2: 'TLAT-CAR' }, 'WCS_UNSUPPORTED_FRAME'],
    ['a frame of the observatory', { ...tan, RADESYS: 'GAPPT' }, 'WCS_UNSUPPORTED_FRAME'],
    ['an unknown distortion', { ...tan, CTYPE1: 'RA---TAN-XYZ', CTYPE2: 'DEC--TAN-XYZ' }, 'WCS_UNSUPPORTED_DISTORTION'],
    ['a unit that is no angle', { ...tan, CUNIT1: 'Hz' }, 'WCS_UNSUPPORTED_UNIT'],
    ['a step of zero', { ...tan, CDELT1: 0 }, 'WCS_SINGULAR_MATRIX'],
    ['parallel axes', { ...tan, CD1_1: 1, CD1_2: 1, CD2_1: 1, CD2_2: 1 }, 'WCS_SINGULAR_MATRIX'],
    ['a latitude beyond the pole', { ...tan, CRVAL2: 91 }, 'WCS_BAD_VALUE'],
    ['a number that is a word', { ...tan, CRVAL2: 'north' }, 'WCS_BAD_VALUE'],
    ['infinity', { ...tan, CRVAL1: Number.POSITIVE_INFINITY }, 'WCS_BAD_VALUE'],
    ['NCP at the equator', { ...tan, ...as('NCP'), CRVAL2: 0 }, 'WCS_BAD_VALUE'],
    ['a cone without its angle', { ...tan, ...as('COE') }, 'WCS_BAD_VALUE'],
    ['Bonne without its latitude', { ...tan, ...as('BON') }, 'WCS_BAD_VALUE'],
    ['a polynomial projection without terms', { ...tan, ...as('ZPN') }, 'WCS_BAD_VALUE'],
    ['half a facet', { ...tan, ...as('HPX'), PV2_1: 0.5 }, 'WCS_BAD_VALUE'],
    ['a pole that cannot be', { ...tan, ...as('CAR'), CRVAL2: 80, LONPOLE: 90 }, 'WCS_NO_NATIVE_POLE'],
    ['a distortion of absurd order', { ...tan, A_ORDER: 1e9, B_ORDER: 2 }, 'WCS_BAD_VALUE'],
  ])('%s', (_, header, code) => expect(() => createWcs(header)).toThrow(expect.objectContaining({ code })))

  it('any damaged header with a coded error, or makes a map that answers with numbers', () => {
    const poisons = fc.oneof(
      fc.double(),
      fc.constantFrom<string | number | boolean | undefined>('', 'x', true, undefined, 1e308, -1e308, 5e-324, 1e9, -0, '1e400'),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.nat(), poisons, (n, which, poison) => {
        const { header } = trial(n, 0)
        const keywords = Object.keys(header)
        const damaged = { ...header, WCSAXES: 1e9, [keywords[which % keywords.length]]: poison }
        try {
          const wcs = createWcs(damaged)
          expect(typeof wcs.pixelToSky(3, 4).lon).toBe('number')
          expect(typeof wcs.skyToPixel(30, 40).x).toBe('number')
          expect(wcs.localJacobian(3, 4)).toHaveLength(4)
        } catch (error) {
          if (!isCodedError(error)) throw error
        }
      }),
      { numRuns: 1500, seed: 4711 },
    )
  })
})

describe('createSpectralAxis refuses', () => {
  it.each<[string, HeaderRecord, string]>([
    ['an axis that is not spectral', { CTYPE1: 'STOKES' }, 'WCS_NOT_SPECTRAL'],
    ['an axis that is not there', {}, 'WCS_NOT_SPECTRAL'],
    ['a table', { CTYPE1: 'WAVE-TAB' }, 'WCS_UNSUPPORTED_SPECTRAL'],
    ['a grism', { CTYPE1: 'WAVE-GRI' }, 'WCS_UNSUPPORTED_SPECTRAL'],
    ['an algorithm of another variable', { CTYPE1: 'VOPT-W2F' }, 'WCS_UNSUPPORTED_SPECTRAL'],
    ['a wrong unit', { CTYPE1: 'FREQ', CUNIT1: 'm/s' }, 'WCS_UNSUPPORTED_UNIT'],
    ['a unit out of Object', { CTYPE1: 'FREQ', CUNIT1: 'constructor' }, 'WCS_UNSUPPORTED_UNIT'],
    ['a step of zero', { CTYPE1: 'FREQ', CDELT1: 0 }, 'WCS_SINGULAR_MATRIX'],
    ['a non-linear velocity without a rest frequency', { CTYPE1: 'VOPT-F2W', CRVAL1: 1e6 }, 'WCS_NO_REST_FREQUENCY'],
    ['a logarithm of zero', { CTYPE1: 'FREQ-LOG', CRVAL1: 0 }, 'WCS_BAD_VALUE'],
  ])('%s', (_, header, code) => expect(() => createSpectralAxis(header, 1)).toThrow(expect.objectContaining({ code })))

  it('the frequency of a velocity without a rest frequency, but not the velocity', () => {
    const axis = createSpectralAxis({ CTYPE1: 'VRAD', CRVAL1: 1000, CDELT1: 10, CRPIX1: 1 }, 1)
    expect(axis.pixelToWorld(5)).toBe(1050)
    expect(() => axis.pixelToFrequency(5)).toThrow(expect.objectContaining({ code: 'WCS_NO_REST_FREQUENCY' }))
  })
})
