// The finder: background, detection, deblending, fitting, measurement. A plane and options in, a catalogue and maps out.

import type { Catalog } from '@cirasa/catalog'
import { adaptMesh } from './background/adapt-mesh.ts'
import { type FoundNoise, findNoise, findRuns } from './background/find-noise.ts'
import { meshGeometry, type NoiseMesh } from './background/mesh.ts'
import { cellSize, chooseBeam, samplingOf } from './beam-choice.ts'
import { isPerBeam } from './catalogue/image-units.ts'
import { type Islands, joinIslands } from './detection/islands.ts'
import { localRunner, type TaskRunner } from './engine.ts'
import { finderErrors } from './errors.ts'
import { beamPixels } from './fitting/beam-measures.ts'
import type { FitResult, FitSetup } from './fitting/fit-batch.ts'
import { fitIslands } from './fitting/fit-islands.ts'
import type { Covariance } from './fitting/gaussian-mixture.ts'
import { measureModelError, regularisationFor } from './fitting/model-error.ts'
import { measureNoiseBySize, type NoiseBySize } from './fitting/noise-by-size.ts'
import { FLAGS } from './flags.ts'
import { type FinderMaps, makeMaps } from './maps.ts'
import { completeOptions, type FinderOptions } from './options.ts'
import type { Plane, PlaneContext } from './plane.ts'
import type { ReportProgress } from './progress.ts'

/** How a search is run. */
export interface FindControls {
  readonly signal?: AbortSignal
  readonly progress?: ReportProgress
  /** Who does the work; this thread when absent. Results do not depend on it. */
  readonly runner?: TaskRunner
}

/** What a search gives: the catalogue, and maps that are drawn row by row when asked for. */
export interface FoundSources {
  readonly catalog: Catalog
  readonly maps: FinderMaps
}

/**
 * Finds and measures the sources of a plane. Pure: the same pixels and options give the same catalogue, bit for bit, whatever the number of
 * hands and the size of their tasks.
 *
 * @param options values by the names of {@link finderOptions}; the rest take their defaults
 * @throws FINDER_ALL_BLANK, FINDER_NO_NOISE, FINDER_BAD_OPTION, FINDER_BEAM_TOO_SMALL; the signal's reason when aborted
 */
export async function findSources(
  plane: Plane,
  context: PlaneContext,
  options: Readonly<Record<string, number | boolean | string | undefined>> = {},
  controls: FindControls = {},
): Promise<FoundSources> {
  const settings = completeOptions(options)
  const runner = controls.runner ?? localRunner(plane, context)
  const report = controls.progress ?? (() => {})
  report({ stage: 'noise', fraction: 0 })
  const { beam, assumed } = await chooseBeam(plane, context, {
    noise: (guess) => noiseOf(plane, guess, settings, runner, controls.signal),
    islands: (mesh) => seedsOf(mesh, settings, runner, controls.signal),
  })
  const noise = await noiseOf(plane, beam, settings, runner, controls.signal)
  const whiteFraction = uncorrelatedFraction(noise.correlation, beam)
  const { mesh, islands: above } = await adaptedMesh(noise, beam, settings, runner, controls.signal)
  const signs: (1 | -1)[] = settings.negative ? [1, -1] : [1]
  const passes: Pass[] = []
  let setup: FitSetup | undefined
  for (const sign of signs) {
    const share = (fraction: number): number => 0.2 + (0.76 * (passes.length + fraction)) / signs.length
    report({ stage: 'detection', fraction: share(0) })
    const islands = sign > 0 && above !== undefined ? above : await islandsOf(mesh, sign, settings, runner, controls.signal)
    // Shapes are judged on what stands above the background, also for what lies below it.
    setup ??= fitSetup(
      context,
      settings,
      beam,
      whiteFraction,
      assumed,
      await modelErrorOf(runner, islands, mesh, beam, whiteFraction, settings, controls.signal),
    )
    const base = { mesh, interpolation: settings.interpolation, setup, sign, mergeThreshold: settings['merge-threshold'] }
    const fitted = await fitIslands(runner, islands, base, controls.signal, (fraction, count) =>
      report({ stage: 'fitting', fraction: share(0.1 + 0.9 * fraction), count }),
    )
    passes.push({ sign, islands, fitted })
  }
  report({ stage: 'measurement', fraction: 0.97 })
  const regularisation = setup?.regularisation ?? 0
  const probed = { mesh, interpolation: settings.interpolation, beam, whiteFraction, regularisation }
  const components = passes.flatMap((pass) => pass.fitted.map((result) => result.components))
  const noiseBySize = await measureNoiseBySize(runner, probed, components, controls.signal)
  const found = { plane, context, settings, beam, assumed, whiteFraction, mesh, passes, noiseBySize, regularisation }
  // Loaded by whoever comes this far: threads that only do tasks start earlier without it.
  const { buildCatalog } = await import('./catalogue/build-catalog.ts')
  const built = buildCatalog(found)
  report({ stage: 'measurement', fraction: 1, count: built.catalog.components.rows })
  return { catalog: built.catalog, maps: makeMaps(found, built.kept) }
}

