// What is seen goes into an address and comes back the same.

import { DEFAULT_DISPLAY } from '@cirasa/viewer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipOf, clipText, coloursText, displayOf, displayText, middleOf, middleText } from '../../src/workspace/view-state.ts'

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('the middle of a view in an address', () => {
  it('comes back within a thousandth of an arcsecond on the sky', () =>
    fc.assert(
      fc.property(finite(0, 360), finite(-90, 90), (ra, dec) => {
        const back = middleOf(middleText({ ra, dec })) as { ra: number; dec: number }
        expect(Math.abs(back.ra - ra)).toBeLessThanOrEqual(5.1e-7)
        expect(Math.abs(back.dec - dec)).toBeLessThanOrEqual(5.1e-7)
      }),
    ))

  it('is in pixels where the image has no sky', () => expect(middleOf(middleText({ x: -12.345, y: 7 }))).toEqual({ x: -12.35, y: 7 }))

  it('is nothing for other texts', () => {
    for (const text of [undefined, '', 'a,b', '1', '10,91', '1,2,3', '1..2,3']) expect(middleOf(text)).toBeUndefined()
  })
})

describe('the cuts in an address', () => {
  it('come back as they were', () => {
    const clips = [
      { kind: 'percentile', percent: 99.5 },
      { kind: 'zscale' },
      { kind: 'rms', low: -2, high: 10 },
      { kind: 'range', low: -1.5e-5, high: 0.25 },
    ] as const
    for (const clip of clips) expect(clipOf(clipText(clip))).toEqual(clip)
  })

  it('are nothing for cuts that cannot be', () => {
    for (const text of [undefined, '', 'p0', 'p101', '3..1', 'rms5..5', 'p', '..']) expect(clipOf(text)).toBeUndefined()
  })
})

describe('the display in an address', () => {
  it('comes back with its cuts by hand', () => {
    const display = { ...DEFAULT_DISPLAY, clip: { kind: 'range', low: 0, high: 0.5 } as const, low: 0, high: 0.5, inverted: true }
    expect(displayOf(displayText(display))).toEqual({
      stretch: 'asinh',
      clip: display.clip,
      low: 0,
      high: 0.5,
      colormap: 'viridis',
      inverted: true,
    })
  })

  it('says that a map of colours is inverted', () => expect(coloursText({ colormap: 'grey', inverted: true })).toBe('~grey'))

  it('leaves out what it does not know', () => expect(displayOf({ stretch: 'cube', clip: 'x', colours: '~jet' })).toEqual({}))
})
