// Sums of Gaussians that share a centre, and their derivatives: the algebra in which the whole fit is done.
//
// A component is the beam convolved with its intrinsic shape, the noise is correlated by the beam, and the filter is a sum of
// Gaussians too. Every inner product a fit needs is then again a sum of Gaussians and has a closed form: no matrix over pixels.

/** A covariance in pixels^2: [xx, xy, yy]. */
export type Covariance = readonly [number, number, number]

/** sum_j weight_j * N(r; scale_j * base + extra), with N the Gaussian of unit area. Real-space values at an offset r in pixels. */
export interface GaussianMixture {
  readonly weights: Float64Array
  /** Multiples of the beam's covariance. */
  readonly scales: Float64Array
}

/**
 * Where d^(i+j) / dx^i dy^j stands: order 0: [0]; 1: x, y; 2: xx, xy, yy; 3: xxx, xxy, xyy, yyy; 4: xxxx, xxxy, xxyy, xyyy, yyyy.
 */
export function derivativeIndex(i: number, j: number): number {
  const order = i + j
  return (order * (order + 1)) / 2 + j
}

/**
 * Adds up value and derivatives, up to `order` (0 to 4), of a mixture at offset (dx, dy) into `out` (overwritten).
 *
 * With p = inverse(C) r the derivatives of a Gaussian are Hermite polynomials in p and the inverse.
 *
 * @param extra covariance added to every member, such as the intrinsic shapes of two components; pixels^2.
 */
export function mixtureDerivatives(
  mixture: GaussianMixture,
  base: Covariance,
  extra: Covariance,
  dx: number,
  dy: number,
  order: number,
  out: Float64Array,
): void {
  out.fill(0)
  const { weights, scales } = mixture
  for (let member = 0; member < weights.length; member++) {
    const scale = scales[member]
    const cxx = scale * base[0] + extra[0]
    const cxy = scale * base[1] + extra[1]
    const cyy = scale * base[2] + extra[2]
    const det = cxx * cyy - cxy * cxy
    const a = cyy / det
    const b = -cxy / det
    const c = cxx / det
    const p = a * dx + b * dy
    const q = b * dx + c * dy
    const value = (weights[member] / (2 * Math.PI * Math.sqrt(det))) * Math.exp(-0.5 * (dx * p + dy * q))
    addHermite(value, a, b, c, p, q, order, out)
  }
}

function addHermite(value: number, a: number, b: number, c: number, p: number, q: number, order: number, out: Float64Array): void {
  out[0] += value
  if (order < 1) return
  out[1] -= value * p
  out[2] -= value * q
  if (order < 2) return
  const hxx = p * p - a
  const hxy = p * q - b
  const hyy = q * q - c
  out[3] += value * hxx
  out[4] += value * hxy
  out[5] += value * hyy
  if (order < 3) return
  out[6] -= value * (p * hxx - 2 * a * p)
  out[7] -= value * (q * hxx - 2 * b * p)
  out[8] -= value * (p * hyy - 2 * b * q)
  out[9] -= value * (q * hyy - 2 * c * q)
  if (order < 4) return
  const p2 = p * p
  const q2 = q * q
  out[10] += value * (p2 * p2 - 6 * a * p2 + 3 * a * a)
  out[11] += value * (p2 * p * q - 3 * a * p * q - 3 * b * p2 + 3 * a * b)
  out[12] += value * (p2 * q2 - a * q2 - c * p2 - 4 * b * p * q + a * c + 2 * b * b)
  out[13] += value * (q2 * q * p - 3 * c * p * q - 3 * b * q2 + 3 * c * b)
  out[14] += value * (q2 * q2 - 6 * c * q2 + 3 * c * c)
}
