// What an island says without a fit: moments of its pixels.

import { describe, expect, it } from 'vitest'
import { islandMoments, measureIsland } from '../../src/measurement/measure-island.ts'
import { extended, filterFor, patchOf } from '../patches.ts'
import { ellipse } from '../pictures.ts'

const beam = ellipse(5, 5)
const source = extended(40, 30.3, 28.6, ellipse(6, 3, 25))
const patch = { ...patchOf(61, 61, [source], beam), x0: 100, y0: 200, rms: 0.25 }
const moments = islandMoments(patch)
const scene = {
  filter: filterFor(beam, 0),
  wcs: undefined,
  fluxFactor: 1,
  sign: 1 as const,
  correlationArea: 60,
}

describe('an island', () => {
  it('has the centre and the second moments of its light', () => {
    expect(moments.x).toBeCloseTo(30.3, 3)
    expect(moments.y).toBeCloseTo(28.6, 3)
    const seen = source.shape.map((value, i) => value + beam[i])
    // Moments of pixels may count the width of a pixel, 1/12, along both axes.
    moments.shape.forEach((value, i) => {
      expect(Math.abs(value - seen[i])).toBeLessThan(0.1)
    })
  })

  it('has the flux of its pixels, its brightest pixel, and its place in the image', () => {
    const row = measureIsland(3, 0, moments, new Float64Array(61 * 61), patch, scene, 7, 2, 4)
    expect(row.flux_int).toBeCloseTo(40, 2)
    expect([row.x_peak, row.y_peak]).toEqual([130, 229])
    expect(row.x).toBeCloseTo(130.3, 3)
    expect(row.flux_peak).toBe(patch.data[29 * 61 + 30])
    expect(row.snr).toBeCloseTo(row.flux_peak / 0.25, 9)
    expect(row).toMatchObject({ island: 3, n_components: 2, n_pix: 61 * 61, bkg_local: 7, rms_local: 0.25, flags: 4 })
  })

  it('looks at its own pixels only', () => {
    const member = new Uint8Array(61 * 61)
    member[10 * 61 + 12] = 1
    const alone = { ...patch, member, data: patch.data.slice() }
    alone.data[10 * 61 + 12] = 9
    const one = islandMoments(alone)
    expect(one).toMatchObject({ pixels: 1, sum: 9, peak: 9, xPeak: 12, yPeak: 10, x: 12, y: 10 })
    expect(one.shape[0]).toBeGreaterThan(0)
    expect(one.shape[2]).toBeGreaterThan(0)
  })

  it('states what the fit left over', () => {
    const residual = Float64Array.from({ length: 61 * 61 }, (_, i) => 2 + (i % 2 === 0 ? 1 : -1))
    const row = measureIsland(0, 0, moments, residual, patch, scene, 0, 1, 0)
    expect(row.resid_mean).toBeCloseTo(2, 2)
    expect(row.resid_std).toBeCloseTo(1, 2)
  })
})
