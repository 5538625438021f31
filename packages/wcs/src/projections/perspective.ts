// Zenithal perspective maps as radio and optical images have them: TAN, SIN (also slanted, and so NCP), STG (Paper II, sections 5.1.3 to 5.1.5).

import { DEGREES_PER_RADIAN as R0 } from '../trig.ts'
import { EDGE, type Projection, type ProjectionMaker } from './projection.ts'

/** Gnomonic: rays from the centre of the sphere. */
export const gnomonic: ProjectionMaker = () => ({
  phi0: 0,
  theta0: 90,
  deproject(x, y, native) {
    const u = x / R0
    const v = y / R0
    const w = 1 / Math.sqrt(1 + u * u + v * v)
    native[0] = -v * w
    native[1] = u * w
    native[2] = w
    return true
  },
  project(native, plane) {
    // A direction on the horizon is at infinity; rounding may leave it a little above.
    if (!(native[2] > EDGE)) return false
    const scale = R0 / native[2]
    plane[0] = native[1] * scale
    plane[1] = -native[0] * scale
    return true
  },
})

/** Orthographic: parallel rays, with xi = PV2_1, eta = PV2_2 slanted: the map of an interferometer whose antennas lie in a plane. */
export const orthographic: ProjectionMaker = (parameter) => {
  const xi = parameter(1) ?? 0
  const eta = parameter(2) ?? 0
  return xi === 0 && eta === 0 ? straightOrthographic : slantOrthographic(xi, eta)
}

const straightOrthographic: Projection = {
  phi0: 0,
  theta0: 90,
  deproject(x, y, native) {
    const u = x / R0
    const v = y / R0
    const squared = 1 - u * u - v * v
    if (!(squared >= -EDGE)) return false
    native[0] = -v
    native[1] = u
    native[2] = Math.sqrt(Math.max(squared, 0))
    return true
  },
  project(native, plane) {
    if (!(native[2] >= -EDGE)) return false
    plane[0] = R0 * native[1]
    plane[1] = -R0 * native[0]
    return true
  },
}

function slantOrthographic(xi: number, eta: number): Projection {
  const a = xi * xi + eta * eta + 1
  return {
    phi0: 0,
    theta0: 90,
    // With t = 1 - sin(theta): u = cos(theta) sin(phi) + xi t and v = -cos(theta) cos(phi) + eta t, so that
    // (u - xi t)^2 + (v - eta t)^2 + (1 - t)^2 = 1: the smaller root is the near side.
    deproject(x, y, native) {
      const u = x / R0
      const v = y / R0
      const half = u * xi + v * eta + 1
      const discriminant = half * half - a * (u * u + v * v)
      if (!(discriminant >= -EDGE)) return false
      const t = (u * u + v * v) / (half + Math.sqrt(Math.max(discriminant, 0)))
      if (!(t >= 0 && t <= 2)) return false
      native[0] = -(v - eta * t)
      native[1] = u - xi * t
      native[2] = 1 - t
      return true
    },
    project(native, plane) {
      const t = nearlyOneMinus(native)
      // The far side overlaps the near one: beyond the limit of section 5.1.5 there is no map.
      if (native[2] < -EDGE + eta * native[0] - xi * native[1]) return false
      plane[0] = R0 * (native[1] + xi * t)
      plane[1] = R0 * (-native[0] + eta * t)
      return true
    },
  }
}

/** 1 - sin(theta) without cancellation near the pole. */
function nearlyOneMinus(native: Float64Array): number {
  const z = native[2]
  return z > 0 ? (native[0] * native[0] + native[1] * native[1]) / (1 + z) : 1 - z
}

/** Stereographic: rays from the opposite pole; circles stay circles. */
export const stereographic: ProjectionMaker = () => ({
  phi0: 0,
  theta0: 90,
  deproject(x, y, native) {
    const u = x / (2 * R0)
    const v = y / (2 * R0)
    const squared = u * u + v * v
    const w = 2 / (1 + squared)
    native[0] = -v * w
    native[1] = u * w
    native[2] = (1 - squared) / (1 + squared)
    return true
  },
  project(native, plane) {
    const below = 1 + native[2]
    if (!(below > 0)) return false
    const scale = (2 * R0) / below
    plane[0] = native[1] * scale
    plane[1] = -native[0] * scale
    return Number.isFinite(plane[0] + plane[1])
  },
})
