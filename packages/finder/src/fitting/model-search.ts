// How many components an island has and of which kind: start from its summits, then let the data ask for more.

import type { Peak } from '../deblending/peaks.ts'
import type { ReusedArray } from './buffers.ts'
import { type Component, componentPeak, freed, POINT_SHAPE, pointSource } from './component.ts'
import { touchesBlank } from './cut-patch.ts'
import { filteredData } from './filtered-data.ts'
import type { IslandFit, ModelSelection } from './fit-island.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'
import { refit } from './refit.ts'
import { addComponent } from './render.ts'
import type { ShapeScore } from './shape-score.ts'
import { type Budget, evaluate, type Solution, type SolveLimits, solve } from './solve.ts'
import { solvePoint } from './solve-point.ts'

/** What the searches of one image share. */
export interface SearchSetup {
  readonly filter: PointFilter
  readonly selection: ModelSelection
  readonly score: ShapeScore
  /** Standard deviation of the beam in pixels, geometric mean of both axes. */
  readonly beamSigma: number
  /** For the residual map: the next search overwrites it. */
  readonly residuals: ReusedArray<Float64Array>
}

/** The search on one island. */
export class ModelSearch {
  readonly patch: Patch
  readonly filter: PointFilter
  private readonly selection: ModelSelection
  private readonly score: ShapeScore
  readonly beamSigma: number
  private readonly residuals: ReusedArray<Float64Array>
  private readonly noise2: number
  private readonly budget: Budget
  readonly limits: SolveLimits
  private readonly modelError: number
  private readonly refused = new Set<number>()

  constructor(patch: Patch, image: SearchSetup) {
    this.patch = patch
    this.residuals = image.residuals
    this.filter = image.filter
    this.selection = image.selection
    this.score = image.score
    this.beamSigma = image.beamSigma
    const { filter, selection } = image
    this.budget = { evaluations: selection.budget }
    this.noise2 = (filter.noiseFactor * patch.rms) ** 2
    this.modelError = touchesBlank(patch) ? Math.max(BLANK_MODEL_ERROR, selection.modelError) : selection.modelError
    this.limits = { iterations: 20, tolerance: TOLERANCE * this.noise2, budget: this.budget }
  }

  run(peaks: readonly Peak[]): IslandFit {
    const { selection, patch } = this
    const starts = peaks.filter((peak) => peak.prominence >= selection.prominence * patch.rms).slice(0, selection.mostComponents)
    this.budget.evaluations *= Math.max(1, starts.length)
    let current = this.settle(this.start(starts.map((peak) => pointAt(peak, this.patch, this.beamSigma))))
    for (let round = 0; round < 3 * selection.mostComponents && !this.isSpent; round++) {
      const better = this.reshape(current) ?? this.extend(current)
      if (better === undefined) break
      current = this.settle(better)
    }
    const noise = Math.sqrt(this.noise2)
    return {
      components: current.components,
      sizeLimits: current.components.map((one, k) => this.score.sizeLimit(current.residual, 6 * k, one.flux, noise)),
      exhausted: this.isSpent,
    }
  }

  /** Whether the island has cost as much as it may. */
  private get isSpent(): boolean {
    return this.budget.evaluations <= 0
  }

  /** The best fit near the summits. */
  private start(components: readonly Component[]): Solution {
    return components.length === 1
      ? solvePoint(this.patch, this.filter, components[0], this.limits)
      : this.solveAll(this.evaluate(components))
  }

  private evaluate(components: readonly Component[], known?: Solution): Solution {
    return evaluate(this.patch, this.filter, components, this.budget, known)
  }

  private refit(current: Solution, removed: readonly Component[], added: readonly Component[]): Solution {
    return refit(this, current, removed, added)
  }

