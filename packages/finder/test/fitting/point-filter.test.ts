// The filter: what it makes of a source, and of noise of either kind.

import { describe, expect, it } from 'vitest'
import { FILTERED_LENGTH, filteredData } from '../../src/fitting/filtered-data.ts'
import { mixtureDerivatives } from '../../src/fitting/gaussian-mixture.ts'
import type { PointFilter } from '../../src/fitting/point-filter.ts'
import { filterFor, patchOf, point } from '../patches.ts'
import { correlatedNoise, ellipse, type Picture, whiteNoise } from '../pictures.ts'

const beams = [ellipse(4, 4), ellipse(7, 4, 30), ellipse(3, 2.4, 100)]
const fractions = [0, 0.3, 1]

function valueAtZero(mixture: PointFilter['noise'], filter: PointFilter): number {
  const out = new Float64Array(15)
  mixtureDerivatives(mixture, filter.beam, [0, 0, 0], 0, 0, 0, out)
  return out[0]
}

/** Standard deviation of the filtered flux at places three beams apart. */
function scatter(picture: Picture, filter: PointFilter): number {
  const patch = { ...patchOf(picture.width, picture.height, [], filter.beam), data: Float64Array.from(picture.pixels) }
  const out = new Float64Array(FILTERED_LENGTH)
  let count = 0
  let squares = 0
  for (let y = 20.5; y < picture.height - 20; y += 9) {
    for (let x = 20.5; x < picture.width - 20; x += 9) {
      filteredData(patch, patch.data, filter, x, y, [0, 0, 0], out, 0)
      squares += out[0] * out[0]
      count++
    }
  }
  return Math.sqrt(squares / count)
}

describe('the point filter', () => {
  it('answers a point source of unit flux with 1, in closed form and on pixels', () => {
    for (const beam of beams) {
      for (const whiteFraction of fractions) {
        const filter = filterFor(beam, whiteFraction)
        expect(valueAtZero(filter.response, filter)).toBeCloseTo(1, 10)
        const patch = patchOf(71, 71, [point(1, 35.3, 34.8)], beam)
        const out = new Float64Array(FILTERED_LENGTH)
        filteredData(patch, patch.data, filter, 35.3, 34.8, [0, 0, 0], out, 0)
        expect(Math.abs(out[0] - 1)).toBeLessThan(5e-3)
      }
    }
  })

  it('has its highest response in the middle of the source, to a few thousandths of a pixel where the beam is well sampled', () => {
    for (const [beam, tolerance] of [
      [ellipse(4, 4), 0.003],
      [ellipse(7, 4, 30), 0.003],
      [ellipse(3, 2.4, 100), 0.03],
    ] as const) {
      for (const whiteFraction of fractions) {
        const filter = filterFor(beam, whiteFraction)
        const patch = patchOf(71, 71, [point(1, 35.3, 34.8)], beam)
        const out = new Float64Array(FILTERED_LENGTH)
        filteredData(patch, patch.data, filter, 35.3, 34.8, [0, 0, 0], out, 0)
        const [, kx, ky, kxx, kxy, kyy] = out
        const det = kxx * kyy - kxy * kxy
        expect(Math.abs((kyy * kx - kxy * ky) / det)).toBeLessThan(tolerance)
        expect(Math.abs((kxx * ky - kxy * kx) / det)).toBeLessThan(tolerance)
      }
    }
  })

  it('states the noise that it leaves', () => {
    for (const beam of beams) {
      for (const whiteFraction of fractions) {
        const filter = filterFor(beam, whiteFraction)
        expect(filter.noiseFactor ** 2).toBeCloseTo(valueAtZero(filter.noise, filter), 10)
      }
    }
  })

  // 420 x 420 pixels hold about 1800 places: the scatter is known to 1.7 %.
  it('leaves that noise of a map whose noise is correlated by the beam', () => {
    const filter = filterFor(ellipse(4, 4), 0)
    expect(scatter(correlatedNoise(420, 420, 11), filter) / filter.noiseFactor).toBeCloseTo(1, 1)
  })

  it('leaves that noise of white noise', () => {
    const filter = filterFor(ellipse(4, 4), 1)
    expect(scatter(whiteNoise(420, 420, 11), filter) / filter.noiseFactor).toBeCloseTo(1, 1)
  })

  it('leaves that noise of a mixture', () => {
    const filter = filterFor(ellipse(4, 4), 0.5)
    const smooth = correlatedNoise(420, 420, 12, Math.SQRT1_2)
    const white = whiteNoise(420, 420, 13, Math.SQRT1_2)
    const both = { ...smooth, pixels: smooth.pixels.map((value, i) => value + white.pixels[i]) }
    expect(scatter(both, filter) / filter.noiseFactor).toBeCloseTo(1, 1)
  })

  it('is as good as the matched filter where noise is white: rms / sqrt(sum of squares of the beam)', () => {
    for (const beam of beams.slice(0, 2)) {
      const { noiseFactor } = filterFor(beam, 1)
      const matched = 1 / Math.sqrt(Math.PI * Math.sqrt(beam[0] * beam[2] - beam[1] ** 2))
      expect(noiseFactor / matched).toBeGreaterThan(0.9999)
      expect(noiseFactor / matched).toBeLessThan(1.01)
    }
  })

  it('does better than reading off the brightest pixel where noise is correlated', () => {
    for (const beam of beams) expect(filterFor(beam, 0).noiseFactor).toBeLessThan(0.97)
  })
})
