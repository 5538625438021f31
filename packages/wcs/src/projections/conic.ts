// Conic maps: COP, COE, COD, COO (Paper II, section 5.4). Parallels are arcs about one point, true to scale at theta_a +- eta.

import { asind, atan2d, cosd, DEGREES_PER_RADIAN as R0, RADIANS_PER_DEGREE, sind, tand } from '../trig.ts'
import { badParameter, EDGE, type Projection, type ProjectionMaker, type ProjectionParameters } from './projection.ts'
import { spherical } from './spherical.ts'

/** The law of a conic: the cone's constant C, the radius of a parallel, and the parallel of a radius (NaN if none). Degrees. */
interface ConeLaw {
  readonly constant: number
  radius(theta: number): number
  latitude(radius: number): number
}

function conic(thetaA: number, { constant, radius, latitude }: ConeLaw): Projection {
  const apex = radius(thetaA)
  const side = thetaA < 0 ? -1 : 1
  return spherical({
    phi0: 0,
    theta0: thetaA,
    toAngles(x, y, angles) {
      const down = apex - y
      const r = side * Math.sqrt(x * x + down * down)
      angles[0] = r === 0 ? 0 : atan2d(x / r, down / r) / constant
      angles[1] = latitude(r)
      return !Number.isNaN(angles[1])
    },
    toPlane(phi, theta, plane) {
      const r = radius(theta)
      if (!Number.isFinite(r)) return false
      plane[0] = r * sind(constant * phi)
      plane[1] = apex - r * cosd(constant * phi)
      return true
    },
  })
}

/** PV2_1 = theta_a, which must be given, and PV2_2 = eta, 0 by default. */
function coneParameters(parameter: ProjectionParameters): { thetaA: number; eta: number } {
  const thetaA = parameter(1)
  const eta = parameter(2) ?? 0
  if (thetaA === undefined || thetaA === 0 || Math.abs(thetaA) > 90)
    throw badParameter(1, thetaA, 'a cone needs a latitude within 90, not 0')
  if (!(Math.abs(eta) < 90)) throw badParameter(2, eta, 'it must lie within 90 degrees')
  return { thetaA, eta }
}

/** Perspective. */
export const conicPerspective: ProjectionMaker = (parameter) => {
  const { thetaA, eta } = coneParameters(parameter)
  const scale = R0 * cosd(eta)
  const cotangent = 1 / tand(thetaA)
  return conic(thetaA, {
    constant: sind(thetaA),
    radius(theta) {
      // Parallels a quarter turn from theta_a are seen along the cone's side and beyond that through its other sheet.
      if (cosd(theta - thetaA) <= EDGE) return Number.NaN
      const r = scale * (cotangent - tand(theta - thetaA))
      return r * thetaA < 0 ? Number.NaN : r
    },
    latitude: (r) => thetaA + R0 * Math.atan(cotangent - r / scale),
  })
}

/** Equal area (Albers). */
export const conicEqualArea: ProjectionMaker = (parameter) => {
  const { thetaA, eta } = coneParameters(parameter)
  const s1 = sind(thetaA - eta)
  const s2 = sind(thetaA + eta)
  const gamma = s1 + s2
  if (gamma === 0) throw badParameter(1, thetaA, 'the cone is a cylinder')
  return conic(thetaA, {
    constant: gamma / 2,
    radius: (theta) => ((2 * R0) / gamma) * Math.sqrt(Math.max(0, 1 + s1 * s2 - gamma * sind(theta))),
    latitude(r) {
      const s = (1 + s1 * s2) / gamma - (gamma * r * r) / (4 * R0 * R0)
      return Math.abs(s) <= 1 + EDGE ? asind(s) : Number.NaN
    },
  })
}

/** Equidistant. */
export const conicEquidistant: ProjectionMaker = (parameter) => {
  const { thetaA, eta } = coneParameters(parameter)
  const etaRadians = eta * RADIANS_PER_DEGREE
  const constant = eta === 0 ? sind(thetaA) : (sind(thetaA) * sind(eta)) / etaRadians
  const apex = (eta === 0 ? R0 : eta / tand(eta)) / tand(thetaA)
  return conic(thetaA, {
    constant,
    radius: (theta) => thetaA - theta + apex,
    latitude: (r) => thetaA + apex - r,
  })
}

/** Orthomorphic (Lambert's conformal). */
export const conicOrthomorphic: ProjectionMaker = (parameter) => {
  const { thetaA, eta } = coneParameters(parameter)
  const theta1 = thetaA - eta
  const theta2 = thetaA + eta
  const tangent = (theta: number) => tand((90 - theta) / 2)
  const constant = theta1 === theta2 ? sind(theta1) : Math.log(cosd(theta2) / cosd(theta1)) / Math.log(tangent(theta2) / tangent(theta1))
  if (!Number.isFinite(constant) || constant === 0) throw badParameter(1, thetaA, 'the cone is a cylinder or touches a pole')
  const psi = (R0 * cosd(theta1)) / (constant * tangent(theta1) ** constant)
  if (!Number.isFinite(psi) || psi === 0) throw badParameter(1, thetaA, 'the cone touches a pole')
  return conic(thetaA, {
    constant,
    radius(theta) {
      if (theta <= -90) return constant < 0 ? 0 : Number.NaN
      return psi * tangent(theta) ** constant
    },
    latitude: (r) => 90 - 2 * R0 * Math.atan((r / psi) ** (1 / constant)),
  })
}
