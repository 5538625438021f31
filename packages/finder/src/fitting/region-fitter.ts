// The fit of one island by a person's choice: so many components, of the beam's shape or free ones, in place of what the search would take.

import type { Peak } from '../deblending/peaks.ts'
import { freed } from './component.ts'
import { type IslandFit, IslandFitter, type ModelSelection } from './fit-island.ts'
import type { Fitter } from './fit-memory.ts'
import { forEachMember, type Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'
import { addComponent } from './render.ts'
import { evaluate, solve } from './solve.ts'

/** What a person chooses. */
export interface FitChoice {
  /** Components of the island; fewer where the data do not tell so many apart. By default as many as the data ask for. */
  readonly components?: number
  /** 'beam' for the beam's shape, 'free' for fitted ones, 'chosen' for what the data ask for. Default 'chosen'. */
  readonly shape?: 'chosen' | 'beam' | 'free'
}

/** What a fit left of its patch. */
export interface FitOutcome {
  readonly chi2: number
  readonly ndf: number
  readonly exhausted: boolean
  readonly residual: {
    readonly x0: number
    readonly y0: number
    readonly width: number
    readonly height: number
    readonly pixels: Float32Array
  }
}

/** A gain in chi-square that nothing reaches: shapes then stay the beam's. */
const NEVER = 1e300

/** Fits one island and remembers what was left of it. */
export class RegionFitter implements Fitter {
  private readonly filter: PointFilter
  private readonly selection: ModelSelection
  private readonly choice: FitChoice
  private patch: Patch | undefined
  private found: IslandFit | undefined

  constructor(filter: PointFilter, selection: ModelSelection, choice: FitChoice) {
    this.filter = filter
    this.selection = selection
    this.choice = choice
  }

  fit(patch: Patch, peaks: readonly Peak[]): IslandFit {
    const found = new IslandFitter(this.filter, selectionFor(this.choice, this.selection)).fit(patch, this.startingPeaks(peaks))
    this.found = this.choice.shape === 'free' ? this.withFreeShapes(patch, found) : found
    this.patch = patch
    return this.found
  }

  /** What the fit left over; undefined before there was one. */
  outcome(): FitOutcome | undefined {
    const { patch, found, filter } = this
    if (patch === undefined || found === undefined) return undefined
    const { x0, y0, width, height } = patch
    const left = patch.data.slice()
    for (const one of found.components) addComponent(left, width, height, one, filter.beam, -1, patch.reach)
    let squares = 0
    let pixels = 0
    forEachMember(patch, (i) => {
      squares += left[i] * left[i]
      pixels++
    })
    for (const blank of patch.blanks) left[blank] = Number.NaN
    const parameters = found.components.reduce((sum, one) => sum + (one.free ? 6 : 3), 0)
    return {
      chi2: squares / (patch.rms * patch.rms),
      ndf: Math.max(0, pixels - parameters),
      exhausted: found.exhausted,
      residual: { x0, y0, width, height, pixels: Float32Array.from(left) },
    }
  }

  /** The most prominent summits, where a number is wished for: the search starts from those, and looks for the rest. */
  private startingPeaks(peaks: readonly Peak[]): readonly Peak[] {
    const { components } = this.choice
    return components === undefined ? peaks : [...peaks].sort((a, b) => b.prominence - a.prominence).slice(0, components)
  }

  /** All components of a fit given a shape, and solved for together. */
  private withFreeShapes(patch: Patch, fit: IslandFit): IslandFit {
    const budget = { evaluations: this.selection.budget * Math.max(1, fit.components.length) }
    const noise2 = (this.filter.noiseFactor * patch.rms) ** 2
    const start = evaluate(patch, this.filter, fit.components.map(freed), budget)
    const { components } = solve(patch, this.filter, start, { iterations: 60, tolerance: 2.5e-3 * noise2, budget })
    return { components, sizeLimits: components.map(() => Number.NaN), exhausted: fit.exhausted || budget.evaluations <= 0 }
  }
}

/** What decides between models, so that the search comes to what was chosen. */
function selectionFor({ components, shape = 'chosen' }: FitChoice, usual: ModelSelection): ModelSelection {
  const number =
    components === undefined
      ? {}
      : { mostComponents: components, prominence: 0, residual: 0, addGain: 1e-3, leastSignificance: 0, modelError: 0, wingError: 0 }
  return { ...usual, ...number, ...(shape === 'chosen' ? {} : { shapeGain: NEVER }) }
}
