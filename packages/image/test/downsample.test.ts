// Blocks of pixels become one pixel: by hand, with blanks, and at ragged edges.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { downsample, median, wholeImage, windowOf } from '../src/index.ts'

const NaN_ = Number.NaN
const image = Float32Array.of(1, 2, 3, 4, 5, 3, 4, NaN_, NaN_, 6, 9, 8, NaN_, NaN_, 7)

describe('downsample', () => {
  it.each([
    ['mean', [2.5, 3.5, 5.5, 8.5, NaN_, 7]],
    ['max', [4, 4, 6, 9, NaN_, 7]],
    ['min', [1, 3, 5, 8, NaN_, 7]],
    ['median', [2.5, 3.5, 5.5, 8.5, NaN_, 7]],
  ] as const)('takes the %s of what is not blank, ragged blocks included', (statistic, expected) => {
    const small = downsample(wholeImage(image, 5, 3), 2, statistic)
    expect([small.width, small.height]).toEqual([3, 2])
    expect(Array.from(small.data)).toEqual(expected)
  })

  it('leaves out what is masked', () => {
    const mask = new Uint8Array(15)
    mask[1] = 1
    expect(downsample(wholeImage(image, 5, 3, mask), 2, 'max').data[0]).toBe(4)
    expect(downsample(wholeImage(image, 5, 3, mask), 2, 'mean').data[0]).toBeCloseTo(8 / 3, 6)
  })

  it('by medians agrees with the median of each block', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.integer(), { minLength: 35, maxLength: 35 }), (factor, list) => {
        const data = Float32Array.from(list)
        const small = downsample(wholeImage(data, 7, 5), factor, 'median')
        const last = { x0: (small.width - 1) * factor, y0: (small.height - 1) * factor }
        const block = windowOf(data, 7, { ...last, width: 7 - last.x0, height: 5 - last.y0 })
        expect(small.data[small.data.length - 1]).toBe(Math.fround(median(block)))
      }),
    )
  })

  it('by a huge factor is one pixel, and no huge buffer', () => {
    expect(Array.from(downsample(wholeImage(Float32Array.of(1, 2, 3), 3, 1), 1e9, 'median').data)).toEqual([2])
  })

  it.each([0, -1, 1.5, NaN_])('refuses the factor %s', (factor) => {
    expect(() => downsample(wholeImage(image, 5, 3), factor)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_ARGUMENT' }))
  })
})
