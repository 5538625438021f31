// Fits one island again, with the finder's own code and whatever choice of components and shapes a person makes.

import { FWHM_PER_SIGMA } from '@cirasa/units'
import type { Wcs } from '@cirasa/wcs'
import { measureNoise } from './background/measure-noise.ts'
import { meshGeometry, type NoiseMesh } from './background/mesh.ts'
import { samplingOf } from './beam-choice.ts'
import { beamOnPixels, estimateBeam, roundBeam } from './beam-on-pixels.ts'
import { type CombinedPart, type CombinedSource, combineParts } from './catalogue/combine-components.ts'
import { FluxSums } from './catalogue/flux-sums.ts'
import { widenedRow } from './catalogue/widened-errors.ts'
import { detectRuns } from './detection/detect.ts'
import { type Islands, joinIslands } from './detection/islands.ts'
import { localRunner } from './engine.ts'
import { finderErrors } from './errors.ts'
import type { FitConditions } from './find-sources.ts'
import { beamSigma } from './fitting/beam-measures.ts'
import { chooseSetup, modelErrorOf } from './fitting/choose-setup.ts'
import { type FitSetup, fitBatch, NEIGHBOUR_LENGTH } from './fitting/fit-batch.ts'
import type { Covariance } from './fitting/gaussian-mixture.ts'
import { batchOf } from './fitting/island-batch.ts'
import { regularisationFor } from './fitting/model-error.ts'
import { orderByNeighbours } from './fitting/neighbour-order.ts'
import { type FitChoice, RegionFitter } from './fitting/region-fitter.ts'
import type { ComponentField, IslandField } from './measurement/component-fields.ts'
import { measureEllipse } from './measurement/sky-size.ts'
import { type KnownSky, uncorrelatedFraction } from './noise-and-islands.ts'
import { completeOptions, type FinderOptions } from './options.ts'
import type { Plane, PlaneContext } from './plane.ts'
import type { RecordTable } from './record-table.ts'

/** Pixels around a source, and what is known of them. Everything is in pixels of the region, 0-based. */
export interface Region {
  /** Large enough for the whole island and some beams around it. */
  readonly plane: Plane
  readonly context: PlaneContext
  /** Local background and noise of each pixel, row-major, in the image's unit: cut out of the maps of a search. */
  readonly background: Float32Array
  readonly rms: Float32Array
  /** Components that are known around there. Those in brighter islands nearby are subtracted, as a search does; the others are not needed. */
  readonly neighbours: readonly PlacedComponent[]
  /** What the search went by, as far as it is known; the rest is measured on the region. */
  readonly conditions?: Partial<FitConditions>
}

/** A component as a catalogue draws it. */
export interface PlacedComponent {
  readonly x: number
  readonly y: number
  /** Peak above the background, in the image's unit. */
  readonly peak: number
  /** Full width at half maximum in pixels, the beam included. */
  readonly major: number
  readonly minor: number
  /** Degrees of the major axis from +x towards +y. */
  readonly angle: number
}

/** A fitted component: as it is drawn, and its measurements by the names of the catalogue's columns where these are the same. */
export interface FittedComponent extends PlacedComponent {
  readonly measured: Readonly<Record<ComponentField, number>>
}

/** The island that was fitted, by the names of the catalogue's columns where these are the same. Pixels are those of the region, 0-based. */
export type FittedIsland = Readonly<Record<IslandField, number>>

/** What came of a fit. */
export interface RegionFit {
  readonly components: readonly FittedComponent[]
  /** Undefined where no component was kept. */
  readonly island: FittedIsland | undefined
  /** What the fit went by: given, or measured on the region. */
  readonly conditions: Omit<FitConditions, 'noiseBySize'>
  /** Of the island's pixels. */
  readonly chi2: number
  /** Pixels of the island less fitted parameters. */
  readonly ndf: number
  /** Pixels of the island. */
  readonly pixels: number
  /** Whether the budget ran out before the model was settled. */
  readonly exhausted: boolean
  /** What the components leave of the image less its background and neighbours, in a box of the region; NaN where blank. */
  readonly residual: {
    readonly x0: number
    readonly y0: number
    readonly width: number
    readonly height: number
    readonly pixels: Float32Array
  }
}

