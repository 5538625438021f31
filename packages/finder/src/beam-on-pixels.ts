// The beam in pixels: from the header's beam and the sky, or guessed from the brightest islands of an image that has none.

import { type Beam, FWHM_PER_SIGMA } from '@cirasa/units'
import { skyEllipseToPixel, type Wcs } from '@cirasa/wcs'
import type { NoiseMesh } from './background/mesh.ts'
import type { Islands } from './detection/islands.ts'
import { finderErrors } from './errors.ts'
import type { Covariance } from './fitting/gaussian-mixture.ts'
import type { Plane } from './plane.ts'

/** Least FWHM in pixels that can be worked with: below, a point source is a single pixel. */
const LEAST_FWHM = 0.9

/**
 * Covariance of the beam on the pixels at the image's centre, where the map's scale is taken.
 *
 * @throws FINDER_BEAM_TOO_SMALL
 */
export function beamOnPixels(beam: Beam, wcs: Wcs, width: number, height: number): Covariance {
  const { major, minor, angle } = skyEllipseToPixel(wcs.localJacobian((width - 1) / 2, (height - 1) / 2), beam)
  if (!(major >= LEAST_FWHM)) throw finderErrors.BEAM_TOO_SMALL({ major: beam.major, minor: beam.minor })
  const a = (major / FWHM_PER_SIGMA) ** 2
  const b = (Math.max(minor, LEAST_FWHM) / FWHM_PER_SIGMA) ** 2
  const c = Math.cos((angle * Math.PI) / 180)
  const s = Math.sin((angle * Math.PI) / 180)
  return [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c]
}

/** A round beam of a given FWHM in pixels. */
export function roundBeam(fwhm: number): Covariance {
  const variance = (fwhm / FWHM_PER_SIGMA) ** 2
  return [variance, 0, variance]
}

/** FWHM in pixels that is assumed until the image has been seen. */
export const FIRST_GUESS = 3.5

const MOST_ISLANDS = 400
const LARGEST_BOX = 4096

/**
 * Width of a point source in an image without a beam: the median, over the brightest compact islands, of the diameter of the area above
 * half the peak. The very brightest are left out: they may be saturated.
 */
export function estimateBeam(plane: Plane, mesh: NoiseMesh, islands: Islands): number {
  const boxOf = (i: number): number => (islands.xMax[i] - islands.xMin[i] + 1) * (islands.yMax[i] - islands.yMin[i] + 1)
  const order = Array.from({ length: islands.count }, (_, i) => i)
    .filter((i) => boxOf(i) <= LARGEST_BOX && islands.pixels[i] >= 3)
    .sort((a, b) => islands.peak[b] - islands.peak[a] || a - b)
  const chosen = order.slice(Math.floor(order.length * 0.02)).slice(0, MOST_ISLANDS)
  const widths = chosen.map((i) => widthAtHalf(plane, mesh, islands, i)).sort((a, b) => a - b)
  return widths.length === 0 ? FIRST_GUESS : Math.max(LEAST_FWHM, widths[widths.length >> 1])
}

function widthAtHalf(plane: Plane, mesh: NoiseMesh, islands: Islands, i: number): number {
  const y0 = islands.yMin[i]
  const rows = new Float32Array((islands.yMax[i] - y0 + 1) * plane.width)
  plane.readRows(y0, islands.yMax[i] + 1, rows)
  const cell = Math.min(mesh.rows - 1, Math.floor((y0 * mesh.rows) / mesh.height)) * mesh.columns
  const level = mesh.level[cell + Math.min(mesh.columns - 1, Math.floor((islands.xMin[i] * mesh.columns) / mesh.width))]
  const values: number[] = []
  for (let run = islands.firstRun[i]; run < islands.firstRun[i + 1]; run++) {
    const start = (islands.runs.y[run] - y0) * plane.width
    for (let x = islands.runs.start[run]; x < islands.runs.end[run]; x++) values.push(rows[start + x] - level)
  }
  const half = Math.max(...values) / 2
  return Math.sqrt((4 * values.filter((value) => value >= half).length) / Math.PI)
}
