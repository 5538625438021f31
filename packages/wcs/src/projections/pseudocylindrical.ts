// Maps of the whole sky with curved meridians: SFL, PAR, MOL, AIT (Paper II, section 5.3).

import { asind, atan2d, cosd, DEGREES_PER_RADIAN as R0, sind } from '../trig.ts'
import { EDGE, type ProjectionMaker } from './projection.ts'
import { spherical } from './spherical.ts'

const origin = { phi0: 0, theta0: 0 } as const

/** Sanson-Flamsteed: parallels true to scale. GLS of old is this map with the reference point off the equator. */
export const sansonFlamsteed: ProjectionMaker = () =>
  spherical({
    ...origin,
    toAngles(x, y, angles) {
      const c = cosd(y)
      if (!(Math.abs(y) <= 90) || (c === 0 && x !== 0)) return false
      angles[0] = c === 0 ? 0 : x / c
      angles[1] = y
      return true
    },
    toPlane(phi, theta, plane) {
      plane[0] = phi * cosd(theta)
      plane[1] = theta
      return true
    },
  })

/** Parabolic. */
export const parabolic: ProjectionMaker = () =>
  spherical({
    ...origin,
    toAngles(x, y, angles) {
      const s = y / 180
      const width = 1 - 4 * s * s
      if (!(Math.abs(s) <= 1) || (width === 0 && x !== 0)) return false
      angles[0] = width === 0 ? 0 : x / width
      angles[1] = 3 * asind(s)
      return true
    },
    toPlane(phi, theta, plane) {
      const s = sind(theta / 3)
      plane[0] = phi * (1 - 4 * s * s)
      plane[1] = 180 * s
      return true
    },
  })

/** Mollweide: equal area in an ellipse. */
export const mollweide: ProjectionMaker = () =>
  spherical({
    ...origin,
    toAngles(x, y, angles) {
      const s = y / (Math.SQRT2 * R0)
      const squared = 1 - s * s
      if (!(squared >= -EDGE)) return false
      const c = Math.sqrt(Math.max(squared, 0))
      if (c < EDGE && Math.abs(x) > EDGE) return false
      angles[0] = c < EDGE ? 0 : (x * Math.PI) / (2 * Math.SQRT2 * c)
      angles[1] = mollweideLatitude(s, c)
      return true
    },
    toPlane(phi, theta, plane) {
      const gamma = mollweideAngle(theta)
      plane[0] = ((2 * Math.SQRT2) / Math.PI) * phi * Math.cos(gamma)
      plane[1] = Math.SQRT2 * R0 * Math.sin(gamma)
      return true
    },
  })

/** Latitude of sin(gamma) = s: sin(theta) = (2 gamma + sin 2 gamma) / pi. */
function mollweideLatitude(s: number, c: number): number {
  const t = (2 / Math.PI) * (Math.asin(Math.max(-1, Math.min(1, s))) + s * c)
  return asind(t)
}

/** Solves 2 gamma + sin 2 gamma = pi sin(theta), by Newton's method with a start that is good at the poles, where the root is triple. */
function mollweideAngle(theta: number): number {
  const south = theta < 0
  const colatitude = (90 - Math.abs(theta)) / R0
  // With psi = pi - 2 gamma: psi - sin(psi) = pi (1 - sin(theta)), the right side without cancellation.
  const half = Math.sin(colatitude / 2)
  const target = 2 * Math.PI * half * half
  let psi = Math.min(Math.PI, Math.cbrt(6 * target))
  for (let step = 0; step < 30; step++) {
    const slope = 2 * Math.sin(psi / 2) ** 2
    if (slope === 0) break
    const change = (minusSine(psi) - target) / slope
    psi -= change
    if (Math.abs(change) <= 1e-15 * psi) break
  }
  const gamma = (Math.PI - psi) / 2
  return south ? -gamma : gamma
}

/** x - sin(x) without cancellation for small x. */
function minusSine(x: number): number {
  if (x > 0.5) return x - Math.sin(x)
  const squared = x * x
  let term = (x * squared) / 6
  let sum = 0
  for (let n = 4; Math.abs(term) > 1e-17 * sum; n += 2) {
    sum += term
    term *= -squared / (n * (n + 1))
  }
  return sum
}

/** Hammer-Aitoff: equal area in an ellipse, little sheared. */
export const hammerAitoff: ProjectionMaker = () =>
  spherical({
    ...origin,
    toAngles(x, y, angles) {
      const u = x / R0
      const v = y / R0
      const squared = 1 - (u / 4) ** 2 - (v / 2) ** 2
      if (!(squared >= 0.5 - EDGE)) return false
      const z = Math.sqrt(squared)
      angles[0] = 2 * atan2d((z * u) / 2, Math.max(2 * squared - 1, 0))
      angles[1] = asind(v * z)
      return true
    },
    toPlane(phi, theta, plane) {
      const c = cosd(theta)
      const gamma = R0 * Math.sqrt(2 / (1 + c * cosd(phi / 2)))
      plane[0] = 2 * gamma * c * sind(phi / 2)
      plane[1] = gamma * sind(theta)
      return true
    },
  })
