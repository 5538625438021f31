// Images whose pixels are names are known by what their header says.

import { describe, expect, it } from 'vitest'
import { Header, holdsLabels, LABELS_BTYPE } from '../src/index.ts'

describe('an image of labels', () => {
  it.each([LABELS_BTYPE, 'SEGMENTATION', ' segmentation  '])('is one with BTYPE %j', (type) =>
    expect(holdsLabels(Header.of([['BTYPE', type]]))).toBe(true),
  )

  it('is none because it has whole numbers, or another BTYPE', () => {
    expect(holdsLabels(Header.of([['BITPIX', 32]]))).toBe(false)
    expect(holdsLabels(Header.of([['BTYPE', 'Intensity']]))).toBe(false)
    expect(holdsLabels(Header.of([['BTYPE', 3]]))).toBe(false)
  })
})
