// Draws the compact sources of a sky: where they are, how bright and how large.

import { simulateErrors } from '../errors.ts'
import { streams } from '../random/streams.ts'
import { Xoshiro128 } from '../random/xoshiro128.ts'
import { type Covariance, covarianceOf, determinant, pixelAngle, sum } from './ellipse.ts'
import { fluxLaw } from './flux-law.ts'
import type { SkyParameters } from './options.ts'

/** More sources than this would need more memory than a truth table may take. */
const MAX_SOURCES = 20_000_000

/** Compact sources as columns, in ascending order of their row on the map. Pixels are 0-based, lengths in pixels, fluxes in Jy. */
export interface SourceList {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  /** Integrated flux and peak, as the beam shows it. */
  readonly flux: Float64Array
  readonly peak: Float64Array
  /** Covariance on the map, beam included, in px^2. */
  readonly xx: Float64Array
  readonly xy: Float64Array
  readonly yy: Float64Array
  /** 1 for a source that is not a point, and its own axes (FWHM, px) and angle (degrees from +x towards +y). */
  readonly isExtended: Uint8Array
  readonly ownMajor: Float64Array
  readonly ownMinor: Float64Array
  readonly ownAngle: Float64Array
}

/** Covariance of the beam on the pixel grid. */
function beamCovariance({ beamMajor, beamMinor, beamAngle, pixelScale }: SkyParameters): Covariance {
  return covarianceOf({ major: beamMajor / pixelScale, minor: beamMinor / pixelScale, angle: pixelAngle(beamAngle) })
}

/**
 * round(density x area) sources, uniform over the map. Each takes the same number of draws, so changing the flux law or the extended fraction
 * leaves the positions as they were.
 *
 * @throws SIMULATE_TOO_MANY_SOURCES
 */
export function drawSources(parameters: SkyParameters): SourceList {
  const { seed, width, height, pixelScale, density, extendedFraction, extendedMin, extendedMax, axisRatioMin, beamMajor } = parameters
  const count = Math.round(density * width * height * (pixelScale / 3600) ** 2)
  if (count > MAX_SOURCES) throw simulateErrors.TOO_MANY_SOURCES({ sources: count, limit: MAX_SOURCES })
  const list = emptyList(count)
  const beam = beamCovariance(parameters)
  const beamArea = Math.sqrt(determinant(beam))
  const law = fluxLaw(parameters)
  const random = new Xoshiro128(seed, streams.sources)
  for (let i = 0; i < count; i++) {
    list.x[i] = random.uniform() * width - 0.5
    list.y[i] = random.uniform() * height - 0.5
    list.flux[i] = law(random.uniform())
    const isExtended = random.uniform() < extendedFraction
    const major = ((extendedMin + random.uniform() * (extendedMax - extendedMin)) * beamMajor) / pixelScale
    const minor = major * (axisRatioMin + random.uniform() * (1 - axisRatioMin))
    const angle = 180 * random.uniform()
    const shape = isExtended ? sum(beam, covarianceOf({ major, minor, angle })) : beam
    list.isExtended[i] = isExtended ? 1 : 0
    list.ownMajor[i] = isExtended ? major : 0
    list.ownMinor[i] = isExtended ? minor : 0
    list.ownAngle[i] = isExtended ? angle : 0
    list.peak[i] = (list.flux[i] * beamArea) / Math.sqrt(determinant(shape))
    list.xx[i] = shape.xx
    list.xy[i] = shape.xy
    list.yy[i] = shape.yy
  }
  return picked(list, orderByRow(list.y, height))
}

function emptyList(count: number): SourceList {
  const column = () => new Float64Array(count)
  return {
    count,
    x: column(),
    y: column(),
    flux: column(),
    peak: column(),
    xx: column(),
    xy: column(),
    yy: column(),
    isExtended: new Uint8Array(count),
    ownMajor: column(),
    ownMinor: column(),
    ownAngle: column(),
  }
}

/** Indices by the whole row of each source, in the order drawn within a row: one counting pass, whatever their number. */
function orderByRow(y: Float64Array, height: number): Uint32Array {
  const starts = new Uint32Array(height + 1)
  const rowOf = (value: number) => Math.min(height - 1, Math.max(0, Math.round(value)))
  for (let i = 0; i < y.length; i++) starts[rowOf(y[i]) + 1]++
  for (let row = 0; row < height; row++) starts[row + 1] += starts[row]
  const order = new Uint32Array(y.length)
  for (let i = 0; i < y.length; i++) order[starts[rowOf(y[i])]++] = i
  return order
}

/** The rows of the list with these indices, in their order. */
function picked(list: SourceList, indices: Uint32Array): SourceList {
  const result = emptyList(indices.length)
  for (const name of ['x', 'y', 'flux', 'peak', 'xx', 'xy', 'yy', 'isExtended', 'ownMajor', 'ownMinor', 'ownAngle'] as const) {
    const from = list[name]
    const to = result[name]
    for (let i = 0; i < indices.length; i++) to[i] = from[indices[i]]
  }
  return result
}
