// Regions of the viewer as DS9 text on the sky and back on the pixels where they were.

import { createWcs } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'
import { regionsFromDs9, regionsToDs9 } from '../../src/regions/region-files.ts'
import { box, circle } from './pointing.ts'

const wcs = createWcs({
  CTYPE1: 'RA---SIN',
  CTYPE2: 'DEC--SIN',
  CRVAL1: 200,
  CRVAL2: -30,
  CRPIX1: 51,
  CRPIX2: 51,
  CDELT1: -1 / 1800,
  CDELT2: 1 / 1800,
})

const drawn = [circle(50, 50, 5, { colour: 'red', text: 'a' }), box(20, 30, 8, 4, 30)]

describe('regions as DS9 text', () => {
  it.each(['image', 'icrs', 'galactic'] as const)('come back from frame %s', (frame) => {
    const text = regionsToDs9(drawn, frame, wcs)
    expect(text).toContain(`\n${frame}\n`)
    const { regions, notes } = regionsFromDs9(text, wcs)
    expect(notes).toEqual([])
    const near = (value: number) => expect.closeTo(value, 3)
    expect(regions).toEqual([
      { ...drawn[0], x: near(50), y: near(50), radius: near(5) },
      { ...drawn[1], x: near(20), y: near(30), width: near(8), height: near(4), angle: expect.closeTo(30, 2) },
    ])
  })

  it('stay in pixels where there is no sky', () => {
    expect(regionsToDs9(drawn, 'icrs', undefined)).toBe(regionsToDs9(drawn, 'image', undefined))
  })

  it('say how many are not on the image', () => {
    const text = 'icrs\ncircle(200,-30,5")\ncircle(20,30,5")\nnonsense'
    expect(regionsFromDs9(text, wcs)).toMatchObject({
      regions: [{ shape: 'circle' }],
      notes: [{ line: 4 }, { line: 0, says: expect.stringMatching(/^1 of 2 .*map/) }],
    })
    expect(regionsFromDs9(text, undefined)).toMatchObject({
      regions: [],
      notes: [{ line: 4 }, { says: expect.stringMatching(/^2 of 2 .*no sky/) }],
    })
  })
})
