// Smoothing keeps the sum, gives the shape asked for, and does not let blanks eat the image.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gaussianKernel, gaussianLine, smoothGaussian } from '../src/index.ts'

const point = (width: number, height: number): Float32Array => {
  const data = new Float32Array(width * height)
  data[(height >> 1) * width + (width >> 1)] = 1
  return data
}

describe('smoothGaussian', () => {
  it.each([
    ['a round Gaussian', { major: 4, minor: 4, angle: 17 }],
    ['one along x', { major: 6, minor: 3, angle: 0 }],
    ['one along y', { major: 6, minor: 3, angle: 90 }],
    ['a slanted one', { major: 6, minor: 3, angle: 30 }],
  ])('turns a point into %s of the same sum', (_, shape) => {
    const width = 41
    const smooth = smoothGaussian(point(width, width), width, width, shape, { blanks: 'propagate' })
    const moment = { sum: 0, xx: 0, xy: 0, yy: 0 }
    smooth.forEach((value, i) => {
      const x = (i % width) - 20
      const y = Math.floor(i / width) - 20
      moment.sum += value
      moment.xx += value * x * x
      moment.xy += value * x * y
      moment.yy += value * y * y
    })
    const theta = (shape.angle * Math.PI) / 180
    const [a, b] = [(shape.major / 2.35482) ** 2, (shape.minor / 2.35482) ** 2]
    expect(moment.sum).toBeCloseTo(1, 5)
    expect(moment.xx).toBeCloseTo(a * Math.cos(theta) ** 2 + b * Math.sin(theta) ** 2, 2)
    expect(moment.yy).toBeCloseTo(a * Math.sin(theta) ** 2 + b * Math.cos(theta) ** 2, 2)
    expect(moment.xy).toBeCloseTo((a - b) * Math.sin(theta) * Math.cos(theta), 2)
  })

  it('gives the same by lines as by the whole kernel', () => {
    const data = Float32Array.from({ length: 30 * 20 }, (_, i) => Math.sin(i * i))
    const lines = smoothGaussian(data, 30, 20, { major: 5, minor: 3, angle: 90 }, { truncate: 6 })
    const whole = smoothGaussian(data, 30, 20, { major: 5, minor: 3, angle: 90.0000001 }, { truncate: 6 })
    for (let i = 0; i < data.length; i++) expect(whole[i]).toBeCloseTo(lines[i], 5)
  })

  it('leaves a constant constant, with blanks and edges anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 48, maxLength: 48 }), (blank) => {
        const data = Float32Array.from(blank, (isBlank) => (isBlank ? Number.NaN : 3))
        const smooth = smoothGaussian(data, 8, 6, { major: 3, minor: 2, angle: 40 })
        for (const value of smooth) if (!Number.isNaN(value)) expect(value).toBeCloseTo(3, 5)
        const kept = smoothGaussian(data, 8, 6, { major: 3, minor: 3, angle: 0 }, { blanks: 'keep' })
        expect(Array.from(kept, Number.isNaN)).toEqual(blank)
      }),
    )
  })

  it('fills a blank from around it unless told to keep it', () => {
    const data = new Float32Array(25).fill(2)
    data[12] = Number.NaN
    expect(smoothGaussian(data, 5, 5, { major: 2, minor: 2, angle: 0 })[12]).toBeCloseTo(2, 6)
  })

  it.each([
    ['a size that is not that of the data', 4, 4, { major: 2, minor: 2, angle: 0 }, 'IMAGE_BAD_ARGUMENT'],
    ['a width of nothing', 5, 5, { major: 0, minor: 0, angle: 0 }, 'IMAGE_BAD_ARGUMENT'],
    ['a NaN width', 5, 5, { major: Number.NaN, minor: 2, angle: 0 }, 'IMAGE_BAD_ARGUMENT'],
    ['a width of a million pixels', 5, 5, { major: 1e6, minor: 1e6, angle: 0 }, 'IMAGE_KERNEL_TOO_LARGE'],
  ])('refuses %s', (_, width, height, shape, code) => {
    expect(() => smoothGaussian(new Float32Array(25), width, height, shape)).toThrow(expect.objectContaining({ code }))
  })
})

describe('a Gaussian kernel', () => {
  it('is half its peak half a FWHM away', () => {
    expect(gaussianLine(6)[Math.floor(gaussianLine(6).length / 2) + 3]).toBeCloseTo(0.5, 12)
    const { radius, values } = gaussianKernel({ major: 8, minor: 4, angle: 90 })
    const side = 2 * radius + 1
    expect(values[(radius + 4) * side + radius]).toBeCloseTo(0.5, 12)
    expect(values[radius * side + radius + 2]).toBeCloseTo(0.5, 12)
  })
})
