// Sexagesimal angles: what is parsed, what is refused, and that printing carries and signs are right.

import { formatDeclination, formatRightAscension, parseDeclination, parseRightAscension } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('parseRightAscension', () => {
  it.each([
    ['12:30:00', 187.5],
    ['12 30 00.0', 187.5],
    ['12h30m00s', 187.5],
    ['12h30m', 187.5],
    ['12h 30m 00.00s', 187.5],
    ['187d30m00s', 187.5],
    ['187°30′00″', 187.5],
    ['187.5', 187.5],
    ['1.875e2', 187.5],
    ['  +12:30  ', 187.5],
    ['-00:00:04', 359.98333333333335],
    ['24:00:00', 0],
  ])('reads %s', (text, degrees) => expect(parseRightAscension(text)).toBeCloseTo(degrees, 10))

  it.each(['', 'abc', '12:60:00', '12:30:60', '25:00:00', '400', '12:30:00:00', '1'.repeat(1000), 'NaN', '12h-30m'])(
    'refuses "%s"',
    (text) => expect(() => parseRightAscension(text)).toThrow(expect.objectContaining({ code: 'WCS_BAD_ANGLE' })),
  )
})

describe('parseDeclination', () => {
  it.each([
    ['-00:30:00', -0.5],
    ['−00:30:00', -0.5],
    ['+41d16m09.0s', 41.26916666666667],
    ['-69 45 23', -69.75638888888889],
    ['-0.5', -0.5],
  ])('reads %s', (text, degrees) => expect(parseDeclination(text)).toBeCloseTo(degrees, 10))

  it.each(['90:00:01', '-91', '12h00m00s', '+-12:00:00'])('refuses "%s"', (text) =>
    expect(() => parseDeclination(text)).toThrow(expect.objectContaining({ code: 'WCS_BAD_ANGLE' })),
  )
})

describe('formatRightAscension', () => {
  it.each([
    [187.5, { decimals: 2 }, '12:30:00.00'],
    [187.5, { decimals: 1, separator: 'letters' as const }, '12h30m00.0s'],
    [187.5, { separator: '' as const }, '123000'],
    // 59.996 s with two decimals carries through minutes and hours.
    [15 * (11 + 59 / 60 + 59.996 / 3600), { decimals: 2 }, '12:00:00.00'],
    [359.999999, { decimals: 1 }, '00:00:00.0'],
    [-15, {}, '23:00:00'],
    [Number.NaN, {}, 'NaN'],
  ])('prints %d with %o as %s', (degrees, format, text) => expect(formatRightAscension(degrees, format)).toBe(text))
})

describe('formatDeclination', () => {
  it.each([
    [-0.5, {}, '-00:30:00'],
    [0, {}, '+00:00:00'],
    [-0, {}, '+00:00:00'],
    [-1e-9, { decimals: 1 }, '+00:00:00.0'],
    [-89.99999999, { decimals: 2 }, '-90:00:00.00'],
    [5.0166666666, { decimals: 0, separator: 'letters' as const }, '+05d01m00s'],
  ])('prints %d with %o as %s', (degrees, format, text) => expect(formatDeclination(degrees, format)).toBe(text))
})

describe('sexagesimal angles', () => {
  it('come back to half of the last digit', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 359.999, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (ra, dec, decimals) => {
          const half = 0.5 * 10 ** -decimals + 1e-9
          expect(Math.abs(parseDeclination(formatDeclination(dec, { decimals })) - dec) * 3600).toBeLessThan(half)
          const back = parseRightAscension(formatRightAscension(ra, { decimals, separator: 'letters' }))
          const difference = Math.abs(back - ra)
          expect((Math.min(difference, 360 - difference) / 15) * 3600).toBeLessThan(half)
        },
      ),
    ))

  it('never print sixty', () =>
    fc.assert(
      fc.property(fc.double({ min: -90, max: 90, noNaN: true }), (dec) => {
        expect(formatDeclination(dec, { decimals: 1 })).not.toMatch(/:60/)
      }),
    ))
})