  /** All components together where they are few; in a crowd each with its neighbours, the brightest first. */
  private solveAll(start: Solution): Solution {
    const { components } = start
    if (components.length === 0) return start
    if (components.length === 1 && !components[0].free) return solvePoint(this.patch, this.filter, components[0], this.limits)
    if (components.length <= FEW) return solve(this.patch, this.filter, start, this.limits)
    let current = start
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      const before = current.objective
      const visited = new Set<Component>()
      for (;;) {
        const next = current.components.filter((one) => !visited.has(one)).reduce<Component | undefined>(brighter, undefined)
        if (next === undefined || this.isSpent) break
        current = this.refit(current, [next], [next])
        visited.add(current.components[0])
      }
      if (current.objective - before < this.limits.tolerance * components.length) break
    }
    return current
  }

  /** Drops what is too faint for its own error or has left the island, faintest first; lets blanks take the model's value. */
  private settle(start: Solution): Solution {
    let current = this.fillBlanks(start)
    while (current.components.length > 0 && !this.isSpent) {
      const faintest = this.faintest(current)
      if (faintest === undefined) break
      current = this.refit(current, [faintest], [])
    }
    return current
  }

  private faintest(current: Solution): Component | undefined {
    let least = this.selection.leastSignificance * Math.sqrt(this.noise2)
    let faintest: Component | undefined
    for (const component of current.components) {
      const strength = isNearIsland(this.patch, component) ? componentPeak(component, this.filter.beam) : Number.NEGATIVE_INFINITY
      if (strength < least) {
        least = strength
        faintest = component
      }
    }
    return faintest
  }

  /** Blank pixels take the value of the model and the fit is repeated until both agree (expectation-maximisation, Dempster+ 1977). */
  private fillBlanks(start: Solution): Solution {
    const { blanks, data, width, height } = this.patch
    let current = start
    if (blanks.length === 0) return current
    for (let round = 0; round < BLANK_ROUNDS; round++) {
      const model = new Float64Array(data.length)
      for (const one of current.components) addComponent(model, width, height, one, this.filter.beam, 1, this.patch.reach)
      let change = 0
      for (const blank of blanks) {
        change = Math.max(change, Math.abs(model[blank] - data[blank]))
        data[blank] = model[blank]
      }
      if (change < 0.05 * this.patch.rms) break
      current = this.solveAll(this.evaluate(current.components))
    }
    return current
  }

  /** The most extended-looking point source given a shape, or split in two: whichever the data prefer, if either is worth it. */
  private reshape(current: Solution): Solution | undefined {
    const { selection } = this
    for (;;) {
      const chosen = this.mostExtended(current)
      if (chosen < 0 || this.isSpent) return undefined
      const point = current.components[chosen]
      const shaped = this.refit(current, [point], [freed(point)])
      const noise2 = this.shapeNoise2(point)
      const wanted = this.shapeGainFor(componentPeak(shaped.components[0], this.filter.beam))
      const gain = (2 * (shaped.objective - current.objective)) / noise2
      if (gain < 0.7 * wanted) {
        this.refused.add(this.placeOf(point))
        continue
      }
      let best = shaped
      if (current.components.length < selection.mostComponents) {
        const two = this.refit(current, [point], splitInTwo(shaped.components[0]))
        if (two.objective > best.objective && !this.isCrowded(two, 2)) best = two
      }
      if ((2 * (best.objective - current.objective)) / noise2 > wanted) return best
      this.refused.add(this.placeOf(point))
    }
  }

  /** Another point source where the residual is brightest, if it is worth it. */
  private extend(current: Solution): Solution | undefined {
    const { selection } = this
    if (current.components.length >= selection.mostComponents) return undefined
    const residual = this.residualMap(current)
    for (const pixel of this.residualSummits(residual)) {
      const spot = this.spotAt(residual, pixel)
      if (this.isSpent) return undefined
      if (spot === undefined) continue
      const added = this.refit(current, [], [spot])
      const noise2 = this.noise2 + this.modelError2(current, spot)
      if ((2 * (added.objective - current.objective)) / noise2 > selection.addGain && !this.isCrowded(added, 1)) return added
      this.refused.add(pixel)
    }
    return undefined
  }

  /** Whether one of the first `count` components stands so close to another that they are one source's light shared out. */
  private isCrowded({ components }: Solution, count: number): boolean {
    const closest = CLOSEST * this.beamSigma
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < components.length; j++) {
        if (j !== i && Math.hypot(components[i].x - components[j].x, components[i].y - components[j].y) < closest) return true
      }
    }
    return false
  }

  /** The point source whose residual asks most for a shape, or -1. */
  private mostExtended(current: Solution): number {
    let chosen = -1
    let most = 0.6
    current.components.forEach((component, k) => {
      if (component.free || this.refused.has(this.placeOf(component))) return
      const score = this.score.gain(current.residual, k * 6) / (this.shapeNoise2(component) * this.shapeGainFor(component.flux))
      if (score > most) {
        most = score
        chosen = k
      }
    })
    return chosen
  }

  /** Square of what noise, and the model's being no better than it is, make of the gain by a shape. */
  private shapeNoise2({ flux }: Component): number {
    return this.score.noiseShare * this.noise2 + (this.modelError * flux) ** 2
  }

  /** Chi-square that a shape must gain: more for faint sources, beside which others too faint to be found look like a larger shape. */
  private shapeGainFor(peak: number): number {
    return this.selection.shapeGain * Math.min(FAINT_FACTOR, Math.max(1, ((FAINT * this.patch.rms) / peak) ** 2))
  }

  private residualMap(current: Solution): Float64Array {
    const { data, width, height } = this.patch
    this.budget.evaluations -= data.length / PIXELS_PER_EVALUATION
    const residual = this.residuals.take(data.length)
    residual.set(data)
    for (const one of current.components) addComponent(residual, width, height, one, this.filter.beam, -1, this.patch.reach)
    return residual
  }

  /** Pixels of the island where the residual is a local maximum and bright enough, brightest first; without those tried in vain. */
  private residualSummits(residual: Float64Array): number[] {
    const { patch, selection, refused } = this
    const { core, width, member } = patch
    const least = selection.residual * patch.rms
    const summits: number[] = []
    this.budget.evaluations -= residual.length / PIXELS_PER_EVALUATION
    for (let row = core.top; row <= core.bottom; row++) {
      for (let i = row * width + core.left; i <= row * width + core.right; i++) {
        if (residual[i] > least && member[i] === 1 && !refused.has(i) && isSummit(residual, i, width)) summits.push(i)
      }
    }
    return summits.sort((one, other) => residual[other] - residual[one] || one - other)
  }

  /** A point source at a pixel, if the residual there is bright enough through the filter. */
  private spotAt(residual: Float64Array, pixel: number): Component | undefined {
    const { patch, selection } = this
    const x = pixel % patch.width
    const y = (pixel - x) / patch.width
    const filtered = new Float64Array(6)
    filteredData(patch, residual, this.filter, x, y, POINT_SHAPE, filtered, 0)
    this.budget.evaluations--
    const isBright = filtered[0] > 0 && filtered[0] ** 2 > 0.6 * selection.addGain * this.noise2
    if (!isBright) this.refused.add(pixel)
    return isBright ? pointSource(filtered[0], x, y) : undefined
  }

  /**
   * Square of what a place may owe to the shapes of components nearby not being quite Gaussian. A profile a little too wide or too narrow
   * leaves u exp(-u / 2) of its peak, u = r^2 / sigma^2; beyond that remain sidelobes and wings.
   */
  private modelError2(current: Solution, spot: Component): number {
    let most = 0
    for (const one of current.components) {
      const u = ((one.x - spot.x) ** 2 + (one.y - spot.y) ** 2) / this.beamSigma ** 2
      if (u > FARTHEST_ERROR) continue
      const profile = u < 2 ? 1 : (u * Math.exp(-u / 2)) / PROFILE_PEAK
      most = Math.max(most, (this.selection.wingError + this.modelError * profile) * componentPeak(one, this.filter.beam))
    }
    return most * most
  }

  /** Index of the pixel where a component stands: places that were tried in vain are not tried again. */
  private placeOf(component: Component): number {
    return Math.round(component.y) * this.patch.width + Math.round(component.x)
  }
}

