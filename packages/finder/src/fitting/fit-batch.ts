// Fits and measures a batch of islands: what a worker does between two messages.

import { type Interpolation, MeshInterpolator } from '../background/interpolate-mesh.ts'
import type { NoiseMesh } from '../background/mesh.ts'
import { nestedIslands } from '../deblending/nested-islands.ts'
import { findPeaks, type Peak } from '../deblending/peaks.ts'
import { FLAGS } from '../flags.ts'
import { type ComponentField, componentFields, type IslandField, islandFields } from '../measurement/component-fields.ts'
import { type IslandContext, measureComponent, type Scene } from '../measurement/measure-component.ts'
import { type IslandMoments, islandMoments, measureIsland } from '../measurement/measure-island.ts'
import type { Plane, PlaneContext } from '../plane.ts'
import { type RecordTable, RecordWriter } from '../record-table.ts'
import { RowWindow } from '../row-window.ts'
import { beamPixels } from './beam-measures.ts'
import { type ReusedArray, reusedBytes, reusedFloats } from './buffers.ts'
import { type Component, componentPeak, makeComponent } from './component.ts'
import { parameterCovariance } from './covariance.ts'
import { type CutPatch, cutPatch, type PatchCutter, patchBox } from './cut-patch.ts'
import type { IslandFit, ModelSelection } from './fit-island.ts'
import { type MakeFitter, makeFitter } from './fit-memory.ts'
import type { Covariance } from './gaussian-mixture.ts'
import type { IslandBatch } from './island-batch.ts'
import { type LargeIsland, measureLarge } from './large-island.ts'
import { forEachMember, type Patch } from './patch.ts'
import { designPointFilter } from './point-filter.ts'
import { addComponent } from './render.ts'

/** How islands are fitted: the same for a whole image. */
export interface FitSetup {
  /** Covariance of the beam in pixels^2. */
  readonly beam: Covariance
  readonly whiteFraction: number
  /** How far the filter holds back from sharpening; see NoiseCorrelation. */
  readonly regularisation: number
  readonly selection: ModelSelection
  /** Least fitted peak of a component in rms. */
  readonly seedThreshold: number
  readonly fluxFactor: number
  /** Flags that every component of the image has. */
  readonly flags: number
}

/** A batch to fit. */
export interface FitTask {
  readonly kind: 'fit'
  readonly mesh: NoiseMesh
  readonly interpolation: Interpolation
  readonly setup: FitSetup
  readonly sign: 1 | -1
  readonly islands: IslandBatch
  /** Components to subtract, NEIGHBOUR_LENGTH numbers each: island i of the batch has those from firstNeighbour[i] to firstNeighbour[i + 1]. */
  readonly neighbours: Float64Array
  readonly firstNeighbour: Int32Array
}

/** Numbers a neighbour: flux, x, y in the image, intrinsic xx, xy, yy. */
export const NEIGHBOUR_LENGTH = 6

export interface FitResult {
  readonly components: RecordTable<ComponentField>
  readonly islands: RecordTable<IslandField>
}

/** An island larger than this many pixels in its box is measured by its moments only. */
const LARGEST_PATCH = 1 << 24

/**
 * Fits every island of the batch; islands in which no component reaches the threshold leave no row.
 *
 * @param fitterOf who fits, if it is not the search of models itself
 */
