// Errors of fluxes that are summed up: neighbours share light out between them, and noise too, so their errors are not independent.

import type { Found } from '../find-sources.ts'
import type { Component } from '../fitting/component.ts'
import { parameterCovariance } from '../fitting/covariance.ts'
import { designPointFilter, type PointFilter } from '../fitting/point-filter.ts'

/** More components than this are taken for independent: their covariances would cost more than the fit did. */
const MOST_COMPONENTS = 24

/** Sums errors of the components of one image. */
export class FluxSums {
  private readonly filter: PointFilter

  constructor({ beam, whiteFraction, regularisation }: Pick<Found, 'beam' | 'whiteFraction' | 'regularisation'>) {
    this.filter = designPointFilter(beam, { whiteFraction, regularisation })
  }

  /**
   * The error of the sum of fluxes whose own errors are known. How they correlate follows from the components' places and shapes, as if they
   * stood alone; where that is degenerate they count as independent.
   */
  errorOfSum(components: readonly Component[], errors: readonly number[]): number {
    const joint = components.length > MOST_COMPONENTS ? undefined : parameterCovariance(components, this.filter, 1)
    let variance = 0
    for (let i = 0; i < errors.length; i++) {
      variance += errors[i] * errors[i]
      if (joint === undefined) continue
      const { matrix, size, offsets } = joint
      const own = (k: number): number => matrix[offsets[k] * size + offsets[k]]
      for (let j = 0; j < i; j++)
        variance += (2 * errors[i] * errors[j] * matrix[offsets[i] * size + offsets[j]]) / Math.sqrt(own(i) * own(j))
    }
    return Math.sqrt(Math.max(0, variance))
  }
}
