// How the islands of an image are fitted: what the options ask for, and what its own bright sources show.

import { isPerBeam } from '../catalogue/image-units.ts'
import type { Islands } from '../detection/islands.ts'
import type { TaskRunner } from '../engine.ts'
import { FLAGS } from '../flags.ts'
import type { KnownSky } from '../noise-and-islands.ts'
import type { FinderOptions } from '../options.ts'
import type { PlaneContext } from '../plane.ts'
import { beamPixels } from './beam-measures.ts'
import type { FitSetup } from './fit-batch.ts'
import { measureModelError, regularisationFor } from './model-error.ts'

/** How the islands of an image are fitted. */
export function chooseSetup(
  context: PlaneContext,
  settings: FinderOptions,
  { beam, whiteFraction, assumed }: Pick<KnownSky, 'beam' | 'whiteFraction' | 'assumed'>,
  modelError: number,
): FitSetup {
  const area = beamPixels(beam)
  return {
    beam,
    whiteFraction,
    regularisation: regularisationFor(modelError),
    selection: {
      prominence: settings['deblend-prominence'],
      residual: 3.3,
      addGain: settings['add-gain'],
      shapeGain: settings['shape-gain'],
      leastSignificance: 3.5,
      mostComponents: settings['max-components'],
      modelError,
      wingError: (assumed ? ASSUMED_WINGS : WINGS) * modelError,
      budget: settings['fit-budget'],
    },
    seedThreshold: settings['seed-threshold'],
    fluxFactor: isPerBeam(context.unit) ? 1 : area,
    flags: assumed ? FLAGS.BEAM_ASSUMED : 0,
  }
}

/** What is asked for, or what the brightest islands show. */
export function modelErrorOf(
  runner: TaskRunner,
  islands: Islands,
  { mesh, beam, whiteFraction }: KnownSky,
  settings: FinderOptions,
  signal: AbortSignal | undefined,
): Promise<number> {
  if (settings['model-error'] > 0) return Promise.resolve(settings['model-error'])
  const base = { mesh, interpolation: settings.interpolation, beam, whiteFraction }
  return measureModelError(runner, islands, base, beamPixels(beam), signal)
}

/** What lies beyond the Gaussian core, as a multiple of the model error: sidelobes of a cleaned map, wings of a star. */
const WINGS = 0.1
const ASSUMED_WINGS = 0.5
