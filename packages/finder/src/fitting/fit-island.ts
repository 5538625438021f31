// How many components an island has and of which kind: start from its summits, then let the data ask for more.

import type { Peak } from '../deblending/peaks.ts'
import { type ReusedArray, reusedFloats } from './buffers.ts'
import { type Component, componentPeak, POINT_SHAPE } from './component.ts'
import { touchesBlank } from './cut-patch.ts'
import { filteredData } from './filtered-data.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'
import { addComponent } from './render.ts'
import { makeShapeScore, type ShapeScore } from './shape-score.ts'
import { type Budget, evaluate, type Solution, type SolveLimits, solve } from './solve.ts'

/** What decides between models. Gains are in chi-square. */
export interface ModelSelection {
  /** Least prominence, in rms, of a summit that starts as a component of its own. */
  readonly prominence: number
  /** Least residual, in rms, where another component is tried. */
  readonly residual: number
  /** Chi-square that another point source must gain. */
  readonly addGain: number
  /** Chi-square that a free shape, or a second point source in its place, must gain over the beam's. */
  readonly shapeGain: number
  /** Components fainter than this, in their own error, are dropped. */
  readonly leastSignificance: number
  readonly mostComponents: number
  /** How well a bright source is known to have the beam's shape, as a fraction of its flux: nothing is added for less. */
  readonly modelError: number
  /** Filter evaluations an island may cost. */
  readonly budget: number
}

/** What came of an island. */
export interface IslandFit {
  readonly components: readonly Component[]
  /** Upper limit of the intrinsic size of each, as a multiple of the beam; for components of the beam's shape. */
  readonly sizeLimits: readonly number[]
  /** Whether the budget ran out before the model was settled. */
  readonly exhausted: boolean
}

/** Chooses the components of islands of one image. */
export class IslandFitter {
  private readonly filter: PointFilter
  private readonly selection: ModelSelection
  private readonly score: ShapeScore
  private readonly beamSigma: number
  private readonly residuals = reusedFloats()

  constructor(filter: PointFilter, selection: ModelSelection) {
    this.filter = filter
    this.selection = selection
    this.score = makeShapeScore(filter)
    this.beamSigma = Math.sqrt(Math.sqrt(filter.beam[0] * filter.beam[2] - filter.beam[1] * filter.beam[1]))
  }

  /** Fits an island, starting from its summits (brightest first). Blank pixels of the patch end up holding the model. */
  fit(patch: Patch, peaks: readonly Peak[]): IslandFit {
    const trial = new Trial(patch, this.filter, this.selection, this.score, this.beamSigma, this.residuals)
    return trial.run(peaks)
  }
}

/** The search on one island. */
class Trial {
  private readonly patch: Patch
  private readonly filter: PointFilter
  private readonly selection: ModelSelection
  private readonly score: ShapeScore
  private readonly beamSigma: number
  private readonly residuals: ReusedArray<Float64Array>
  private readonly noise2: number
  private readonly budget: Budget
  private readonly limits: SolveLimits
  private readonly modelError: number
  private readonly refused = new Set<number>()

  constructor(
    patch: Patch,
    filter: PointFilter,
    selection: ModelSelection,
    score: ShapeScore,
    beamSigma: number,
    residuals: ReusedArray<Float64Array>,
  ) {
    this.patch = patch
    this.residuals = residuals
    this.filter = filter
    this.selection = selection
    this.score = score
    this.beamSigma = beamSigma
    this.noise2 = (filter.noiseFactor * patch.rms) ** 2
    this.budget = { evaluations: selection.budget }
    this.modelError = touchesBlank(patch) ? Math.max(BLANK_MODEL_ERROR, selection.modelError) : selection.modelError
    this.limits = { iterations: 20, tolerance: 5e-3 * this.noise2, budget: this.budget }
  }

  run(peaks: readonly Peak[]): IslandFit {
    const { selection, patch } = this
    const starts = peaks.filter((peak) => peak.prominence >= selection.prominence * patch.rms).slice(0, selection.mostComponents)
    let current = this.settle(this.solveAll(this.evaluate(starts.map(pointAt))))
    for (let round = 0; round < 3 * selection.mostComponents && this.budget.evaluations > 0; round++) {
      const better = this.reshape(current) ?? this.extend(current)
      if (better === undefined) break
      current = this.settle(better)
    }
    const noise = Math.sqrt(this.noise2)
    return {
      components: current.components,
      sizeLimits: current.components.map((one, k) => this.score.sizeLimit(current.residual, 6 * k, one.flux, noise)),
      exhausted: this.budget.evaluations <= 0,
    }
  }

  private evaluate(components: readonly Component[], known?: Solution): Solution {
    return evaluate(this.patch, this.filter, components, this.budget, known)
  }

  private solveAll(start: Solution): Solution {
    return start.components.length === 0 ? start : solve(this.patch, this.filter, start, this.limits)
  }

  /** Solves for the components that `seeds` names and their neighbours. */
  private solveNear(start: Solution, seeds: readonly Component[]): Solution {
    const reach = 6 * this.beamSigma
    const near: number[] = []
    start.components.forEach((one, k) => {
      if (seeds.some((seed) => Math.hypot(seed.x - one.x, seed.y - one.y) < reach)) near.push(k)
    })
    return solve(this.patch, this.filter, start, this.limits, near)
  }

