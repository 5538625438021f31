// Whether a point source's residual asks for a larger shape: a score test, answered without fitting one.

import { POINT_SHAPE } from './component.ts'
import { mixtureDerivatives } from './gaussian-mixture.ts'
import type { PointFilter } from './point-filter.ts'

/** What a point source's residual says of its size; made once a filter. */
export interface ShapeScore {
  /**
   * Variance of gains by shape, as a fraction of the squared filtered noise. Shapes differ where the filter holds back, and so does noise
   * there: 1 in white noise, about a half in noise that is correlated by the beam.
   */
  readonly noiseShare: number
  /** Chi-square, times the squared filtered noise, that a free shape gains at first order: 3 degrees of freedom for a point. */
  gain(residual: Float64Array, base: number): number
  /** Upper limit (2 sigma) of the intrinsic size as a multiple of the beam, for a source of this flux. */
  sizeLimit(residual: Float64Array, base: number, flux: number, noise: number): number
}

/**
 * gain: g^T (H_SS - H_Sa H_aa^-1 H_aS)^-1 g with g the gradient by the three numbers of the intrinsic covariance: the chi-square, times the
 * squared filtered noise, that a free shape gains at first order (Rao 1948, MPCPS 44, 50). sizeLimit: one step along the beam's own shape.
 */
export function makeShapeScore(filter: PointFilter): ShapeScore {
  const d = new Float64Array(15)
  mixtureDerivatives(filter.response, filter.beam, POINT_SHAPE, 0, 0, 4, d)
  const m00 = 0.25 * (d[10] - (d[3] * d[3]) / d[0])
  const m01 = 0.5 * (d[11] - (d[3] * d[4]) / d[0])
  const m02 = 0.25 * (d[12] - (d[3] * d[5]) / d[0])
  const m11 = d[12] - (d[4] * d[4]) / d[0]
  const m12 = 0.5 * (d[13] - (d[4] * d[5]) / d[0])
  const m22 = 0.25 * (d[14] - (d[5] * d[5]) / d[0])
  const c00 = m11 * m22 - m12 * m12
  const c01 = m02 * m12 - m01 * m22
  const c02 = m01 * m12 - m02 * m11
  const c11 = m00 * m22 - m02 * m02
  const c12 = m01 * m02 - m00 * m12
  const c22 = m00 * m11 - m01 * m01
  const det = m00 * c00 + m01 * c01 + m02 * c02
  const [v00, v01, v02, v11, v12, v22] = scoreNoise(filter, d)
  const noiseShare = (c00 * v00 + c11 * v11 + c22 * v22 + 2 * (c01 * v01 + c02 * v02 + c12 * v12)) / (3 * det)
  const [bx, by, bz] = filter.beam
  const along = m00 * bx * bx + m11 * by * by + m22 * bz * bz + 2 * (m01 * bx * by + m02 * bx * bz + m12 * by * bz)
  return {
    noiseShare,
    gain(residual, base) {
      const x = 0.5 * residual[base + 3]
      const y = residual[base + 4]
      const z = 0.5 * residual[base + 5]
      return (c00 * x * x + c11 * y * y + c22 * z * z + 2 * (c01 * x * y + c02 * x * z + c12 * y * z)) / det
    },
    sizeLimit(residual, base, flux, noise) {
      const gradient = 0.5 * residual[base + 3] * bx + residual[base + 4] * by + 0.5 * residual[base + 5] * bz
      const size2 = gradient / (flux * along)
      return Math.sqrt(Math.max(0, size2) + (2 * noise) / (flux * Math.sqrt(along)))
    },
  }
}

/**
 * Covariance of a shape's score, once the flux has taken its part, over the variance of a flux: xx, xy, xz, yy, yz, zz of the three numbers
 * of the intrinsic covariance. As the matrix m above, with the filtered noise in the place of the response.
 *
 * @param response derivatives of the response at its centre
 */
function scoreNoise(filter: PointFilter, response: Float64Array): readonly [number, number, number, number, number, number] {
  const n = new Float64Array(15)
  mixtureDerivatives(filter.noise, filter.beam, POINT_SHAPE, 0, 0, 4, n)
  const h = [(0.5 * response[3]) / response[0], response[4] / response[0], (0.5 * response[5]) / response[0]]
  const byFlux = [0.5 * n[3], n[4], 0.5 * n[5]]
  const left = (i: number, j: number, own: number): number => (own - h[i] * byFlux[j] - h[j] * byFlux[i]) / n[0] + h[i] * h[j]
  return [
    left(0, 0, 0.25 * n[10]),
    left(0, 1, 0.5 * n[11]),
    left(0, 2, 0.25 * n[12]),
    left(1, 1, n[12]),
    left(1, 2, 0.5 * n[13]),
    left(2, 2, 0.25 * n[14]),
  ]
}
