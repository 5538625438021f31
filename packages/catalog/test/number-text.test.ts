// Numbers in text come back as they were, in few digits, without noise.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteSink } from '../src/text/byte-sink.ts'
import { writeDouble, writeFloat, writeInteger } from '../src/text/number-text.ts'

function written(write: (sink: ByteSink) => void): string {
  const sink = new ByteSink()
  write(sink)
  return new TextDecoder().decode(sink.take())
}
const float = (value: number): string => written((sink) => writeFloat(sink, value))
const double = (value: number, digits?: number): string => written((sink) => writeDouble(sink, value, digits))

describe('numbers as text', () => {
  it('bring every float back', () =>
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (value) => {
        expect(Math.fround(Number(float(value)))).toBe(value + 0)
      }),
      { numRuns: 2000 },
    ))

  it('bring every double back', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(Number(double(value))).toBe(value + 0)
      }),
      { numRuns: 2000 },
    ))

  it('bring every integer back', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(written((sink) => writeInteger(sink, value + 0))).toBe(String(value + 0))
      }),
    ))

  it('round to the digits asked for', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), fc.integer({ min: 3, max: 14 }), (value, digits) => {
        const text = double(value, digits)
        expect(text.replace(/e.*|\D/g, '').replace(/^0+/, '').length).toBeLessThanOrEqual(Math.max(digits, 16))
        expect(Math.abs(Number(text) / value - 1)).toBeLessThanOrEqual(0.51 * 10 ** (1 - digits))
      }),
      { numRuns: 1000 },
    ))

  it('are short and without noise', () => {
    expect([0.1, 1 / 3, 2.5e-5, 1e-30, 16777216, 100, -12.5, 3e20].map((value) => float(Math.fround(value)))).toEqual([
      '0.1',
      '0.33333334',
      '0.000025',
      '1e-30',
      '16777216',
      '100',
      '-12.5',
      '3e20',
    ])
    expect(double(266.4168166222123, 13)).toBe('266.4168166222')
    expect(double(0.1 + 0.2, 13)).toBe('0.3')
    expect(double(1.4e9, 13)).toBe('1400000000')
    expect(double(9.9999999999999e-7, 5)).toBe('1e-6')
  })
})
