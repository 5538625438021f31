// Numbers as a person reads them mean the number that they stand for.

import { describe, expect, it } from 'vitest'
import { displayUnit, significant } from '../src/index.ts'

describe('units', () => {
  it.each([
    ['JY/BEAM', 2e-5, 'µJy/beam', 1e6],
    ['Jy/beam', 0.003, 'mJy/beam', 1e3],
    ['Jy', 12, 'Jy', 1],
    ['jy/beam', 3e-8, 'nJy/beam', 1e9],
    ['adu', 1e-5, 'adu', 1],
    ['Jy/beam', Number.NaN, 'Jy/beam', 1],
  ])('%s of about %d is shown in %s', (unit, typical, label, factor) => {
    expect(displayUnit(unit, typical)).toEqual({ label, factor })
  })

  it('shows as many digits as asked for', () => {
    expect(significant(0.0123456, 3)).toBe('0.0123')
    expect(significant(123.456, 3)).toBe('123')
    expect(significant(0, 3)).toBe('0')
    expect(significant(Number.NaN, 3)).toBe('-')
  })
})
