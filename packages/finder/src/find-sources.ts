// The finder: background, detection, deblending, fitting, measurement. A plane and options in, a catalogue and maps out.

import type { Catalog, FitConditionsRecord } from '@cirasa/catalog'
import type { NoiseMesh } from './background/mesh.ts'
import type { Islands } from './detection/islands.ts'
import { localRunner, type TaskRunner } from './engine.ts'
import { chooseSetup, modelErrorOf } from './fitting/choose-setup.ts'
import type { FitResult, FitSetup } from './fitting/fit-batch.ts'
import { fitIslands } from './fitting/fit-islands.ts'
import type { Covariance } from './fitting/gaussian-mixture.ts'
import { measureNoiseBySize, type NoiseBySize } from './fitting/noise-by-size.ts'
import { type FinderMaps, makeMaps } from './maps.ts'
import { islandsOf, knowSky } from './noise-and-islands.ts'
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
  readonly conditions: FitConditions
}

/** What the fits of an image go by besides its pixels and maps: for whoever fits one of its sources again. */
export type FitConditions = FitConditionsRecord

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
  const look = { plane, context, settings, runner, signal: controls.signal }
  const sky = await knowSky(look)
  const { beam, assumed, whiteFraction, mesh } = sky
  const signs: (1 | -1)[] = settings.negative ? [1, -1] : [1]
  const passes: Pass[] = []
  let setup: FitSetup | undefined
  for (const sign of signs) {
    const share = (fraction: number): number => 0.2 + (0.76 * (passes.length + fraction)) / signs.length
    report({ stage: 'detection', fraction: share(0) })
    const islands = sign > 0 && sky.islands !== undefined ? sky.islands : await islandsOf(look, mesh, sign)
    // Shapes are judged on what stands above the background, also for what lies below it.
    setup ??= chooseSetup(context, settings, sky, await modelErrorOf(runner, islands, sky, settings, controls.signal))
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
  const conditions: FitConditions = Object.freeze({ beam, whiteFraction, modelError: setup?.selection.modelError ?? 0, noiseBySize })
  const found = { plane, context, settings, beam, assumed, whiteFraction, mesh, passes, noiseBySize, regularisation, conditions }
  // Loaded by whoever comes this far: threads that only do tasks start earlier without it.
  const { buildCatalog } = await import('./catalogue/build-catalog.ts')
  const built = buildCatalog(found)
  report({ stage: 'measurement', fraction: 1, count: built.catalog.components.rows })
  return { catalog: built.catalog, maps: makeMaps(found, built.kept), conditions }
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
  readonly conditions: FitConditions
}
