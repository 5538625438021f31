// The data through the filter, against the sum over pixels written out.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILTERED_LENGTH, filteredData } from '../../src/fitting/filtered-data.ts'
import { type Covariance, mixtureDerivatives } from '../../src/fitting/gaussian-mixture.ts'
import type { PointFilter } from '../../src/fitting/point-filter.ts'
import { filterFor, patchOf, point } from '../patches.ts'
import { correlatedNoise, ellipse, whiteNoise } from '../pictures.ts'

const SIDE = 41

/** K(x) = sum of data(p) kernel(x - p), and its derivatives by x. */
function bruteForce(data: Float64Array, filter: PointFilter, x: number, y: number, shape: Covariance): Float64Array {
  const sums = new Float64Array(FILTERED_LENGTH)
  const one = new Float64Array(15)
  for (let i = 0; i < data.length; i++) {
    mixtureDerivatives(filter.kernel, filter.beam, shape, x - (i % SIDE), y - Math.floor(i / SIDE), 2, one)
    for (let k = 0; k < FILTERED_LENGTH; k++) sums[k] += data[i] * one[k]
  }
  return sums
}

const place = () => fc.tuple(fc.double({ min: 14, max: 26, noNaN: true }), fc.double({ min: 14, max: 26, noNaN: true }))

const shapes: readonly Covariance[] = [
  [0, 0, 0],
  [2.1, 0, 1.2],
  [1.4, -0.8, 2],
]

const beams = { round: ellipse(3.75, 3.75), 'along the axes': ellipse(5, 3.4), tilted: ellipse(5, 3.4, 35), narrow: ellipse(2.2, 2.2) }

describe('filteredData', () => {
  for (const [name, beam] of Object.entries(beams)) {
    it(`is the sum over pixels for white noise and a ${name} beam`, () => {
      const filter = filterFor(beam, 1)
      const noise = whiteNoise(SIDE, SIDE, 3).pixels
      const patch = patchOf(SIDE, SIDE, [point(20, 20.3, 19.6)], beam, (x, y) => noise[y * SIDE + x])
      fc.assert(
        fc.property(place(), fc.constantFrom(...shapes), ([x, y], shape) => {
          const out = new Float64Array(FILTERED_LENGTH + 2).fill(7)
          filteredData(patch, patch.data, filter, x, y, shape, out, 1)
          const expected = bruteForce(patch.data, filter, x, y, shape)
          for (let k = 0; k < FILTERED_LENGTH; k++) expect(Math.abs(out[k + 1] - expected[k])).toBeLessThan(2e-5)
          expect([out[0], out[FILTERED_LENGTH + 1]]).toEqual([7, 7])
        }),
        { numRuns: 25 },
      )
    })

    it(`is the sum over pixels to a thousandth of the source for smooth noise and a ${name} beam`, () => {
      const filter = filterFor(beam, 0)
      const noise = correlatedNoise(SIDE, SIDE, 3, 1, 3.75).pixels
      const patch = patchOf(SIDE, SIDE, [point(20, 20.3, 19.6)], beam, (x, y) => noise[y * SIDE + x])
      fc.assert(
        fc.property(place(), fc.constantFrom(...shapes), ([x, y], shape) => {
          const out = new Float64Array(FILTERED_LENGTH)
          filteredData(patch, patch.data, filter, x, y, shape, out, 0)
          const expected = bruteForce(patch.data, filter, x, y, shape)
          for (let k = 0; k < FILTERED_LENGTH; k++) expect(Math.abs(out[k] - expected[k])).toBeLessThan(0.02)
        }),
        { numRuns: 25 },
      )
    })
  }

  it('sums over the patch only, also for a place near its corner or beyond it', () => {
    const beam = beams.round
    const filter = filterFor(beam, 1)
    const patch = patchOf(SIDE, SIDE, [], beam, () => 1)
    for (const [x, y] of [
      [0, 0],
      [-3.4, 20],
      [40.2, 43.5],
      [200, 200],
    ]) {
      const out = new Float64Array(FILTERED_LENGTH)
      filteredData(patch, patch.data, filter, x, y, [0, 0, 0], out, 0)
      const expected = bruteForce(patch.data, filter, x, y, [0, 0, 0])
      for (let k = 0; k < FILTERED_LENGTH; k++) expect(Math.abs(out[k] - expected[k])).toBeLessThan(1e-5)
    }
  })
})
