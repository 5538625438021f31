// Zenithal maps by a radius that depends on the native latitude alone: ARC, ZEA and the polynomial ZPN (Paper II, sections 5.1.6 to 5.1.8).

import { DEGREES_PER_RADIAN as R0 } from '../trig.ts'
import { badParameter, EDGE, type Projection, type ProjectionMaker } from './projection.ts'

/** Radius on the plane and distance from the native pole, both in radians; NaN where there is none. */
interface RadiusLaw {
  radius(distance: number): number
  distance(radius: number): number
}

/** A zenithal map of a radius law. */
function zenithal({ radius, distance }: RadiusLaw): Projection {
  return {
    phi0: 0,
    theta0: 90,
    deproject(x, y, native) {
      const u = x / R0
      const v = y / R0
      const r = Math.sqrt(u * u + v * v)
      const c = distance(r)
      if (!(c >= 0)) return false
      // At the centre the direction does not matter unless the map has a hole there; x = 0, y < 0 is longitude 0.
      const scale = r > 0 ? Math.sin(c) / r : 0
      native[0] = r > 0 ? -v * scale : Math.sin(c)
      native[1] = u * scale
      native[2] = Math.cos(c)
      return true
    },
    project(native, plane) {
      const s = Math.sqrt(native[0] * native[0] + native[1] * native[1])
      const r = radius(Math.atan2(s, native[2]))
      if (Number.isNaN(r)) return false
      const scale = s > 0 ? (R0 * r) / s : 0
      plane[0] = native[1] * scale
      plane[1] = s > 0 ? -native[0] * scale : -R0 * r
      return true
    },
  }
}

/** Equidistant: the radius is the distance. */
export const equidistant: ProjectionMaker = () =>
  zenithal({ radius: (c) => c, distance: (r) => (r <= Math.PI * (1 + EDGE) ? Math.min(r, Math.PI) : Number.NaN) })

/** Equal area. */
export const zenithalEqualArea: ProjectionMaker = () =>
  zenithal({ radius: (c) => 2 * Math.sin(c / 2), distance: (r) => (r <= 2 * (1 + EDGE) ? 2 * Math.asin(Math.min(1, r / 2)) : Number.NaN) })

const MOST_TERMS = 30

/** Polynomial: the radius is the sum of PV2_m c^m, up to the distance c where it stops growing. */
export const zenithalPolynomial: ProjectionMaker = (parameter) => {
  const coefficients = Array.from({ length: MOST_TERMS }, (_, m) => parameter(m) ?? 0)
  while (coefficients.length > 0 && coefficients.at(-1) === 0) coefficients.pop()
  if (coefficients.length < 2) throw badParameter(1, parameter(1), 'a polynomial projection needs a term of at least the first order')
  const derivative = coefficients.map((value, m) => value * m).slice(1)
  if (!(derivative[0] > 0)) throw badParameter(1, parameter(1), 'the radius must grow at the centre')
  const radius = (c: number) => horner(coefficients, c)
  const slope = (c: number) => horner(derivative, c)
  const limit = firstMaximum(slope)
  const largest = radius(limit)
  const smallest = coefficients[0]
  return zenithal({
    radius: (c) => (c <= limit ? radius(c) : Number.NaN),
    distance(r) {
      if (!(r >= smallest - EDGE && r <= largest + EDGE)) return Number.NaN
      return rootBetween(radius, slope, r, limit)
    },
  })
}

function horner(coefficients: readonly number[], t: number): number {
  let value = 0
  for (let m = coefficients.length - 1; m >= 0; m--) value = value * t + coefficients[m]
  return value
}

/** The least distance at which a slope, positive at 0, becomes negative; pi if it does not. */
function firstMaximum(slope: (c: number) => number): number {
  const steps = 180
  for (let step = 1; step <= steps; step++) {
    let high = (Math.PI * step) / steps
    if (slope(high) > 0) continue
    let low = (Math.PI * (step - 1)) / steps
    for (let halving = 0; halving < 60; halving++) {
      const middle = (low + high) / 2
      if (slope(middle) > 0) low = middle
      else high = middle
    }
    return low
  }
  return Math.PI
}

/** Solves f(c) = r for a function that grows on [0, limit]: Newton's steps, halving where they leave the bracket. */
function rootBetween(f: (c: number) => number, slope: (c: number) => number, r: number, limit: number): number {
  let low = 0
  let high = limit
  let c = Math.min(limit, Math.max(0, (r - f(0)) / slope(0)))
  for (let step = 0; step < 100; step++) {
    const miss = f(c) - r
    if (miss === 0) return c
    if (miss > 0) high = c
    else low = c
    const next = c - miss / slope(c)
    const inside = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(inside - c) <= 2e-16 * Math.max(1, c)) return inside
    c = inside
  }
  return c
}
