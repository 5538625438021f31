// What an island says without any fit: peak, centroid, moments, flux of its pixels, and what the fit left over.

import { beamPixels } from '../fitting/beam-measures.ts'
import type { Covariance } from '../fitting/gaussian-mixture.ts'
import type { Patch } from '../fitting/patch.ts'
import type { IslandField } from './component-fields.ts'
import type { Scene } from './measure-component.ts'
import { measureEllipse, PIXEL_MAP } from './sky-size.ts'

/** Moments of an island's pixels. */
export interface IslandMoments {
  readonly pixels: number
  readonly sum: number
  readonly peak: number
  /** Patch coordinates of the brightest pixel. */
  readonly xPeak: number
  readonly yPeak: number
  /** Patch coordinates of the centroid, weighted by brightness. */
  readonly x: number
  readonly y: number
  readonly shape: Covariance
}

/** Moments of the pixels of an island; positions and shape are weighted by what lies above the background. */
export function islandMoments(patch: Patch): IslandMoments {
  const { data, member, width, core } = patch
  let pixels = 0
  let sum = 0
  let weights = 0
  let sx = 0
  let sy = 0
  let sxx = 0
  let sxy = 0
  let syy = 0
  let brightest = -1
  for (let y = core.top; y <= core.bottom; y++) {
    for (let x = core.left; x <= core.right; x++) {
      const i = y * width + x
      if (member[i] === 0) continue
      const value = data[i]
      if (brightest < 0 || value > data[brightest]) brightest = i
      pixels++
      sum += value
      const weight = Math.max(value, 0)
      weights += weight
      sx += weight * x
      sy += weight * y
      sxx += weight * x * x
      sxy += weight * x * y
      syy += weight * y * y
    }
  }
  const x = weights > 0 ? sx / weights : brightest % width
  const y = weights > 0 ? sy / weights : Math.floor(brightest / width)
  const total = weights > 0 ? weights : 1
  return {
    pixels,
    sum,
    peak: data[brightest],
    xPeak: brightest % width,
    yPeak: Math.floor(brightest / width),
    x,
    y,
    // Each pixel has a width of its own, so that even a single one has a size.
    shape: [sxx / total - x * x + PIXEL_VARIANCE, sxy / total - x * y, syy / total - y * y + PIXEL_VARIANCE],
  }
}

/** Variance along an axis of a uniform pixel. */
const PIXEL_VARIANCE = 1 / 12

/** A row of the islands table; `nested` counts the islands within one. `residual` is the patch without its components. */
export function measureIsland(
  island: number,
  nested: number,
  moments: IslandMoments,
  residual: Float64Array,
  patch: Patch,
  scene: Scene,
  level: number,
  components: number,
  flags: number,
): Record<IslandField, number> {
  const { wcs, sign, fluxFactor, filter } = scene
  const x = moments.x + patch.x0
  const y = moments.y + patch.y0
  const map = wcs?.localJacobian(x, y) ?? PIXEL_MAP
  const sky = wcs?.pixelToIcrs(x, y)
  const skyPeak = wcs?.pixelToIcrs(moments.xPeak + patch.x0, moments.yPeak + patch.y0)
  const area = beamPixels(filter.beam)
  const ellipse = measureEllipse(moments.shape, map)
  const left = residualStatistics(residual, patch)
  return {
    island,
    nested,
    x_min: patch.core.left + patch.x0,
    x_max: patch.core.right + patch.x0,
    y_min: patch.core.top + patch.y0,
    y_max: patch.core.bottom + patch.y0,
    x,
    y,
    ra: sky?.lon ?? Number.NaN,
    dec: sky?.lat ?? Number.NaN,
    x_peak: moments.xPeak + patch.x0,
    y_peak: moments.yPeak + patch.y0,
    ra_peak: skyPeak?.lon ?? Number.NaN,
    dec_peak: skyPeak?.lat ?? Number.NaN,
    flux_peak: sign * moments.peak,
    flux_int: (sign * moments.sum * fluxFactor) / area,
    e_flux_int: (patch.rms * Math.sqrt(moments.pixels * scene.correlationArea) * fluxFactor) / area,
    maj_fwhm: ellipse.major,
    min_fwhm: ellipse.minor,
    pos_ang: ellipse.angle,
    bkg_local: level,
    rms_local: patch.rms,
    snr: moments.peak / patch.rms,
    n_components: components,
    n_pix: moments.pixels,
    solid_angle: wcs === undefined ? Number.NaN : moments.pixels * Math.abs(map[0] * map[3] - map[1] * map[2]),
    resid_mean: sign * left.mean,
    resid_std: left.std,
    flags,
  }
}

function residualStatistics(residual: Float64Array, { member, core, width }: Patch): { mean: number; std: number } {
  let count = 0
  let sum = 0
  let squares = 0
  for (let y = core.top; y <= core.bottom; y++) {
    for (let i = y * width + core.left; i <= y * width + core.right; i++) {
      if (member[i] !== 1) continue
      count++
      sum += residual[i]
      squares += residual[i] * residual[i]
    }
  }
  const mean = sum / count
  return { mean, std: Math.sqrt(Math.max(0, squares / count - mean * mean)) }
}
