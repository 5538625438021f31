// The HEALPix map of the sky, its equator a cylinder and its polar caps in facets (Calabretta & Roukema 2007, MNRAS 381, 865).

import { asind, DEGREES_PER_RADIAN as R0, sind } from '../trig.ts'
import { badParameter, EDGE, type ProjectionMaker } from './projection.ts'
import { spherical } from './spherical.ts'

/** H = PV2_1 facets around the equator (4 by default), K = PV2_2 facets between the poles (3 by default). */
export const healpix: ProjectionMaker = (parameter) => {
  const H = parameter(1) ?? 4
  const K = parameter(2) ?? 3
  if (!(Number.isInteger(H) && H > 0)) throw badParameter(1, H, 'a positive whole number is needed')
  if (!(Number.isInteger(K) && K > 0)) throw badParameter(2, K, 'a positive whole number is needed')
  const facet = 180 / H
  const slope = (90 * K) / H
  const equatorialSine = (K - 1) / K
  const equatorialTop = (90 * (K - 1)) / H
  const poleTop = (90 * (K + 1)) / H
  const edge = 180 * EDGE

  /** Longitude of the middle of the polar facet that holds `x` (a longitude within 180 or a plane coordinate). */
  function facetCentre(x: number, north: boolean): number {
    const shifted = K % 2 === 1 || north ? 1 : 0
    const index = Math.floor(((x + 180) * H) / 360 + (1 - shifted) / 2)
    return -180 + (2 * index + shifted) * facet
  }

  return spherical({
    phi0: 0,
    theta0: 0,
    toAngles(x, y, angles) {
      const height = Math.abs(y)
      if (height <= equatorialTop) {
        angles[0] = x
        angles[1] = asind(y / slope)
        return true
      }
      if (!(height <= poleTop + edge && Math.abs(x) <= 180 + edge)) return false
      const sigma = Math.max(0, (K + 1) / 2 - height / facet)
      const centre = facetCentre(Math.max(-180, Math.min(180 - edge, x)), y > 0)
      const offset = x - centre
      if (Math.abs(offset) > sigma * facet + edge) return false
      angles[0] = centre + (sigma > 0 ? offset / sigma : 0)
      const latitude = polarLatitude(sigma, K)
      angles[1] = y > 0 ? latitude : -latitude
      return true
    },
    toPlane(phi, theta, plane) {
      const s = sind(theta)
      if (Math.abs(s) <= equatorialSine) {
        plane[0] = phi
        plane[1] = slope * s
        return true
      }
      // sigma = sqrt(K (1 - |sin theta|)) without cancellation at the pole.
      const sigma = Math.sqrt(2 * K) * Math.abs(sind((90 - Math.abs(theta)) / 2))
      const centre = facetCentre(Math.max(-180, Math.min(180 - edge, phi)), theta > 0)
      plane[0] = centre + (phi - centre) * sigma
      plane[1] = facet * ((K + 1) / 2 - sigma) * Math.sign(theta)
      return true
    },
  })
}

/** |theta| of sigma: 1 - sin(theta) = sigma^2 / K, by the half angle so that the pole keeps its digits. */
const polarLatitude = (sigma: number, K: number): number => 90 - 2 * R0 * Math.asin(Math.min(1, sigma / Math.sqrt(2 * K)))