/**
 * Fits the island at a place again. With no choice made, the same maps and the same conditions, the components are those of the catalogue (to
 * a small part of their errors, as a search takes the background beside an island for a plane). Without `noiseBySize` errors are those of the
 * fit: a catalogue's are wider for extended sources, by what the image as a whole shows of its faint ones.
 *
 * @param at a pixel of the island, or one beside it
 * @param choice how many components and which shapes; what is left out the data decide, as in a search
 * @param options values by the names of {@link finderOptions}
 * @throws FINDER_NO_ISLAND, FINDER_BAD_OPTION, FINDER_BEAM_TOO_SMALL; the signal's reason when aborted
 * @example
 * const { components, chi2 } = await fitRegion(region, { x: 64, y: 64 }, { components: 2, shape: 'beam' })
 */
export async function fitRegion(
  region: Region,
  at: { readonly x: number; readonly y: number },
  choice: FitChoice = {},
  options: Readonly<Record<string, number | boolean | string | undefined>> = {},
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<RegionFit> {
  const settings = completeOptions(options)
  const { plane, context } = region
  const mesh = meshOfMaps(region)
  const islands = islandsIn(plane, mesh, settings)
  const sky = skyOf(region, mesh, islands)
  const target = islandAt(islands, at, beamSigma(sky.beam))
  if (target < 0) throw finderErrors.NO_ISLAND({ x: Math.round(at.x), y: Math.round(at.y), threshold: settings['merge-threshold'] })
  const modelError = region.conditions?.modelError ?? (await modelErrorOf(localRunner(plane, context), islands, sky, settings, signal))
  signal?.throwIfAborted()
  const setup = chooseSetup(context, settings, sky, modelError)
  return fitOne(region, mesh, islands, target, setup, settings, choice)
}

/**
 * One source of several fitted components, as a search puts them together.
 *
 * @param components of one fit
 * @param wcs of the pixels that they are given in
 */
export function combineComponents(
  components: readonly { readonly measured: CombinedPart }[],
  { beam, whiteFraction, modelError }: RegionFit['conditions'],
  wcs?: Wcs,
): CombinedSource {
  const sums = new FluxSums({ beam, whiteFraction, regularisation: regularisationFor(modelError) })
  return combineParts(
    components.map(({ measured }) => measured),
    { beam, wcs },
    sums,
  )
}

/** The maps as a mesh whose cells are the pixels: at the centres of its cells a mesh is what it was given. */
function meshOfMaps({ plane: { width, height }, background, rms }: Region): NoiseMesh {
  return { width, height, columns: width, rows: height, level: Float64Array.from(background), rms: Float64Array.from(rms) }
}

function islandsIn(plane: Plane, mesh: NoiseMesh, settings: FinderOptions): Islands {
  const mergeThreshold = settings['merge-threshold']
  const { interpolation } = settings
  const runs = detectRuns(plane, { kind: 'detect', y0: 0, y1: plane.height, mesh, interpolation, mergeThreshold, sign: 1 })
  return joinIslands(runs, { connectivity: settings.connectivity === '4' ? 4 : 8, seed: mergeThreshold, leastPixels: 1 })
}

function skyOf({ plane, context, conditions }: Region, mesh: NoiseMesh, islands: Islands): KnownSky {
  const { width, height } = plane
  const ofHeader = context.beam !== undefined && context.wcs !== undefined
  const beam =
    conditions?.beam ?? (ofHeader ? beamOnPixels(context.beam, context.wcs, width, height) : roundBeam(estimateBeam(plane, mesh, islands)))
  const whiteFraction = conditions?.whiteFraction ?? uncorrelatedFraction(correlationIn(plane, beam), beam)
  return { beam, assumed: !ofHeader, whiteFraction, mesh }
}

/** What neighbouring pixels have in common, outside sources. */
function correlationIn(plane: Plane, beam: Covariance): number {
  const geometry = meshGeometry(plane.width, plane.height, Math.max(plane.width, plane.height))
  const task = { geometry, firstRow: 0, lastRow: 1, ...samplingOf(beam), iterations: 2, mergeThreshold: 2.6 }
  return measureNoise(plane, { kind: 'noise', ...task }).correlation[0]
}

/** The island that a pixel belongs to, or the one that is nearest within two standard deviations of the beam; -1 where there is none. */
function islandAt({ count, firstRun, runs }: Islands, at: { readonly x: number; readonly y: number }, beamWidth: number): number {
  let nearest = -1
  let least = 2 * beamWidth
  for (let island = 0; island < count; island++) {
    for (let run = firstRun[island]; run < firstRun[island + 1]; run++) {
      const dx = Math.max(0, runs.start[run] - 0.5 - at.x, at.x - runs.end[run] + 0.5)
      const distance = Math.hypot(dx, Math.max(0, Math.abs(runs.y[run] - at.y) - 0.5))
      if (distance >= least) continue
      least = distance
      nearest = island
    }
  }
  return nearest
}

function fitOne(
  region: Region,
  mesh: NoiseMesh,
  islands: Islands,
  target: number,
  setup: FitSetup,
  settings: FinderOptions,
  choice: FitChoice,
): RegionFit {
  const isChosen = choice.components !== undefined || (choice.shape ?? 'chosen') !== 'chosen'
  const neighbours = neighboursOf(region, islands, target, setup.beam, settings['merge-threshold'])
  let fitter: RegionFitter | undefined
  const { components, islands: fitted } = fitBatch(
    region.plane,
    region.context,
    {
      kind: 'fit',
      mesh,
      interpolation: settings.interpolation,
      // Whoever asks for so many components wants to see them, however faint.
      setup: isChosen ? { ...setup, seedThreshold: 0 } : setup,
      sign: 1,
      islands: batchOf(islands, Int32Array.of(target)),
      neighbours,
      firstNeighbour: Int32Array.of(0, neighbours.length / NEIGHBOUR_LENGTH),
    },
    (filter, selection) => (fitter = new RegionFitter(filter, selection, choice)),
  )
  const found = fitter?.outcome()
  const noiseBySize = region.conditions?.noiseBySize
  const { beam, whiteFraction, selection } = setup
  return {
    components: rowsIn(components).map((row) => placed(noiseBySize === undefined ? row : widenedRow(row, beam, noiseBySize), beam)),
    island: rowsIn(fitted).find(({ nested }) => nested === 0),
    conditions: { beam, whiteFraction, modelError: selection.modelError },
    chi2: found?.chi2 ?? Number.NaN,
    ndf: found?.ndf ?? 0,
    pixels: islands.pixels[target],
    exhausted: found?.exhausted ?? true,
    residual: found?.residual ?? { x0: 0, y0: 0, width: 0, height: 0, pixels: new Float32Array(0) },
  }
}

/** Components of brighter islands whose light reaches this one, as a search subtracts them; and what stands outside of the region. */
function neighboursOf(
  { neighbours, plane }: Region,
  islands: Islands,
  target: number,
  beam: Covariance,
  mergeThreshold: number,
): Float64Array {
  const sigma = beamSigma(beam)
  const brighter = new Set(orderByNeighbours(islands, sigma, mergeThreshold).brighter.get(target))
  const isOutside = ({ x, y }: PlacedComponent): boolean => !(x >= 0 && y >= 0 && x <= plane.width - 1 && y <= plane.height - 1)
  const chosen = neighbours.filter((one) => isOutside(one) || brighter.has(islandAt(islands, one, sigma)))
  return Float64Array.from(chosen.flatMap((one) => intrinsicOf(one, beam)))
}

/** Flux in beams, position, and the shape without the beam. */
function intrinsicOf({ x, y, peak, major, minor, angle }: PlacedComponent, beam: Covariance): number[] {
  const a = (major / FWHM_PER_SIGMA) ** 2
  const b = (minor / FWHM_PER_SIGMA) ** 2
  const c = Math.cos((angle * Math.PI) / 180)
  const s = Math.sin((angle * Math.PI) / 180)
  const flux = peak * Math.sqrt((a * b) / (beam[0] * beam[2] - beam[1] * beam[1]))
  return [flux, x, y, a * c * c + b * s * s - beam[0], (a - b) * c * s - beam[1], a * s * s + b * c * c - beam[2]]
}

/** From +x towards +y: as if east were +y and north +x. */
const FROM_X: readonly [number, number, number, number] = [0, 1, 1, 0]

function rowsIn<Field extends string>({ fields, count, data }: RecordTable<Field>): Record<Field, number>[] {
  return Array.from(
    { length: count },
    (_, row) => Object.fromEntries(fields.map((field, i) => [field, data[row * fields.length + i]])) as Record<Field, number>,
  )
}

function placed(measured: FittedComponent['measured'], beam: Covariance): FittedComponent {
  const { major, minor, angle } = measureEllipse(
    [beam[0] + measured.shape_xx, beam[1] + measured.shape_xy, beam[2] + measured.shape_yy],
    FROM_X,
  )
  return { x: measured.x, y: measured.y, peak: measured.flux_peak, major, minor, angle, measured }
}
