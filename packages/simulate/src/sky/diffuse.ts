// Diffuse structures much larger than the beam: shells like supernova remnants, and blobs.

import { FWHM_PER_SIGMA } from '@cirasa/units'
import { streams } from '../random/streams.ts'
import { Xoshiro128 } from '../random/xoshiro128.ts'
import type { SkyParameters } from './options.ts'

/** One diffuse structure; pixels 0-based, lengths in pixels, brightness in Jy/beam. */
export interface DiffuseStructure {
  readonly kind: 'shell' | 'blob'
  readonly x: number
  readonly y: number
  readonly peak: number
  /** Diameter within which the structure is seen: outer edge of a shell, twice the FWHM of a blob. */
  readonly extent: number
  /** Half size of the box outside of which nothing is painted. */
  readonly reach: number
  brightness(dx: number, dy: number): number
}

/** Sizes in beams: radii of shells, FWHM of blobs. */
const SHELL_RADIUS = [10, 40] as const
const BLOB_WIDTH = [8, 30] as const
/** What is seen inside a shell, where the line of sight crosses it twice but thinly, as a fraction of its rim. */
const SHELL_INTERIOR = 0.35

/** The structures of a sky, with peaks uniform in their logarithm between the options' limits. */
export function drawDiffuse(parameters: SkyParameters): readonly DiffuseStructure[] {
  const { seed, width, height, shells, blobs, noise, diffuseMin, diffuseMax, beamMajor, pixelScale } = parameters
  const random = new Xoshiro128(seed, streams.diffuse)
  const beam = beamMajor / pixelScale
  const between = (low: number, high: number) => low + (high - low) * random.uniform()
  const list: DiffuseStructure[] = []
  for (let i = 0; i < shells + blobs; i++) {
    const x = between(0, width) - 0.5
    const y = between(0, height) - 0.5
    const peak = noise * diffuseMin * (diffuseMax / diffuseMin) ** random.uniform()
    const size = random.uniform()
    const thickness = between(0.08, 0.2)
    const angle = between(0, 2 * Math.PI)
    const bounds = i < shells ? SHELL_RADIUS : BLOB_WIDTH
    const length = beam * (bounds[0] + size * (bounds[1] - bounds[0]))
    list.push(i < shells ? shell(x, y, peak, length, Math.max(beam / FWHM_PER_SIGMA, thickness * length), angle) : blob(x, y, peak, length))
  }
  return list
}

/** A rim with a Gaussian profile, brighter on one side, and a flat fainter interior. */
function shell(x: number, y: number, peak: number, radius: number, sigma: number, angle: number): DiffuseStructure {
  const brightness = (dx: number, dy: number): number => {
    const r = Math.sqrt(dx * dx + dy * dy)
    const rim = Math.exp(-0.5 * ((r - radius) / sigma) ** 2)
    // The cosine of the azimuth from the bright side, without a division by nothing at the centre.
    const side = r > 0 ? (dx * Math.cos(angle) + dy * Math.sin(angle)) / r : 0
    const interior = r < radius ? SHELL_INTERIOR * (1 - rim) : 0
    return (peak * (rim * (1 + 0.4 * side) + interior)) / 1.4
  }
  return { kind: 'shell', x, y, peak, extent: 2 * (radius + 2 * sigma), reach: radius + 6 * sigma, brightness }
}

function blob(x: number, y: number, peak: number, fwhm: number): DiffuseStructure {
  const factor = -0.5 * (FWHM_PER_SIGMA / fwhm) ** 2
  const brightness = (dx: number, dy: number) => peak * Math.exp(factor * (dx * dx + dy * dy))
  return { kind: 'blob', x, y, peak, extent: 2 * fwhm, reach: (6 * fwhm) / FWHM_PER_SIGMA, brightness }
}
