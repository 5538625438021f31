// Fits islands of one image: which model an island gets is the search's business, what all islands share is kept here.

import type { Peak } from '../deblending/peaks.ts'
import { beamSigma } from './beam-measures.ts'
import { reusedFloats } from './buffers.ts'
import type { Component } from './component.ts'
import { ModelSearch, type SearchSetup } from './model-search.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'
import { makeShapeScore } from './shape-score.ts'

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
  /** How well a source is known to have the shape that is fitted, as a fraction of its peak: nothing is added for less. */
  readonly modelError: number
  /** The same far from its centre: sidelobes and wings that no Gaussian has. */
  readonly wingError: number
  /** Filter evaluations an island may cost for each summit that starts as a component. */
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
  private readonly setup: SearchSetup

  constructor(filter: PointFilter, selection: ModelSelection) {
    this.setup = {
      filter,
      selection,
      score: makeShapeScore(filter),
      beamSigma: beamSigma(filter.beam),
      residuals: reusedFloats(),
    }
  }

  /** Fits an island, starting from its summits. Blank pixels of the patch end up holding the model. */
  fit(patch: Patch, peaks: readonly Peak[]): IslandFit {
    return new ModelSearch(patch, this.setup).run(peaks)
  }
}