/** One search of the image: as it is, or upside down. */
export interface Pass {
  readonly sign: 1 | -1
  readonly islands: Islands
  readonly fitted: readonly FitResult[]
}

/** Everything a search found, before it is a catalogue. */
export interface Found {
  readonly plane: Plane
  readonly context: PlaneContext
  readonly settings: FinderOptions
  readonly beam: Covariance
  readonly assumed: boolean
  readonly whiteFraction: number
  readonly mesh: NoiseMesh
  readonly passes: readonly Pass[]
  /** How much larger errors are for extended sources than correlated noise alone makes them. */
  readonly noiseBySize: NoiseBySize
  /** How far the filter held back from sharpening. */
  readonly regularisation: number
}

async function noiseOf(
  plane: Plane,
  beam: Covariance,
  settings: FinderOptions,
  runner: TaskRunner,
  signal: AbortSignal | undefined,
): Promise<FoundNoise> {
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
  { mesh, correlation }: FoundNoise,
  beam: Covariance,
  settings: FinderOptions,
  runner: TaskRunner,
  signal: AbortSignal | undefined,
): Promise<{ mesh: NoiseMesh; islands?: Islands }> {
  if (!settings['adaptive-noise'] || settings.rms > 0) return { mesh }
  const islands = await islandsOf(mesh, 1, settings, runner, signal)
  const { interpolation } = settings
  const area = beamPixels(beam)
  const finer = await adaptMesh(runner, { mesh, correlation, islands, beamPixels: area, ...samplingOf(beam), interpolation, signal })
  return finer === undefined ? { mesh, islands } : { mesh: finer }
}

/** Less than this is within the error of the estimate. */
const LEAST_WHITE = 0.02

/** What the correlation of neighbours leaves unexplained by the beam is noise of single pixels. */
function uncorrelatedFraction(correlation: number, beam: Covariance): number {
  const det = beam[0] * beam[2] - beam[1] * beam[1]
  const byBeam = (Math.exp(-beam[2] / (4 * det)) + Math.exp(-beam[0] / (4 * det))) / 2
  const white = Number.isNaN(correlation) ? 0 : 1 - correlation / byBeam
  return white < LEAST_WHITE ? 0 : Math.min(1, white)
}

function fitSetup(
  context: PlaneContext,
  settings: FinderOptions,
  beam: Covariance,
  whiteFraction: number,
  assumed: boolean,
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

function modelErrorOf(
  runner: TaskRunner,
  islands: Islands,
  mesh: NoiseMesh,
  beam: Covariance,
  whiteFraction: number,
  settings: FinderOptions,
  signal: AbortSignal | undefined,
): Promise<number> {
  if (settings['model-error'] > 0) return Promise.resolve(settings['model-error'])
  const area = beamPixels(beam)
  return measureModelError(runner, islands, { mesh, interpolation: settings.interpolation, beam, whiteFraction }, area, signal)
}

/** What lies beyond the Gaussian core, as a multiple of the model error: sidelobes of a cleaned map, wings of a star. */
const WINGS = 0.1
const ASSUMED_WINGS = 0.5

/** A fitted peak may be this much higher, in rms, than the brightest pixel: islands below cannot hold a component that is kept. */
const PEAK_SCATTER = 1.3

async function islandsOf(
  mesh: NoiseMesh,
  sign: 1 | -1,
  settings: FinderOptions,
  runner: TaskRunner,
  signal: AbortSignal | undefined,
): Promise<Islands> {
  const mergeThreshold = settings['merge-threshold']
  const runs = await findRuns(runner, mesh, sign, { interpolation: settings.interpolation, mergeThreshold, signal })
  return joinIslands(runs, {
    connectivity: settings.connectivity === '4' ? 4 : 8,
    seed: Math.max(mergeThreshold, settings['seed-threshold'] - PEAK_SCATTER),
    leastPixels: settings['min-pixels'],
  })
}

/** Bright islands alone, as they show the width of point sources. */
async function seedsOf(mesh: NoiseMesh, settings: FinderOptions, runner: TaskRunner, signal: AbortSignal | undefined): Promise<Islands> {
  const { interpolation } = settings
  const runs = await findRuns(runner, mesh, 1, { interpolation, mergeThreshold: settings['merge-threshold'], signal })
  return joinIslands(runs, { connectivity: 8, seed: 2 * settings['seed-threshold'], leastPixels: 1 })
}
