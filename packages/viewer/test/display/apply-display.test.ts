// Values to colours: bias, contrast, inversion, blanks, the local rms and categories.

import { describe, expect, it } from 'vitest'
import { applyDisplay, mapPlace } from '../../src/display/apply-display.ts'
import { changedDisplay, DEFAULT_DISPLAY } from '../../src/display/default-display.ts'
import type { Display } from '../../src/display/display.ts'
import { resolveDisplay } from '../../src/display/resolve-display.ts'
import { memoryTileSource } from '../../src/tiles/memory-tile-source.ts'
import { noise } from '../sky.ts'

const { statistics } = memoryTileSource(600, 300, noise(180_000)).description
const resolved = (change: Partial<Display>) =>
  resolveDisplay(
    { ...DEFAULT_DISPLAY, stretch: 'linear', colormap: 'grey', clip: { kind: 'range', low: 10, high: 20 }, ...change },
    statistics[0],
  )

describe('the place of a value in the colour map', () => {
  it('goes from one cut to the other', () => {
    expect([5, 10, 12.5, 20, 25].map((value) => mapPlace(value, resolved({})))).toEqual([0, 0, 0.25, 1, 1])
  })

  it('turns round when inverted', () => {
    expect(mapPlace(12.5, resolved({ inverted: true }))).toBe(0.75)
  })

  it('is steeper about the bias with more contrast', () => {
    const display = resolved({ bias: 0.25, contrast: 2 })
    expect(mapPlace(12.5, display)).toBe(0.5)
    expect(mapPlace(13.5, display)).toBeCloseTo(0.7, 12)
  })

  it('counts in the local rms where there is a map', () => {
    const display = resolveDisplay(
      { ...DEFAULT_DISPLAY, stretch: 'linear', clip: { kind: 'rms', low: 0, high: 10 } },
      statistics[0],
      statistics[0],
    )
    expect(mapPlace(statistics[0].median + 5 * 0.3, display, 0.3)).toBeCloseTo(0.5, 6)
    expect(mapPlace(1, display, Number.NaN)).toBeNaN()
  })

  it('takes the map for the noise of coarser levels as much as that falls', () => {
    const display = resolveDisplay({ ...DEFAULT_DISPLAY, clip: { kind: 'rms', low: 0, high: 10 } }, statistics[1], statistics[0])
    expect(display.local?.factor).toBeCloseTo(0.5, 1)
  })
})

describe('the colour of a value', () => {
  it('is the blank one where there is none', () => {
    expect(applyDisplay(Number.NaN, resolved({ blank: '#ff800080' }))).toEqual([1, 128 / 255, 0, 128 / 255])
    expect(applyDisplay(Number.POSITIVE_INFINITY, resolved({ blank: '#00ff00' }))).toEqual([0, 1, 0, 1])
  })

  it('of a category is nothing for 0, and the same for the same number', () => {
    const display = resolved({ colormap: 'categorical' })
    expect(applyDisplay(0, display)[3]).toBe(0)
    expect(applyDisplay(3, display)).not.toEqual(applyDisplay(4, display))
    expect(applyDisplay(3, display)).toEqual(applyDisplay(3 + 255, display))
  })
})

describe('the colour of a category on a coarser level', () => {
  const [own, coarse] = [0, 1].map((level) => resolveDisplay({ ...DEFAULT_DISPLAY, colormap: 'categorical' }, statistics[level]))

  it('is one for all that lies in an island, as a mean of names is no name', () => {
    const inside = applyDisplay(4, coarse)
    for (const mean of [0.25, 1, 37.5, 300]) expect(applyDisplay(mean, coarse)).toEqual(inside)
    expect(inside[3]).toBe(1)
    for (let name = 1; name <= 255; name++) expect(applyDisplay(name, own)).not.toEqual(inside)
  })

  it('is that of the label where levels are made of labels', () => {
    const labels = resolveDisplay({ ...DEFAULT_DISPLAY, colormap: 'categorical' }, statistics[1], undefined, 'label')
    for (const label of [1, 37, 300]) expect(applyDisplay(label, labels)).toEqual(applyDisplay(label, own))
  })

  it('is nothing where no pixel is in one', () => expect(applyDisplay(0, coarse)[3]).toBe(0))
})

describe('changes of a display', () => {
  it('make a clip of cuts that are given by hand', () => {
    expect(changedDisplay({ ...DEFAULT_DISPLAY, low: 1, high: 5 }, { high: 8 }).clip).toEqual({ kind: 'range', low: 1, high: 8 })
  })

  it.each([
    { stretch: 'cubic' as never },
    { colormap: 'jet' },
    { clip: { kind: 'range', low: 3, high: 3 } as const },
    { clip: { kind: 'percentile', percent: 0 } as const },
    { contrast: -1 },
    { bias: Number.NaN },
  ])('are refused when they make no sense: %o', (change) => {
    expect(() => changedDisplay(DEFAULT_DISPLAY, change)).toThrow(expect.objectContaining({ code: 'VIEWER_BAD_DISPLAY' }))
  })
})
