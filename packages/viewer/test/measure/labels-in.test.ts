// What is told of a region of labels: which there are, with how many pixels; and nothing that would be a mean of them.

import type { PixelRegion } from '@cirasa/regions'
import { describe, expect, it } from 'vitest'
import { labelsIn } from '../../src/measure/labels-in.ts'
import { measureRegion } from '../../src/measure/measure-region.ts'
import { statisticsIn } from '../../src/measure/statistics-in.ts'
import { blockOf } from './blocks.ts'

/** Island 7 of one column, island 3 of two, the rest outside; a column is blank. */
const labelAt = (x: number): number => [0, 7, 3, 3, Number.NaN][x] ?? 0
const block = { ...blockOf(0, 0, 8, 4, labelAt), reduction: 'label' as const }
const box: PixelRegion = { shape: 'box', frame: 'image', x: 3.5, y: 1, width: 7.8, height: 3, angle: 0 }

describe('a region of labels', () => {
  it('has its labels, those with most pixels first', () => {
    expect(labelsIn(box, block)).toEqual([
      { label: 3, pixels: 6 },
      { label: 7, pixels: 3 },
    ])
  })

  it('has counts and extremes, and no mean, noise or sum', () => {
    expect(statisticsIn(box, block, { unit: 'Jy/pixel' })).toMatchObject({
      count: 21,
      blanks: 3,
      min: { value: 0 },
      max: { value: 7 },
      mean: Number.NaN,
      median: Number.NaN,
      rms: Number.NaN,
      sum: Number.NaN,
      fluxDensity: undefined,
    })
  })

  it('is measured as one wherever its pixels say what they are', async () => {
    const options = { image: { width: 8, height: 4 }, signal: new AbortController().signal }
    expect((await measureRegion(async () => block, box, options)).labels).toHaveLength(2)
    expect((await measureRegion(async () => ({ ...block, reduction: 'mean' }), box, options)).labels).toBeUndefined()
  })
})
