// The first half of a search, which looks for islands and fits nothing: the beam, background and noise, what stands above them.

import { adaptMesh } from './background/adapt-mesh.ts'
import { type FoundNoise, findNoise, findRuns } from './background/find-noise.ts'
import { meshGeometry, type NoiseMesh } from './background/mesh.ts'
import { cellSize, chooseBeam, samplingOf } from './beam-choice.ts'
import { type Islands, joinIslands } from './detection/islands.ts'
import type { TaskRunner } from './engine.ts'
import { finderErrors } from './errors.ts'
import { beamPixels } from './fitting/beam-measures.ts'
import type { Covariance } from './fitting/gaussian-mixture.ts'
import type { FinderOptions } from './options.ts'
import type { Plane, PlaneContext } from './plane.ts'

/** What the first half of a search goes by. */
export interface Look {
  readonly plane: Plane
  readonly context: PlaneContext
  readonly settings: FinderOptions
  readonly runner: TaskRunner
  readonly signal: AbortSignal | undefined
}

/** What an image is like apart from its sources. */
export interface KnownSky {
  /** Covariance of the beam in pixels^2. */
  readonly beam: Covariance
  /** Whether the beam was guessed from the image. */
  readonly assumed: boolean
  readonly whiteFraction: number
  readonly mesh: NoiseMesh
  /** The islands above the background, where they are known by then. */
  readonly islands?: Islands
}

/**
 * Beam, background and noise of an image.
 *
 * @throws FINDER_ALL_BLANK, FINDER_NO_NOISE, FINDER_BEAM_TOO_SMALL; the signal's reason when aborted
 */
export async function knowSky(look: Look): Promise<KnownSky> {
  const { beam, assumed } = await chooseBeam(look.plane, look.context, {
    noise: (guess) => noiseOf(look, guess),
    islands: (mesh) => seedsOf(look, mesh),
  })
  const noise = await noiseOf(look, beam)
  return { beam, assumed, whiteFraction: uncorrelatedFraction(noise.correlation, beam), ...(await adaptedMesh(look, noise, beam)) }
}

async function noiseOf({ plane, settings, runner, signal }: Look, beam: Covariance): Promise<FoundNoise> {
  const found = await findNoise(runner, {
    geometry: meshGeometry(plane.width, plane.height, cellSize(plane, beam, settings)),
    ...samplingOf(beam),
    interpolation: settings.interpolation,
    iterations: settings['noise-iterations'],
    mergeThreshold: settings['merge-threshold'],
    signal,
  })
  if (found === undefined) throw finderErrors.ALL_BLANK({ width: plane.width, height: plane.height })
  if (settings.rms > 0) return { ...found, mesh: { ...found.mesh, rms: found.mesh.rms.map(() => settings.rms) } }
  if (!found.mesh.rms.some((rms) => rms > 0)) throw finderErrors.NO_NOISE()
  return found
}

/** The mesh made finer where that is needed and asked for; and the islands above the background, where they are known by then. */
async function adaptedMesh(
  look: Look,
  { mesh, correlation }: FoundNoise,
  beam: Covariance,
): Promise<{ mesh: NoiseMesh; islands?: Islands }> {
  const { settings, runner, signal } = look
  if (!settings['adaptive-noise'] || settings.rms > 0) return { mesh }
  const islands = await islandsOf(look, mesh, 1)
  const { interpolation } = settings
  const area = beamPixels(beam)
  const finer = await adaptMesh(runner, { mesh, correlation, islands, beamPixels: area, ...samplingOf(beam), interpolation, signal })
  return finer === undefined ? { mesh, islands } : { mesh: finer }
}

/** Less than this is within the error of the estimate. */
const LEAST_WHITE = 0.02

/** What the correlation of neighbours leaves unexplained by the beam is noise of single pixels. */
export function uncorrelatedFraction(correlation: number, beam: Covariance): number {
  const det = beam[0] * beam[2] - beam[1] * beam[1]
  const byBeam = (Math.exp(-beam[2] / (4 * det)) + Math.exp(-beam[0] / (4 * det))) / 2
  const white = Number.isNaN(correlation) ? 0 : 1 - correlation / byBeam
  return white < LEAST_WHITE ? 0 : Math.min(1, white)
}

/** A fitted peak may be this much higher, in rms, than the brightest pixel: islands below cannot hold a component that is kept. */
const PEAK_SCATTER = 1.3

/**
 * The islands whose fits may give a component that is kept.
 *
 * @param sign 1 for what stands above the background, -1 for what lies below it
 * @param scatter how far, in rms, the brightest pixel may lie below the seed threshold
 */
export async function islandsOf(
  { settings, runner, signal }: Look,
  mesh: NoiseMesh,
  sign: 1 | -1,
  scatter = PEAK_SCATTER,
): Promise<Islands> {
  const mergeThreshold = settings['merge-threshold']
  const runs = await findRuns(runner, mesh, sign, { interpolation: settings.interpolation, mergeThreshold, signal })
  return joinIslands(runs, {
    connectivity: settings.connectivity === '4' ? 4 : 8,
    seed: Math.max(mergeThreshold, settings['seed-threshold'] - scatter),
    leastPixels: settings['min-pixels'],
  })
}

/** Bright islands alone, as they show the width of point sources. */
async function seedsOf({ settings, runner, signal }: Look, mesh: NoiseMesh): Promise<Islands> {
  const { interpolation } = settings
  const runs = await findRuns(runner, mesh, 1, { interpolation, mergeThreshold: settings['merge-threshold'], signal })
  return joinIslands(runs, { connectivity: 8, seed: 2 * settings['seed-threshold'], leastPixels: 1 })
}
