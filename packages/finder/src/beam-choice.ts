// Which beam an image is searched with, and what follows from its width: the size of noise cells, and which pixels are looked at for noise.

import { FWHM_PER_SIGMA } from '@cirasa/units'
import type { FoundNoise } from './background/find-noise.ts'
import type { NoiseMesh } from './background/mesh.ts'
import { beamOnPixels, estimateBeam, FIRST_GUESS, roundBeam } from './beam-on-pixels.ts'
import type { Islands } from './detection/islands.ts'
import { beamSigma } from './fitting/beam-measures.ts'
import type { Covariance } from './fitting/gaussian-mixture.ts'
import type { FinderOptions } from './options.ts'
import type { Plane, PlaneContext } from './plane.ts'

/** The beam, and whether it was guessed from the image. */
export interface ChosenBeam {
  /** Covariance in pixels^2. */
  readonly beam: Covariance
  readonly assumed: boolean
}

/** First looks at an image whose beam is not known. */
export interface FirstLook {
  /** The noise as it is with a beam of about this size. */
  noise(guess: Covariance): Promise<FoundNoise>
  /** The bright islands. */
  islands(mesh: NoiseMesh): Promise<Islands>
}

/**
 * The header's beam on the pixels; a round one as wide as the image's bright compact sources where the header has none, or no sky.
 *
 * @throws FINDER_BEAM_TOO_SMALL, and what the first look throws
 */
export async function chooseBeam(plane: Plane, context: PlaneContext, look: FirstLook): Promise<ChosenBeam> {
  if (context.beam !== undefined && context.wcs !== undefined) {
    return { beam: beamOnPixels(context.beam, context.wcs, plane.width, plane.height), assumed: false }
  }
  const { mesh } = await look.noise(roundBeam(FIRST_GUESS))
  return { beam: roundBeam(estimateBeam(plane, mesh, await look.islands(mesh))), assumed: true }
}

const fwhmOf = (beam: Covariance): number => FWHM_PER_SIGMA * beamSigma(beam)

/** Smallest side of a noise cell in pixels: fewer do not make a statistic. */
const LEAST_CELL = 24

/** Noise cells along the shorter side of an image, if they can be this many beams wide. */
const LEAST_CELLS = 6
const LEAST_BEAMS = 8

/** Side of a noise cell in pixels. Cells of a small image are smaller, so that there are some to follow the noise, but never less than a few beams. */
export function cellSize({ width, height }: Plane, beam: Covariance, settings: FinderOptions): number {
  const fwhm = fwhmOf(beam)
  const wanted = settings['noise-box'] * fwhm
  return Math.max(LEAST_CELL, Math.min(wanted, Math.max(LEAST_BEAMS * fwhm, Math.min(width, height) / LEAST_CELLS)))
}

/** In pixels: those closer than about two thirds of a beam say the same; light of a source reaches half a beam beyond its island. */
export function samplingOf(beam: Covariance): { stride: number; margin: number } {
  const fwhm = fwhmOf(beam)
  return { stride: Math.max(1, Math.round(0.7 * fwhm)), margin: Math.max(1, Math.round(fwhm / 2)) }
}
