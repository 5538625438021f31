// Bonne's equal area map (Paper II, section 5.5.1): a pseudoconic, SFL where its conformal latitude is the equator.

import { atan2d, cosd, DEGREES_PER_RADIAN as R0, sind, tand } from '../trig.ts'
import { badParameter, type ProjectionMaker } from './projection.ts'
import { sansonFlamsteed } from './pseudocylindrical.ts'
import { spherical } from './spherical.ts'

/** PV2_1 = theta_1, the latitude of true scale, which must be given. */
export const bonne: ProjectionMaker = (parameter) => {
  const theta1 = parameter(1)
  if (theta1 === undefined || Math.abs(theta1) > 90) throw badParameter(1, theta1, 'a latitude within 90 degrees is needed')
  if (theta1 === 0) return sansonFlamsteed(parameter)
  const apex = theta1 + R0 / tand(theta1)
  const side = Math.sign(theta1)
  return spherical({
    phi0: 0,
    theta0: 0,
    toAngles(x, y, angles) {
      const down = apex - y
      const r = side * Math.sqrt(x * x + down * down)
      const theta = apex - r
      const c = cosd(theta)
      angles[0] = r === 0 || c === 0 ? 0 : (atan2d(x / r, down / r) * r) / (R0 * c)
      angles[1] = theta
      return true
    },
    toPlane(phi, theta, plane) {
      const r = apex - theta
      const angle = r === 0 ? 0 : (R0 * phi * cosd(theta)) / r
      plane[0] = r * sind(angle)
      plane[1] = apex - r * cosd(angle)
      return true
    },
  })
}
