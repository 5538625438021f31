// Polynomials of a plane in x, y and the radius r, with derivatives: what TPV and DSS plate solutions are made of.

import { type Distortion, distortion } from './distortion.ts'

/** One term: coefficient times x^i y^j r^k. */
export interface Term {
  readonly coefficient: number
  readonly x: number
  readonly y: number
  readonly r: number
}

/** The distortion X = sum of `first`, Y = sum of `second`. `scale` is a typical size of x and y. */
export function planePolynomial(first: readonly Term[], second: readonly Term[], scale: number): Distortion {
  const X = compile(first)
  const Y = compile(second)
  const value = new Float64Array(3)
  return distortion((x, y, out) => {
    evaluate(X, x, y, value)
    out[0] = value[0]
    out[2] = value[1]
    out[3] = value[2]
    evaluate(Y, x, y, value)
    out[1] = value[0]
    out[4] = value[1]
    out[5] = value[2]
  }, scale)
}

interface Compiled {
  readonly coefficients: Float64Array
  readonly powers: Uint8Array
}

function compile(terms: readonly Term[]): Compiled {
  const used = terms.filter((term) => term.coefficient !== 0)
  return {
    coefficients: Float64Array.from(used, (term) => term.coefficient),
    powers: Uint8Array.from(used.flatMap(({ x, y, r }) => [x, y, r])),
  }
}

/** Sets `out` to the value and its derivatives by x and y. */
function evaluate({ coefficients, powers }: Compiled, x: number, y: number, out: Float64Array): void {
  const r = Math.sqrt(x * x + y * y)
  let value = 0
  let byX = 0
  let byY = 0
  for (let term = 0; term < coefficients.length; term++) {
    const i = powers[3 * term]
    const j = powers[3 * term + 1]
    const k = powers[3 * term + 2]
    const xi = power(x, i)
    const yj = power(y, j)
    const rk = power(r, k)
    // The derivative of r has no value at the origin; 0 is its mean over directions.
    const byR = k > 0 && r > 0 ? (k * rk) / (r * r) : 0
    value += coefficients[term] * xi * yj * rk
    byX += coefficients[term] * yj * ((i > 0 ? i * power(x, i - 1) * rk : 0) + xi * byR * x)
    byY += coefficients[term] * xi * ((j > 0 ? j * power(y, j - 1) * rk : 0) + yj * byR * y)
  }
  out[0] = value
  out[1] = byX
  out[2] = byY
}

function power(base: number, exponent: number): number {
  let value = 1
  for (let n = 0; n < exponent; n++) value *= base
  return value
}
