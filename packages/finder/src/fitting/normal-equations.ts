// The normal equations of a set of components: parameters, their operators on the response, gradient and information matrix.

import type { Component } from './component.ts'
import { type Covariance, derivativeIndex, type GaussianMixture, mixtureDerivatives } from './gaussian-mixture.ts'

/** Parameters of a component in the order of its rows: flux, x, y, and if free the intrinsic xx, xy, yy. */
export const POINT_PARAMETERS = 3
export const FREE_PARAMETERS = 6

/** Derivative orders by x and y that each parameter stands for: a shape parameter is half a second derivative (heat equation). */
const ORDER_X = [0, 1, 0, 2, 1, 0]
const ORDER_Y = [0, 0, 1, 0, 1, 2]
const FACTOR = [1, 1, 1, 0.5, 1, 0.5]

export const parameterCount = (component: Component): number => (component.free ? FREE_PARAMETERS : POINT_PARAMETERS)

/** Row of each component's first parameter, and after them the number of parameters. */
export function parameterOffsets(components: readonly Component[]): Int32Array {
  const offsets = new Int32Array(components.length + 1)
  for (let k = 0; k < components.length; k++) offsets[k + 1] = offsets[k] + parameterCount(components[k])
  return offsets
}

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
  const extra: Covariance = [first.shape[0] + second.shape[0], first.shape[1] + second.shape[1], first.shape[2] + second.shape[2]]
  mixtureDerivatives(mixture, beam, extra, first.x - second.x, first.y - second.y, order, scratch)
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
 * What is left of the filtered data at each component once all components are subtracted: value and derivatives, six numbers each.
 * At the best fit the value and first derivatives vanish; the second ones say whether the source is larger than the beam.
 *
 * @returns the objective of the fit, half the chi-square gained over an empty sky in units of the filter's own noise
 */
export function residualAt(
  components: readonly Component[],
  filtered: Float64Array,
  mixture: GaussianMixture,
  beam: Covariance,
  residual: Float64Array,
): number {
  let objective = 0
  for (let k = 0; k < components.length; k++) {
    const one = components[k]
    const base = k * 6
    for (let i = base; i < base + 6; i++) residual[i] = filtered[i]
    objective += one.flux * filtered[base]
    for (let l = 0; l < components.length; l++) {
      const other = components[l]
      const extra: Covariance = [one.shape[0] + other.shape[0], one.shape[1] + other.shape[1], one.shape[2] + other.shape[2]]
      mixtureDerivatives(mixture, beam, extra, one.x - other.x, one.y - other.y, 2, scratch)
      objective -= 0.5 * one.flux * other.flux * scratch[0]
      for (let i = 0; i < 6; i++) residual[base + i] -= other.flux * scratch[i]
    }
  }
  return objective
}

/** The gradient of the objective by the parameters of the components that `which` names, from the residual. */
export function gradientOf(
  components: readonly Component[],
  which: readonly number[],
  offsets: Int32Array,
  residual: Float64Array,
  gradient: Float64Array,
): void {
  for (let w = 0; w < which.length; w++) {
    const { flux, free } = components[which[w]]
    const base = which[w] * 6
    const row = offsets[w]
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
