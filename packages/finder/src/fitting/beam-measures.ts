// Sizes of a beam given as a covariance in pixels^2: one place for what detection, fitting and measuring all ask.

import type { Covariance } from './gaussian-mixture.ts'

/** Standard deviation of the beam in pixels, geometric mean of both axes. */
export const beamSigma = (beam: Covariance): number => Math.sqrt(Math.sqrt(beam[0] * beam[2] - beam[1] * beam[1]))

/** Area under a beam of unit peak, in pixels. */
export const beamPixels = (beam: Covariance): number => 2 * Math.PI * Math.sqrt(beam[0] * beam[2] - beam[1] * beam[1])
