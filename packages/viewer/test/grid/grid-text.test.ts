// Texts of a grid have the digits that tell one line from the next, and no more.

import { describe, expect, it } from 'vitest'
import { gridStep } from '../../src/grid/grid-steps.ts'
import { gridText } from '../../src/grid/grid-text.ts'

const ra = { axis: 0, frame: 'ICRS', format: 'sexagesimal' } as const
const dec = { axis: 1, frame: 'ICRS', format: 'sexagesimal' } as const
const longitude = { axis: 0, frame: 'GALACTIC', format: 'degrees' } as const

describe('gridText', () => {
  it('writes right ascension in hours', () => {
    expect(gridText(187.5, { ...ra, step: 15 })).toBe('12h30m')
    expect(gridText(0.0625, { ...ra, step: 0.0625 })).toBe('00h00m15s')
    expect(gridText(15 / 36000, { ...ra, step: 15 / 36000 })).toBe('00h00m00.1s')
  })

  it('writes declination with its sign', () => {
    expect(gridText(-0.5, { ...dec, step: 0.5 })).toBe('−00°30′')
    expect(gridText(0, { ...dec, step: 0.5 })).toBe('+00°00′')
    expect(gridText(30 + 0.2 / 3600, { ...dec, step: 0.2 / 3600 })).toBe('+30°00′00.2″')
  })

  it('writes degrees where asked, and longitudes of other frames in degrees', () => {
    expect(gridText(359.5, { ...longitude, step: 0.5 })).toBe('359.5°')
    expect(gridText(-1.25, { ...longitude, axis: 1, step: 0.05 })).toBe('−1.25°')
    expect(gridText(-1e-12, { ...longitude, axis: 1, step: 1 })).toBe('+0°')
    expect(gridText(30.5, { ...longitude, format: 'sexagesimal', step: 0.5 })).toBe('30°30′')
    expect(gridText(123.5, { ...ra, format: 'degrees', step: 0.5 })).toBe('123.5°')
  })

  it('writes pixels as they are', () => {
    expect(gridText(-20, { axis: 0, frame: 'IMAGE', format: 'degrees', step: 20 })).toBe('−20')
  })
})

describe('gridStep', () => {
  it('is round in hours, degrees and pixels', () => {
    expect(gridStep(0.02, 0, 'ICRS', 'sexagesimal') * 240).toBeCloseTo(5, 9)
    expect(gridStep(0.02, 1, 'ICRS', 'sexagesimal') * 60).toBeCloseTo(2, 9)
    expect(gridStep(0.03, 1, 'ICRS', 'degrees')).toBeCloseTo(0.05, 9)
    expect(gridStep(3, 0, 'IMAGE', 'degrees')).toBe(5)
    expect(gridStep(0.3, 0, 'IMAGE', 'degrees')).toBe(1)
    expect(gridStep(1000, 1, 'ICRS', 'sexagesimal')).toBe(90)
  })
})
