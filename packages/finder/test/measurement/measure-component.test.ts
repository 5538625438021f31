// The numbers of a catalogue row from a fitted component: fluxes, positions and sizes with their errors, in the units of the image's sky.

import { createWcs } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'
import type { Component } from '../../src/fitting/component.ts'
import { parameterCovariance } from '../../src/fitting/covariance.ts'
import { measureComponent, type Scene } from '../../src/measurement/measure-component.ts'
import { extended, filterFor, patchOf, point } from '../patches.ts'
import { ellipse, peakOf } from '../pictures.ts'

const SCALE = 2.5
const wcs = createWcs({
  CTYPE1: 'RA---SIN',
  CTYPE2: 'DEC--SIN',
  CRPIX1: 150,
  CRPIX2: 150,
  CRVAL1: 40,
  CRVAL2: -30,
  CDELT1: -SCALE / 3600,
  CDELT2: SCALE / 3600,
})
const beam = ellipse(6, 4, 90)
const filter = filterFor(beam, 0)
const scene: Scene = { filter, wcs, fluxFactor: 1, sign: 1, correlationArea: 50 }
const patch = { ...patchOf(41, 41, [], beam), x0: 120, y0: 130, rms: 0.5 }
const context = { island: 4, level: 7, chi2: 100, ndf: 90, quality: 3, flags: 2 }

function measured(one: Component, more: Partial<Scene> = {}, rms = 0.5) {
  return measureComponent(one, 0, parameterCovariance([one], filter, rms), { ...patch, rms }, { ...scene, ...more }, context, 0.4)
}

describe('measureComponent', () => {
  it('places a component on the image and on the sky', () => {
    const row = measured(point(20, 19.25, 20.5))
    expect([row.x, row.y]).toEqual([139.25, 150.5])
    const { lon, lat } = wcs.pixelToIcrs(139.25, 150.5)
    expect([row.ra, row.dec]).toEqual([lon, lat])
    // East is to the left: a pixel is 2.5 arcsec, and the errors are on the sky, not in degrees of right ascension.
    expect(row.e_ra / row.e_x_pix).toBeCloseTo(SCALE, 3)
    expect(row.e_dec / row.e_y_pix).toBeCloseTo(SCALE, 3)
  })

  it('gives a point source the size of the beam, without errors but with a limit', () => {
    const row = measured(point(20, 19, 20))
    expect(row.maj_fwhm).toBeCloseTo(6 * SCALE, 3)
    expect(row.min_fwhm).toBeCloseTo(4 * SCALE, 3)
    // The meridians converge: north is not quite up at this place.
    expect(Math.abs(row.pos_ang - 180 * Math.round(row.pos_ang / 180))).toBeLessThan(0.02)
    expect(row.e_maj_fwhm).toBeNaN()
    expect(row.maj_deconv).toBeNaN()
    expect(row.maj_deconv_limit).toBeCloseTo(0.4 * 6 * SCALE, 3)
    expect(row.flux_peak).toBeCloseTo(row.flux_int, 9)
  })

  it('states the error of a flux as the filter leaves the noise', () => {
    expect(measured(point(20, 19, 20)).e_flux_int).toBeCloseTo(filter.noiseFactor * 0.5, 6)
    expect(measured(point(20, 19, 20)).e_flux_peak).toBeCloseTo(filter.noiseFactor * 0.5, 6)
  })

  it('gives an extended source its own size, with the beam taken out', () => {
    const row = measured(extended(300, 19, 20, ellipse(8, 5, 30)))
    expect(row.maj_deconv).toBeCloseTo(8 * SCALE, 3)
    expect(row.min_deconv).toBeCloseTo(5 * SCALE, 3)
    // 30 degrees from +x towards +y is 60 degrees from north towards west.
    expect(row.pa_deconv).toBeCloseTo(120, 1)
    expect(row.e_maj_deconv).toBeGreaterThan(0)
    expect(row.maj_deconv_limit).toBeNaN()
    expect(row.flux_int).toBeCloseTo(300, 9)
    expect(row.flux_peak).toBeCloseTo(peakOf(300, beam, ellipse(8, 5, 30)), 6)
  })

  it('does not call a source resolved whose size is within its errors', () => {
    const faint = measured(extended(5, 19, 20, ellipse(1.5, 1, 30)))
    expect(faint.maj_deconv).toBeNaN()
    expect(faint.maj_deconv_limit).toBeGreaterThan(1.5 * SCALE)
    const bright = measured(extended(50_000, 19, 20, ellipse(1.5, 1, 30)))
    expect(bright.maj_deconv).toBeCloseTo(1.5 * SCALE, 2)
    const thin = measured(extended(300, 19, 20, ellipse(8, 0.2, 30)))
    expect(thin.maj_deconv).toBeCloseTo(8 * SCALE, 2)
    expect(thin.min_deconv).toBeNaN()
  })

  it('gives a limit, not a size, for a shape smaller than the beam', () => {
    const row = measured(extended(20, 19, 20, [-0.3, 0, -0.2]))
    expect(row.maj_deconv).toBeNaN()
    expect(row.maj_deconv_limit).toBeGreaterThan(0)
  })

  it('states the error of the peak of a shape by differences of its parameters', () => {
    const one = extended(300, 19, 20, ellipse(8, 5, 30))
    const errors = parameterCovariance([one], filter, 0.5)
    const h = 1e-4
    const rows = [0, 3, 4, 5]
    const slopes = rows.map((row) => {
      const at = (by: number): number =>
        peakOf(300 + (row === 0 ? by : 0), beam, [
          one.shape[0] + (row === 3 ? by : 0),
          one.shape[1] + (row === 4 ? by : 0),
          one.shape[2] + (row === 5 ? by : 0),
        ])
      return (at(h) - at(-h)) / (2 * h)
    })
    let variance = 0
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 4; j++) variance += slopes[i] * slopes[j] * (errors?.matrix[rows[i] * 6 + rows[j]] ?? Number.NaN)
    expect(measured(one).e_flux_peak / Math.sqrt(variance)).toBeCloseTo(1, 4)
  })

  it('turns fluxes, but not the background, over for the negative sign', () => {
    const row = measured(point(20, 19, 20), { sign: -1 })
    expect([row.flux_peak, row.flux_int, row.bkg_local]).toEqual([-20, -20, 7])
    expect(row.snr).toBeCloseTo(40, 9)
    expect(row.e_flux_int).toBeGreaterThan(0)
  })

  it('sums fluxes over pixels where the unit is not per beam', () => {
    const row = measured(point(20, 19, 20), { fluxFactor: 27 })
    expect(row.flux_peak).toBe(20)
    expect(row.flux_int).toBe(540)
    expect(row.e_flux_int / row.e_flux_peak).toBeCloseTo(27, 9)
  })

  it('has no sky position without a sky, and sizes in pixels', () => {
    const row = measured(point(20, 19, 20), { wcs: undefined })
    expect([row.ra, row.dec, row.e_ra, row.e_dec]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
    expect(row.maj_fwhm).toBeCloseTo(6, 6)
  })

  it('has values but no errors where these could not be derived', () => {
    const row = measureComponent(point(20, 19, 20), 0, undefined, patch, scene, context, 0.4)
    expect(row.flux_int).toBe(20)
    expect([row.e_flux_int, row.e_flux_peak, row.e_x_pix, row.e_ra]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  })

  it('passes on what is the same for the whole island', () => {
    expect(measured(point(20, 19, 20))).toMatchObject({ island: 4, chi2: 100, ndf: 90, fit_quality: 3, flags: 2, rms_local: 0.5 })
  })
})
