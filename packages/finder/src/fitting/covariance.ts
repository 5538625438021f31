// Errors of fitted parameters under correlated noise: the sandwich of information and filtered-noise matrices (Condon 1997 is its limit).

import { factorise, invertFactorised } from './cholesky.ts'
import type { Component } from './component.ts'
import { innerProducts, parameterOffsets } from './normal-equations.ts'
import type { PointFilter } from './point-filter.ts'

/** Covariance of all parameters of a set of components. */
export interface ParameterCovariance {
  /** n x n, row-major, in squared units of the parameters for noise of the given rms. */
  readonly matrix: Float64Array
  readonly size: number
  /** Row of each component's first parameter. */
  readonly offsets: Int32Array
}

/**
 * H^-1 V H^-1 rms^2, where H holds the inner products of the model's derivatives under the filter's response and V those under the
 * autocovariance of the filtered noise. Undefined when the components are degenerate.
 */
export function parameterCovariance(components: readonly Component[], filter: PointFilter, rms: number): ParameterCovariance | undefined {
  if (components.length === 1 && !components[0].free) return pointCovariance(components[0].flux, filter, rms)
  const offsets = parameterOffsets(components)
  const n = offsets[components.length]
  const information = new Float64Array(n * n)
  const noise = new Float64Array(n * n)
  innerProducts(components, offsets, filter.response, filter.beam, information)
  innerProducts(components, offsets, filter.noise, filter.beam, noise)
  if (!factorise(information, n)) return undefined
  const inverse = invertFactorised(information, n)
  return { matrix: sandwich(inverse, noise, n, rms * rms), size: n, offsets }
}

function sandwich(inverse: Float64Array, noise: Float64Array, n: number, scale: number): Float64Array {
  const half = new Float64Array(n * n)
  const result = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let k = 0; k < n; k++) sum += inverse[i * n + k] * noise[k * n + j]
      half[i * n + j] = sum
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < n; k++) sum += half[i * n + k] * inverse[k * n + j]
      result[i * n + j] = sum * scale
      result[j * n + i] = sum * scale
    }
  }
  return result
}

/** The same for one point source, whose matrices are constants of the filter. */
function pointCovariance(flux: number, { noiseFactor, positionNoise }: PointFilter, rms: number): ParameterCovariance {
  const [xx, xy, yy] = positionNoise
  const scale = (rms / flux) ** 2
  const matrix = Float64Array.of((noiseFactor * rms) ** 2, 0, 0, 0, xx * scale, xy * scale, 0, xy * scale, yy * scale)
  return { matrix, size: 3, offsets: Int32Array.of(0, 3) }
}
