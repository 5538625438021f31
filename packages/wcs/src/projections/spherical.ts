// Makes a projection of formulas in native longitude and latitude, as all but the zenithal ones are written.

import { latitudeOf, setDirection } from '../rotation.ts'
import { atan2d } from '../trig.ts'
import type { Projection } from './projection.ts'

/** By how many degrees rounding may push a point of the sphere over longitude 180 or latitude 90. */
const SLACK = 1e-10

/** Formulas between the plane and native longitude and latitude, all in degrees; false where there is no sky. */
export interface SphericalFormulas {
  readonly phi0: number
  readonly theta0: number
  /** Sets `angles` to [phi, theta]. Values beyond 180 and 90 mean that there is no sky. */
  toAngles(x: number, y: number, angles: Float64Array): boolean
  toPlane(phi: number, theta: number, plane: Float64Array): boolean
}

export function spherical({ phi0, theta0, toAngles, toPlane }: SphericalFormulas): Projection {
  const angles = new Float64Array(2)
  return {
    phi0,
    theta0,
    deproject(x, y, native) {
      if (!toAngles(x, y, angles)) return false
      const phi = angles[0]
      const theta = angles[1]
      if (!(Math.abs(phi) <= 180 + SLACK && Math.abs(theta) <= 90 + SLACK)) return false
      setDirection(native, phi, theta)
      return true
    },
    project: (native, plane) => toPlane(atan2d(native[1], native[0]), latitudeOf(native), plane),
  }
}