export function fitBatch(plane: Plane, context: PlaneContext, task: FitTask, fitterOf: MakeFitter = makeFitter): FitResult {
  const { setup, mesh, sign, islands } = task
  const filter = designPointFilter(setup.beam, setup)
  const correlationArea = 2 * beamPixels(setup.beam) * (1 - setup.whiteFraction) + setup.whiteFraction
  const scene: Scene = { filter, wcs: context.wcs, fluxFactor: setup.fluxFactor, sign, correlationArea }
  const cutter: PatchCutter = {
    window: new RowWindow(plane),
    width: plane.width,
    height: plane.height,
    interpolator: new MeshInterpolator(mesh, task.interpolation),
    mesh,
    filter,
    sign,
    data: reusedFloats(),
    member: reusedBytes(),
  }
  const fitter = fitterOf(filter, setup.selection)
  const residuals = reusedFloats()
  const components = new RecordWriter(componentFields)
  const rows = new RecordWriter(islandFields)
  for (let i = 0; i < islands.count; i++) {
    const box = patchBox(islands, i, filter)
    if ((box.x1 - box.x0 + 1) * (box.y1 - box.y0 + 1) > LARGEST_PATCH) {
      recordUnfitted(islands.number[i], measureLarge(cutter, islands, i), scene, setup, components, rows)
      continue
    }
    const cut = cutPatch(cutter, islands, i, box, neighboursOf(task, i), islands.yMax[islands.count - 1] + 1)
    const moments = islandMoments(cut.patch)
    const peaks = findPeaks(cut.patch, cut.patch.data)
    const fit = fitter.fit(cut.patch, peaks)
    record(islands.number[i], cut, moments, peaks, fit, scene, setup, residuals, components, rows)
  }
  return { components: components.table(), islands: rows.table() }
}

function neighboursOf({ neighbours, firstNeighbour }: FitTask, i: number): Component[] {
  const found: Component[] = []
  for (let k = firstNeighbour[i]; k < firstNeighbour[i + 1]; k++) {
    const [flux, x, y, xx, xy, yy] = neighbours.subarray(k * NEIGHBOUR_LENGTH, (k + 1) * NEIGHBOUR_LENGTH)
    found.push(makeComponent(flux, x, y, [xx, xy, yy], true))
  }
  return found
}

/** Writes an island that could not be fitted: one component with the moments of its pixels. */
function recordUnfitted(
  island: number,
  { patch, level, moments }: LargeIsland,
  scene: Scene,
  setup: FitSetup,
  components: RecordWriter<ComponentField>,
  rows: RecordWriter<IslandField>,
): void {
  const [bxx, bxy, byy] = setup.beam
  const flags = setup.flags | FLAGS.FIT_FAILED | FLAGS.ERRORS_UNKNOWN | (scene.sign < 0 ? FLAGS.NEGATIVE : 0)
  const [xx, xy, yy] = moments.shape
  const one = makeComponent(moments.sum / beamPixels(setup.beam), moments.x, moments.y, [xx - bxx, xy - bxy, yy - byy], true)
  const context: IslandContext = { island, level, chi2: Number.NaN, ndf: 0, quality: 0, flags }
  const row = measureComponent(one, 0, undefined, patch, scene, context, Number.NaN)
  // A peak that a Gaussian of the same flux and width would have says little here: the brightest pixel's does.
  components.add({ ...row, flux_peak: scene.sign * moments.peak, snr: moments.peak / patch.rms, fit_model: 2 })
  rows.add(measureIsland(island, 0, moments, new Float64Array(0), patch, scene, level, 1, flags))
}

