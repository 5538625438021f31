// Cylindrical maps: CAR, CEA, MER, CYP (Paper II, section 5.2).

import { asind, cosd, DEGREES_PER_RADIAN as R0, RADIANS_PER_DEGREE, sind, tand } from '../trig.ts'
import { badParameter, EDGE, type ProjectionMaker } from './projection.ts'
import { spherical } from './spherical.ts'

const origin = { phi0: 0, theta0: 0 } as const

/** Plate carree: longitude and latitude themselves. */
export const plateCarree: ProjectionMaker = () =>
  spherical({
    ...origin,
    toAngles(x, y, angles) {
      angles[0] = x
      angles[1] = y
      return true
    },
    toPlane(phi, theta, plane) {
      plane[0] = phi
      plane[1] = theta
      return true
    },
  })

/** Cylindrical equal area, with lambda = PV2_1 the squared cosine of the conformal latitude. */
export const cylindricalEqualArea: ProjectionMaker = (parameter) => {
  const lambda = parameter(1) ?? 1
  if (!(lambda > 0 && lambda <= 1)) throw badParameter(1, lambda, 'it must lie in (0, 1]')
  return spherical({
    ...origin,
    toAngles(x, y, angles) {
      const s = (y / R0) * lambda
      if (!(Math.abs(s) <= 1 + EDGE)) return false
      angles[0] = x
      angles[1] = asind(s)
      return true
    },
    toPlane(phi, theta, plane) {
      plane[0] = phi
      plane[1] = (R0 * sind(theta)) / lambda
      return true
    },
  })
}

/** Mercator: conformal, without poles. */
export const mercator: ProjectionMaker = () =>
  spherical({
    ...origin,
    toAngles(x, y, angles) {
      angles[0] = x
      angles[1] = R0 * Math.atan(Math.sinh(y / R0))
      return true
    },
    toPlane(phi, theta, plane) {
      if (!(Math.abs(theta) < 90)) return false
      plane[0] = phi
      plane[1] = R0 * Math.asinh(tand(theta))
      return true
    },
  })

/** Cylindrical perspective, seen from mu = PV2_1 onto a cylinder of radius lambda = PV2_2. */
export const cylindricalPerspective: ProjectionMaker = (parameter) => {
  const mu = parameter(1) ?? 1
  const lambda = parameter(2) ?? 1
  if (!(lambda > 0)) throw badParameter(2, lambda, 'the radius of the cylinder must be positive')
  if (mu + lambda === 0) throw badParameter(1, mu, 'the sum of PV2_1 and PV2_2 may not be zero')
  return spherical({
    ...origin,
    toAngles(x, y, angles) {
      const eta = (y * RADIANS_PER_DEGREE) / (mu + lambda)
      const ratio = (eta * mu) / Math.sqrt(eta * eta + 1)
      if (!(Math.abs(ratio) <= 1 + EDGE)) return false
      angles[0] = x / lambda
      angles[1] = R0 * Math.atan(eta) + asind(ratio)
      return true
    },
    toPlane(phi, theta, plane) {
      const below = mu + cosd(theta)
      if (!(below > 0)) return false
      plane[0] = lambda * phi
      plane[1] = (R0 * (mu + lambda) * sind(theta)) / below
      return true
    },
  })
}
