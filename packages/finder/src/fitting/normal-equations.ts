// The normal equations of a set of components: parameters, their operators on the response, gradient and information matrix.

import type { Component } from './component.ts'
import { type Covariance, derivativeIndex, type GaussianMixture, mixtureDerivatives } from './gaussian-mixture.ts'

/** Parameters of a component in the order of its rows: flux, x, y, and if free the intrinsic xx, xy, yy. */
const POINT_PARAMETERS = 3
const FREE_PARAMETERS = 6

/** Derivative orders by x and y that each parameter stands for: a shape parameter is half a second derivative (heat equation). */
const ORDER_X = [0, 1, 0, 2, 1, 0]
const ORDER_Y = [0, 0, 1, 0, 1, 2]
const FACTOR = [1, 1, 1, 0.5, 1, 0.5]

const parameterCount = (component: Component): number => (component.free ? FREE_PARAMETERS : POINT_PARAMETERS)

/** Row of each component's first parameter, and after them the number of parameters. */
export function parameterOffsets(components: readonly Component[]): Int32Array {
  const offsets = new Int32Array(components.length + 1)
  for (let k = 0; k < components.length; k++) offsets[k + 1] = offsets[k] + parameterCount(components[k])
  return offsets
}

/** Squared distance, in the widest variance that two components share through the filter, beyond which they are strangers. */
const STRANGERS = 30

/** The widest member of response and noise has less than five times the beam's variance. */
function areApart(one: Component, other: Component, beam: Covariance): boolean {
  const dx = one.x - other.x
  const dy = one.y - other.y
  const widest = 5 * Math.max(beam[0], beam[2]) + Math.max(0, one.shape[0], one.shape[2]) + Math.max(0, other.shape[0], other.shape[2])
  return dx * dx + dy * dy > STRANGERS * widest
}

/** The intrinsic covariances of two components added up; the next call overwrites it. */
function sharedShape(one: Component, other: Component): Covariance {
  shared[0] = one.shape[0] + other.shape[0]
  shared[1] = one.shape[1] + other.shape[1]
  shared[2] = one.shape[2] + other.shape[2]
  return shared
}

const shared: [number, number, number] = [0, 0, 0]

const scratch = new Float64Array(15)

/**
 * Fills the symmetric matrix of inner products of all parameters' model derivatives, under a mixture: the response gives the
 * information matrix, the filtered noise its covariance counterpart.
 */
export function innerProducts(
  components: readonly Component[],
  offsets: Int32Array,
  mixture: GaussianMixture,
  beam: Covariance,
  matrix: Float64Array,
): void {
  const n = offsets[components.length]
  for (let k = 0; k < components.length; k++) {
    for (let l = k; l < components.length; l++) pairBlock(components[k], components[l], offsets[k], offsets[l], n, mixture, beam, matrix)
  }
}

function pairBlock(
  first: Component,
  second: Component,
  row0: number,
  column0: number,
  n: number,
  mixture: GaussianMixture,
  beam: Covariance,
  matrix: Float64Array,
): void {
  const rows = parameterCount(first)
  const columns = parameterCount(second)
  const order = (rows > 3 ? 2 : 1) + (columns > 3 ? 2 : 1)
  if (areApart(first, second, beam)) {
    for (let p = 0; p < rows; p++) {
      matrix.fill(0, (row0 + p) * n + column0, (row0 + p) * n + column0 + columns)
      for (let q = 0; q < columns; q++) matrix[(column0 + q) * n + row0 + p] = 0
    }
    return
  }
  mixtureDerivatives(mixture, beam, sharedShape(first, second), first.x - second.x, first.y - second.y, order, scratch)
  for (let p = 0; p < rows; p++) {
    const factorP = p === 0 ? 1 : FACTOR[p] * first.flux
    for (let q = 0; q < columns; q++) {
      const factorQ = q === 0 ? 1 : FACTOR[q] * second.flux
      const odd = (ORDER_X[q] + ORDER_Y[q]) % 2 === 1
      const value = scratch[derivativeIndex(ORDER_X[p] + ORDER_X[q], ORDER_Y[p] + ORDER_Y[q])]
      const entry = factorP * factorQ * (odd ? -value : value)
      matrix[(row0 + p) * n + column0 + q] = entry
      matrix[(column0 + q) * n + row0 + p] = entry
    }
  }
}

/**
 * What is left of the filtered data at each moving component once all components are subtracted: value and derivatives, six numbers each.
 * At the best fit the value and first derivatives vanish; the second ones say whether the source is larger than the beam.
 *
 * @param filtered data at the moving components, six numbers each
 * @param fixed components that stay as they are but are felt
 * @returns the part of the objective that depends on the moving components: half the chi-square gained, in units of the filter's own noise
 */
export function residualAt(
  moving: readonly Component[],
  fixed: readonly Component[],
  filtered: Float64Array,
  mixture: GaussianMixture,
  beam: Covariance,
  residual: Float64Array,
): number {
  let objective = 0
  for (let k = 0; k < moving.length; k++) {
    const one = moving[k]
    const base = k * 6
    for (let i = base; i < base + 6; i++) residual[i] = filtered[i]
    let linear = filtered[base]
    for (let l = 0; l < moving.length; l++) {
      const { flux } = moving[l]
      linear -= 0.5 * flux * subtract(residual, base, one, moving[l], flux, mixture, beam)
    }
    for (let l = 0; l < fixed.length; l++) {
      const { flux } = fixed[l]
      linear -= flux * subtract(residual, base, one, fixed[l], flux, mixture, beam)
    }
    objective += one.flux * linear
  }
  return objective
}

/** Takes `flux` times the response to `other` off six numbers at `one`; gives the response's value. */
export function subtract(
  residual: Float64Array,
  base: number,
  one: Component,
  other: Component,
  flux: number,
  mixture: GaussianMixture,
  beam: Covariance,
): number {
  if (areApart(one, other, beam)) return 0
  mixtureDerivatives(mixture, beam, sharedShape(one, other), one.x - other.x, one.y - other.y, 2, scratch)
  for (let i = 0; i < 6; i++) residual[base + i] -= flux * scratch[i]
  return scratch[0]
}

/** The gradient of the objective by all parameters of the moving components, from their residual. */
export function gradientOf(moving: readonly Component[], offsets: Int32Array, residual: Float64Array, gradient: Float64Array): void {
  for (let k = 0; k < moving.length; k++) {
    const { flux, free } = moving[k]
    const base = k * 6
    const row = offsets[k]
    gradient[row] = residual[base]
    gradient[row + 1] = flux * residual[base + 1]
    gradient[row + 2] = flux * residual[base + 2]
    if (free) {
      gradient[row + 3] = 0.5 * flux * residual[base + 3]
      gradient[row + 4] = flux * residual[base + 4]
      gradient[row + 5] = 0.5 * flux * residual[base + 5]
    }
  }
}
