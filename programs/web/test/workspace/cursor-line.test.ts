// What the line below the image says of the place under the pointer.

import { describe, expect, it } from 'vitest'
import { readingTexts } from '../../src/workspace/cursor-line.tsx'

const at = { x: 10.04, y: 20.5, unit: 'JY/BEAM' }

describe('the line of the cursor', () => {
  it('gives the value with the prefix that suits it', () =>
    expect(readingTexts({ ...at, value: 2.5e-5 })).toEqual([
      ['pixel', '10.0, 20.5'],
      ['value', '25.00 µJy/beam'],
    ]))

  it('says that a pixel is blank', () => expect(readingTexts({ ...at, value: Number.NaN })[1]).toEqual(['value', 'blank']))

  it('says that a value is a mean of pixels', () =>
    expect(readingTexts({ ...at, value: 1, level: 2 })[1][1]).toBe('1.000 Jy/beam (mean of 4²)'))

  it('says of what the noise is, and how far the value stands above it', () => {
    const reading = { ...at, value: 2.5e-5, rms: 5e-6, snr: 5 }
    expect(readingTexts({ ...reading, rmsOf: 'map' }).slice(2)).toEqual([
      ['rms', '5.000 µJy/beam'],
      ['S/N', '5.0'],
    ])
    expect(readingTexts({ ...reading, rmsOf: 'image' })[2][0]).toBe('rms of the image')
  })

  it('tells the island, and that a number is of pixels nearby', () => {
    const island = (label: number, level = 0, layer = 'segmentation') =>
      readingTexts({ ...at, value: 1, label: { layer, label, level } })[1]
    expect(island(12)).toEqual(['island', '12'])
    expect(island(70_001)).toEqual(['island', '70001'])
    expect(island(0)).toEqual(['island', 'none'])
    expect(island(12, 2)).toEqual(['island', '12 (in 4² pixels)'])
    expect(island(Number.NaN, 0, 'image')).toEqual(['label', 'blank'])
  })

  it('is silent about what is not known', () => expect(readingTexts(at).map(([name]) => name)).toEqual(['pixel']))
})