  /** Drops what is too faint for its own error or has left the island, faintest first; lets blanks take the model's value. */
  private settle(start: Solution): Solution {
    let current = this.fillBlanks(start)
    while (current.components.length > 0) {
      const faintest = this.faintest(current)
      if (faintest === undefined) break
      const rest = current.components.filter((one) => one !== faintest)
      current = this.solveNear(this.evaluate(rest, current), [faintest])
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
      if (chosen < 0) return undefined
      const point = current.components[chosen]
      const others = current.components.filter((_, k) => k !== chosen)
      const shaped = this.solveNear(this.evaluate([...others, { ...point, free: true }], current), [point])
      const noise2 = this.noise2 + (this.modelError * point.flux) ** 2
      const gain = (2 * (shaped.objective - current.objective)) / noise2
      if (gain < 0.7 * selection.shapeGain) {
        this.refused.add(this.placeOf(point))
        continue
      }
      let best = shaped
      if (others.length + 2 <= selection.mostComponents) {
        const halves = splitInTwo(shaped.components[others.length])
        const two = this.solveNear(this.evaluate([...others, ...halves], current), [point])
        if (two.objective > best.objective) best = two
      }
      if ((2 * (best.objective - current.objective)) / noise2 > selection.shapeGain) return best
      this.refused.add(this.placeOf(point))
    }
  }

  /** Another point source where the residual is brightest, if it is worth it. */
  private extend(current: Solution): Solution | undefined {
    const { selection } = this
    if (current.components.length >= selection.mostComponents) return undefined
    const residual = this.residualMap(current)
    for (;;) {
      const spot = this.brightestResidual(residual)
      if (spot === undefined) return undefined
      const added = this.solveNear(this.evaluate([...current.components, spot], current), [spot])
      const noise2 = this.noise2 + (this.modelError * this.brightestNear(current, spot)) ** 2
      if ((2 * (added.objective - current.objective)) / noise2 > selection.addGain) return added
      this.refused.add(this.placeOf(spot))
    }
  }

  /** The point source whose residual asks most for a shape, or -1. */
  private mostExtended(current: Solution): number {
    let chosen = -1
    let most = 0.6 * this.selection.shapeGain
    current.components.forEach((component, k) => {
      if (component.free || this.refused.has(this.placeOf(component))) return
      const score = this.score.gain(current.residual, k * 6) / (this.noise2 + (this.modelError * component.flux) ** 2)
      if (score > most) {
        most = score
        chosen = k
      }
    })
    return chosen
  }

  private residualMap(current: Solution): Float64Array {
    const { data, width, height } = this.patch
    const residual = this.residuals.take(data.length)
    residual.set(data)
    for (const one of current.components) addComponent(residual, width, height, one, this.filter.beam, -1, this.patch.reach)
    return residual
  }

  private brightestResidual(residual: Float64Array): Component | undefined {
    const { patch, selection } = this
    const filtered = new Float64Array(6)
    for (;;) {
      let brightest = -1
      let most = selection.residual * patch.rms
      for (let i = 0; i < residual.length; i++) {
        if (residual[i] > most && patch.member[i] === 1 && !this.refused.has(i)) {
          most = residual[i]
          brightest = i
        }
      }
      if (brightest < 0) return undefined
      const x = brightest % patch.width
      const y = (brightest - x) / patch.width
      filteredData(patch, residual, this.filter, x, y, POINT_SHAPE, filtered, 0)
      this.budget.evaluations--
      if (filtered[0] > 0 && filtered[0] ** 2 > 0.6 * selection.addGain * this.noise2)
        return { flux: filtered[0], x, y, shape: POINT_SHAPE, free: false }
      this.refused.add(brightest)
    }
  }

  /** Peak of the brightest component within three beams of a place. */
  private brightestNear(current: Solution, spot: Component): number {
    const reach = 7 * this.beamSigma
    let peak = 0
    for (const one of current.components) {
      if (Math.hypot(one.x - spot.x, one.y - spot.y) < reach) peak = Math.max(peak, componentPeak(one, this.filter.beam))
    }
    return peak
  }

  /** Index of the pixel where a component stands: places that were tried in vain are not tried again. */
  private placeOf(component: Component): number {
    return Math.round(component.y) * this.patch.width + Math.round(component.x)
  }
}

/** An island cut by a blank is not known well enough to tell more of it than this fraction of a source's flux. */
const BLANK_MODEL_ERROR = 0.05

/** How often blanks are filled anew; each round takes the fit a constant fraction nearer. */
const BLANK_ROUNDS = 30

const pointAt = (peak: Peak): Component => ({ flux: peak.value, x: peak.x, y: peak.y, shape: POINT_SHAPE, free: false })

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
  const one = { flux: component.flux / 2, shape: POINT_SHAPE, free: false }
  return [
    { ...one, x: component.x + dx, y: component.y + dy },
    { ...one, x: component.x - dx, y: component.y - dy },
  ]
}