/** An island cut by a blank is not known well enough to tell more of it than this fraction of a source's flux. */
const BLANK_MODEL_ERROR = 0.05

/** Below this many rms a source must gain more by a shape, up to so many times as much. */
const FAINT = 7.5
const FAINT_FACTOR = 2

/** Largest of u exp(-u / 2). */
const PROFILE_PEAK = 2 / Math.E

/** Squared distance in beam standard deviations up to which a bright component makes its surroundings doubtful. */
const FARTHEST_ERROR = 50

/** A pass over so many pixels costs as much as an evaluation of the filter. */
const PIXELS_PER_EVALUATION = 2000

/** Two components closer than this, in beam standard deviations, cannot be told apart. */
const CLOSEST = 0.6

/** Whether no neighbour is brighter; of equal ones the first counts. */
function isSummit(values: Float64Array, i: number, width: number): boolean {
  const value = values[i]
  for (const step of [-width - 1, -width, -width + 1, -1]) if (values[i + step] >= value) return false
  for (const step of [1, width - 1, width, width + 1]) if (values[i + step] > value) return false
  return true
}

/** Up to this many components are solved for together. */
const FEW = 16

/** How often a crowd is gone through at most. */
const SWEEPS = 8

const brighter = (best: Component | undefined, one: Component): Component => (best === undefined || one.flux > best.flux ? one : best)

