// The Simple Imaging Polynomial: optical distortion in pixels, as Spitzer and many others write it (Shupe et al. 2005, ASP Conf. 347, 491).

import { wcsErrors } from '../errors.ts'
import type { Header } from '../header.ts'
import { type Distortion, distortion } from './distortion.ts'

/** The convention allows orders up to 9. */
const HIGHEST_ORDER = 9

/**
 * The SIP distortion of a header, on offsets from CRPIX in pixels, or `undefined`. The inverse is solved for; the
 * header's approximate inverse (AP, BP) is not used. Throws WCS_BAD_VALUE.
 */
export function readSip(header: Header): Distortion | undefined {
  const a = readPolynomial(header, 'A')
  const b = readPolynomial(header, 'B')
  if (a === undefined && b === undefined) return undefined
  const zero = Float64Array.of(0)
  const f = a ?? zero
  const g = b ?? zero
  const value = new Float64Array(3)
  return distortion((u, v, out) => {
    evaluate(f, u, v, value)
    out[0] = u + value[0]
    out[2] = 1 + value[1]
    out[3] = value[2]
    evaluate(g, u, v, value)
    out[1] = v + value[0]
    out[4] = value[1]
    out[5] = 1 + value[2]
  }, 10)
}

/** Coefficients of u^p v^q at p (order + 1) + q. */
function readPolynomial(header: Header, name: 'A' | 'B'): Float64Array | undefined {
  const order = header.number(`${name}_ORDER`)
  if (order === undefined) return undefined
  if (!Number.isInteger(order) || order < 0 || order > HIGHEST_ORDER) {
    throw wcsErrors.BAD_VALUE({ keyword: `${name}_ORDER`, value: order, reason: `an order from 0 to ${HIGHEST_ORDER} is needed` })
  }
  const coefficients = new Float64Array((order + 1) ** 2)
  for (let p = 0; p <= order; p++)
    for (let q = 0; p + q <= order; q++) coefficients[p * (order + 1) + q] = header.number(`${name}_${p}_${q}`) ?? 0
  return coefficients
}

/** Sets `out` to the polynomial and its derivatives by u and v, by Horner's rule in both. */
function evaluate(coefficients: Float64Array, u: number, v: number, out: Float64Array): void {
  const side = Math.sqrt(coefficients.length)
  let value = 0
  let byU = 0
  let byV = 0
  for (let p = side - 1; p >= 0; p--) {
    let row = 0
    let rowByV = 0
    for (let q = side - 1 - p; q >= 0; q--) {
      rowByV = rowByV * v + row
      row = row * v + coefficients[p * side + q]
    }
    byU = byU * u + value
    value = value * u + row
    byV = byV * u + rowByV
  }
  out[0] = value
  out[1] = byU
  out[2] = byV
}
