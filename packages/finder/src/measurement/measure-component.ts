// From a fitted component to the numbers of a catalogue row.

import type { Wcs } from '@cirasa/wcs'
import { type Component, componentPeak } from '../fitting/component.ts'
import type { ParameterCovariance } from '../fitting/covariance.ts'
import type { Covariance } from '../fitting/gaussian-mixture.ts'
import type { Patch } from '../fitting/patch.ts'
import type { PointFilter } from '../fitting/point-filter.ts'
import type { ComponentField } from './component-fields.ts'
import { type LocalMap, measureEllipse, PIXEL_MAP } from './sky-size.ts'

/** What the image is, as far as measuring goes. */
export interface Scene {
  readonly filter: PointFilter
  readonly wcs: Wcs | undefined
  /** What one unit of fitted flux is worth: 1 for images per beam (Jy/beam gives Jy), the beam's pixels otherwise. */
  readonly fluxFactor: number
  /** -1 when the image was searched upside down. */
  readonly sign: 1 | -1
  /** Pixels over which noise is correlated: (sum of its autocorrelation). */
  readonly correlationArea: number
}

/** What is the same for all components of an island. */
export interface IslandContext {
  readonly island: number
  readonly level: number
  readonly chi2: number
  readonly ndf: number
  readonly quality: number
  readonly flags: number
}

type ComponentRow = Record<ComponentField, number>

/** Below this many standard errors a size is an upper limit. */
const RESOLVED = 2

/** Everything about one component. `covariance` is that of all components of the fit; `k` says which. */
export function measureComponent(
  component: Component,
  k: number,
  covariance: ParameterCovariance | undefined,
  patch: Patch,
  scene: Scene,
  context: IslandContext,
  sizeLimit: number,
): ComponentRow {
  const { filter, wcs, sign, fluxFactor } = scene
  const x = component.x + patch.x0
  const y = component.y + patch.y0
  const map: LocalMap = wcs?.localJacobian(x, y) ?? PIXEL_MAP
  const sky = wcs?.pixelToIcrs(x, y)
  const entry = (i: number, j: number): number =>
    covariance === undefined ? Number.NaN : covariance.matrix[(covariance.offsets[k] + i) * covariance.size + covariance.offsets[k] + j]
  const peak = componentPeak(component, filter.beam)
  const position = skyErrors(map, entry(1, 1), entry(1, 2), entry(2, 2))
  return {
    island: context.island,
    x,
    y,
    e_x_pix: Math.sqrt(entry(1, 1)),
    e_y_pix: Math.sqrt(entry(2, 2)),
    ra: sky?.lon ?? Number.NaN,
    dec: sky?.lat ?? Number.NaN,
    e_ra: wcs === undefined ? Number.NaN : position.east,
    e_dec: wcs === undefined ? Number.NaN : position.north,
    flux_peak: sign * peak,
    e_flux_peak: peakError(component, filter.beam, peak, entry),
    flux_int: sign * component.flux * fluxFactor,
    e_flux_int: Math.sqrt(entry(0, 0)) * fluxFactor,
    ...sizes(component, filter.beam, map, entry, sizeLimit),
    bkg_local: context.level,
    rms_local: patch.rms,
    snr: peak / patch.rms,
    chi2: context.chi2,
    ndf: context.ndf,
    fit_quality: context.quality,
    fit_model: component.free ? 1 : 0,
    flags: context.flags,
    flux_fit: sign * component.flux,
    shape_xx: component.shape[0],
    shape_xy: component.shape[1],
    shape_yy: component.shape[2],
  }
}

type Entry = (i: number, j: number) => number

function skyErrors([a, b, c, d]: LocalMap, xx: number, xy: number, yy: number): { east: number; north: number } {
  return { east: Math.sqrt(a * a * xx + 2 * a * b * xy + b * b * yy), north: Math.sqrt(c * c * xx + 2 * c * d * xy + d * d * yy) }
}

/** The peak is the flux times the root of (beam area / observed area): both have errors, and these are correlated. */
function peakError(component: Component, beam: Covariance, peak: number, entry: Entry): number {
  const perFlux = peak / component.flux
  if (!component.free) return Math.sqrt(entry(0, 0)) * perFlux
  const xx = beam[0] + component.shape[0]
  const xy = beam[1] + component.shape[1]
  const yy = beam[2] + component.shape[2]
  const det = xx * yy - xy * xy
  const gradient = [perFlux, (-0.5 * peak * yy) / det, (peak * xy) / det, (-0.5 * peak * xx) / det]
  const rows = [0, 3, 4, 5]
  let variance = 0
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) variance += gradient[i] * gradient[j] * entry(rows[i], rows[j])
  return Math.sqrt(Math.max(0, variance))
}

type Sizes = Pick<
  ComponentRow,
  | 'maj_fwhm'
  | 'min_fwhm'
  | 'pos_ang'
  | 'e_maj_fwhm'
  | 'e_min_fwhm'
  | 'e_pos_ang'
  | 'maj_deconv'
  | 'min_deconv'
  | 'pa_deconv'
  | 'e_maj_deconv'
  | 'e_min_deconv'
  | 'e_pa_deconv'
  | 'maj_deconv_limit'
>

/**
 * Observed and intrinsic sizes. Taking the beam out (Wild 1970, AuJPh 23, 113) is a subtraction of covariances, and the fit's shape is
 * the intrinsic one already; an axis that is not longer than its error allows is not resolved.
 */
function sizes(component: Component, beam: Covariance, map: LocalMap, entry: Entry, sizeLimit: number): Sizes {
  const observed: Covariance = [beam[0] + component.shape[0], beam[1] + component.shape[1], beam[2] + component.shape[2]]
  const errors = component.free ? Float64Array.from({ length: 9 }, (_, i) => entry(3 + Math.floor(i / 3), 3 + (i % 3))) : undefined
  const seen = measureEllipse(observed, map, errors)
  const beamMajor = measureEllipse(beam, map).major
  const result = {
    maj_fwhm: seen.major,
    min_fwhm: seen.minor,
    pos_ang: seen.angle,
    e_maj_fwhm: seen.majorError,
    e_min_fwhm: seen.minorError,
    e_pos_ang: seen.angleError,
    maj_deconv: Number.NaN,
    min_deconv: Number.NaN,
    pa_deconv: Number.NaN,
    e_maj_deconv: Number.NaN,
    e_min_deconv: Number.NaN,
    e_pa_deconv: Number.NaN,
    maj_deconv_limit: Number.NaN,
  }
  if (!component.free) return { ...result, maj_deconv_limit: sizeLimit * beamMajor }
  const own = measureEllipse(component.shape, map, errors)
  // The error of a width is that of its square over twice the width; in squares the test works below zero too.
  const isResolved = (width: number, error: number): boolean => width > 2 * RESOLVED * error
  if (!isResolved(own.major, own.majorError)) {
    const variance = Math.max(0, Number.isNaN(own.major) ? 0 : own.major * own.major) + 4 * own.major * own.majorError
    return { ...result, maj_deconv_limit: Math.sqrt(Number.isNaN(variance) ? 0 : variance) || beamMajor }
  }
  const minor = isResolved(own.minor, own.minorError) ? { min_deconv: own.minor, e_min_deconv: own.minorError } : {}
  return { ...result, maj_deconv: own.major, e_maj_deconv: own.majorError, pa_deconv: own.angle, e_pa_deconv: own.angleError, ...minor }
}