/** How often blanks are filled anew; each round takes the fit a constant fraction nearer. */
const BLANK_ROUNDS = 30

/** A point source at a summit, placed between the pixels by the parabola through the summit and its neighbours. */
function pointAt({ x, y, value }: Peak, { data, width, height }: Patch, beamSigma: number): Component {
  const i = y * width + x
  const dx = x > 0 && x < width - 1 ? vertexOf(data[i - 1], value, data[i + 1]) : 0
  const dy = y > 0 && y < height - 1 ? vertexOf(data[i - width], value, data[i + width]) : 0
  return pointSource(value * Math.exp((dx * dx + dy * dy) / (2 * beamSigma * beamSigma)), x + dx, y + dy)
}

/** Where the parabola through three equidistant values has its vertex, at most half a step from the middle one. */
function vertexOf(before: number, middle: number, after: number): number {
  const curvature = before - 2 * middle + after
  return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature))) : 0
}

/** Gain in chi-square, over the filtered noise, that is not worth another step: a twentieth of a standard error. */
const TOLERANCE = 2.5e-3

/** A component belongs to the island if it stands on one of its pixels or right beside one. */
function isNearIsland(patch: Patch, component: Component): boolean {
  const cx = Math.round(component.x)
  const cy = Math.round(component.y)
  for (let y = Math.max(0, cy - 1); y <= Math.min(patch.height - 1, cy + 1); y++) {
    for (let x = Math.max(0, cx - 1); x <= Math.min(patch.width - 1, cx + 1); x++) if (patch.member[y * patch.width + x] === 1) return true
  }
  return false
}

/** Two point sources that have the flux, the centre and the longer axis of one extended component. */
function splitInTwo(component: Component): [Component, Component] {
  const [xx, xy, yy] = component.shape
  const mean = (xx + yy) / 2
  const spread = Math.hypot((xx - yy) / 2, xy)
  const half = Math.sqrt(Math.max(mean + spread, 0.25))
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  const dx = half * Math.cos(angle)
  const dy = half * Math.sin(angle)
  const flux = component.flux / 2
  return [pointSource(flux, component.x + dx, component.y + dy), pointSource(flux, component.x - dx, component.y - dy)]
}
