// Sizes, durations and ages in the words that people use.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageText } from '../../src/parts/age-text.ts'
import { bytesText } from '../../src/parts/bytes-text.ts'
import { durationText } from '../../src/parts/duration-text.ts'
import { frequencyText } from '../../src/parts/frequency-text.ts'
import { skyPositionText } from '../../src/parts/sky-position-text.ts'

describe('bytes', () => {
  it('have three digits and a decimal prefix', () =>
    expect([0, 1, 999, 1054080, 999_999, 2.5e12].map(bytesText)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1.05 MB',
      '1.00 MB',
      '2.50 TB',
    ]))

  it('are never printed as a thousand of a unit', () =>
    fc.assert(
      fc.property(fc.double({ min: 1000, max: 1e17, noNaN: true }), (bytes) => {
        expect(bytesText(bytes)).toMatch(/^(\d\.\d\d|\d\d\.\d|\d\d\d) [kMGTP]B$/)
      }),
    ))
})

describe('durations', () => {
  it('have two units at most, and no 60 seconds', () =>
    expect([0, 2.58, 59.7, 60, 192, 3599.9, 3600, 7500, 90_000, 1e6].map(durationText)).toEqual([
      '0.0 s',
      '2.6 s',
      '1 min',
      '1 min',
      '3 min 12 s',
      '1 h',
      '1 h',
      '2 h 5 min',
      '1 d 1 h',
      '11 d 14 h',
    ]))
})

describe('ages', () => {
  const now = Date.UTC(2026, 10, 20, 12)
  it('are words for a week, then a date', () => {
    const ago = (seconds: number) => ageText(now - seconds * 1000, now)
    expect([5, 60, 200, 3600, 86_400 * 2].map(ago)).toEqual(['just now', '1 minute ago', '3 minutes ago', '1 hour ago', '2 days ago'])
    expect(ago(86_400 * 30)).toBe('21 Oct')
    expect(ago(86_400 * 400)).toBe('16 Oct 2025')
  })
})

describe('frequencies and positions', () => {
  it('have the unit that suits', () => expect([1.4e9, 144e6].map(frequencyText)).toEqual(['1.400 GHz', '144.0 MHz']))
  it('are in hours or degrees', () => {
    expect(skyPositionText(266.4, -45, 'sexagesimal')).toBe('17:45:36.00 -45:00:00.0')
    expect(skyPositionText(266.4, 45, 'degrees')).toBe('266.40000 +45.00000')
  })
})