/** Writes the rows of one island and of its components that reach the threshold. */
function record(
  island: number,
  cut: CutPatch,
  moments: IslandMoments,
  peaks: readonly Peak[],
  fit: IslandFit,
  scene: Scene,
  setup: FitSetup,
  residuals: ReusedArray<Float64Array>,
  components: RecordWriter<ComponentField>,
  rows: RecordWriter<IslandField>,
): void {
  const { patch } = cut
  const { beam } = setup
  const kept = fit.components.map((one) => componentPeak(one, beam) >= setup.seedThreshold * patch.rms && isSeen(one, patch))
  const count = kept.filter(Boolean).length
  if (count === 0) {
    // A fit that ran out of budget before it found anything says nothing against the island.
    const isSource = fit.exhausted && moments.peak >= setup.seedThreshold * patch.rms
    if (isSource) recordUnfitted(island, { patch, level: cut.level, moments }, scene, setup, components, rows)
    return
  }
  const residual = residuals.take(patch.data.length)
  residual.set(patch.data)
  for (const one of fit.components) addComponent(residual, patch.width, patch.height, one, beam, -1, patch.reach)
  const covariance = parameterCovariance(fit.components, scene.filter, patch.rms)
  const chi2 = chiSquare(residual, patch)
  const free = fit.components.reduce((sum, one) => sum + (one.free ? 6 : 3), 0)
  const flags =
    setup.flags |
    (cut.touchesEdge ? FLAGS.NEAR_EDGE : 0) |
    (cut.touchesBlank ? FLAGS.BLANK_PIXELS : 0) |
    (count > 1 ? FLAGS.DEBLENDED : 0) |
    (fit.exhausted ? FLAGS.FIT_INCOMPLETE : 0) |
    (covariance === undefined ? FLAGS.ERRORS_UNKNOWN : 0) |
    (scene.sign < 0 ? FLAGS.NEGATIVE : 0)
  const context: IslandContext = {
    island,
    level: cut.level,
    chi2,
    ndf: Math.max(0, moments.pixels - free),
    quality: qualityOf(fit, covariance !== undefined, chi2 / Math.max(1, moments.pixels), cut),
    flags,
  }
  fit.components.forEach((one, k) => {
    if (!kept[k]) return
    const own = { ...context, flags: flags | (one.free ? 0 : FLAGS.BEAM_SHAPE) }
    const row = measureComponent(one, k, covariance, patch, scene, own, fit.sizeLimits[k])
    const hasErrors = row.e_flux_int > 0 && row.e_flux_peak > 0 && row.e_x_pix > 0 && row.e_y_pix > 0
    components.add(hasErrors ? row : { ...row, flags: row.flags | FLAGS.ERRORS_UNKNOWN })
  })
  rows.add(measureIsland(island, 0, moments, residual, patch, scene, cut.level, count, flags))
  recordNested(island, cut, peaks, residual, fit.components, kept, scene, setup, flags, rows)
}

/** Islands of more beams than this are searched for islands within them. */
const NESTING_BEAMS = 10

/** Writes the rows of the islands within an island: parts that stand apart by as much as makes a source. */
function recordNested(
  island: number,
  { patch, level }: CutPatch,
  peaks: readonly Peak[],
  residual: Float64Array,
  components: readonly Component[],
  kept: readonly boolean[],
  scene: Scene,
  { beam, seedThreshold }: FitSetup,
  flags: number,
  rows: RecordWriter<IslandField>,
): void {
  let pixels = 0
  forEachMember(patch, () => pixels++)
  if (peaks.length < 2 || pixels <= NESTING_BEAMS * beamPixels(beam)) return
  let number = 0
  for (const nested of nestedIslands(patch, peaks, seedThreshold * patch.rms)) {
    const isInside = ({ x, y }: Component, k: number): boolean =>
      kept[k] && nested.member[Math.round(y) * nested.width + Math.round(x)] === 1
    const count = components.filter(isInside).length
    rows.add(measureIsland(island, ++number, islandMoments(nested), residual, nested, scene, level, count, flags))
  }
}

/** Whether the pixel at a component's centre was measured: a source behind a blank or beyond the border is the model's guess. */
function isSeen({ x, y }: Component, { width, blanks }: Patch): boolean {
  return !blanks.includes(Math.round(y) * width + Math.round(x))
}

function chiSquare(residual: Float64Array, { member, core, width, rms }: Patch): number {
  let sum = 0
  for (let y = core.top; y <= core.bottom; y++) {
    for (let i = y * width + core.left; i <= y * width + core.right; i++) if (member[i] === 1) sum += residual[i] * residual[i]
  }
  return sum / (rms * rms)
}

/** 1 poor: not settled or no errors; 2 fair: the fit leaves more than noise, or part of the island is hidden; 3 good. */
function qualityOf(fit: IslandFit, hasErrors: boolean, reducedChi2: number, cut: CutPatch): number {
  if (fit.exhausted || !hasErrors) return 1
  return reducedChi2 > POOR_CHI2 || cut.touchesBlank || cut.touchesEdge ? 2 : 3
}

/** Chi-square a pixel above which a fit leaves structure. */
const POOR_CHI2 = 5
