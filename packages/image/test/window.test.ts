// Windows that do not fit in their arrays are refused before a pixel is read.

import { describe, expect, it } from 'vitest'
import { gather, median, wholeImage, windowOf } from '../src/index.ts'

const image = new Float32Array(12)

describe('a window', () => {
  it.each([
    ['beyond the right edge', { x0: 2, y0: 0, width: 3, height: 1 }],
    ['beyond the last row', { x0: 0, y0: 2, width: 4, height: 2 }],
    ['before the first pixel', { x0: -1, y0: 1, width: 2, height: 1 }],
    ['of a fraction of a pixel', { x0: 0, y0: 0, width: 1.5, height: 1 }],
    ['of NaN pixels', { x0: 0, y0: 0, width: Number.NaN, height: 1 }],
  ])('%s is refused', (_, box) => {
    expect(() => windowOf(image, 4, box)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_WINDOW' }))
  })

  it('with a mask of another size is refused', () => {
    expect(() => wholeImage(image, 4, 3, new Uint8Array(11))).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_MASK' }))
  })

  it('made by hand is checked when it is measured', () => {
    const forged = { data: image, offset: 8, stride: 4, width: 4, height: 2 }
    expect(() => median(forged)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_WINDOW' }))
  })

  it('gathers its finite pixels in order, into a buffer that is long enough', () => {
    const data = Float32Array.of(1, Number.NaN, 3, 4, 5, Number.NEGATIVE_INFINITY)
    const out = new Float32Array(4)
    expect(gather(windowOf(data, 3, { x0: 1, y0: 0, width: 2, height: 2 }), out)).toBe(2)
    expect(Array.from(out.subarray(0, 2))).toEqual([3, 5])
    expect(() => gather(wholeImage(data, 3, 2), out)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_WINDOW' }))
  })

  it('may be empty', () => expect(median(windowOf(image, 4, { x0: 4, y0: 3, width: 0, height: 0 }))).toBeNaN())
})
