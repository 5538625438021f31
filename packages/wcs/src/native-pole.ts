// Where the native sphere of a projection lies on the sky: LONPOLE, LATPOLE and CRVAL to a rotation (Paper II, section 2.4).

import { wcsErrors } from './errors.ts'
import { type Matrix3, product } from './rotation.ts'
import { atan2d, cosd, sind } from './trig.ts'

/** What fixes the native sphere, in degrees. */
export interface PoleSettings {
  /** Native coordinates of the fiducial point. */
  readonly phi0: number
  readonly theta0: number
  /** Celestial coordinates of the fiducial point: CRVAL. */
  readonly lon0: number
  readonly lat0: number
  readonly lonPole: number | undefined
  readonly latPole: number | undefined
}

/** Rounding that an arc cosine may exceed 1 by before it means that no pole exists. */
const SLACK = 1e-10

/** The matrix that takes native unit vectors to celestial ones. Throws WCS_NO_NATIVE_POLE. */
export function nativeToCelestial(settings: PoleSettings): Matrix3 {
  const { phi0, theta0, lat0 } = settings
  const phiPole = settings.lonPole ?? phi0 + (lat0 >= theta0 ? 0 : 180)
  const latPole = theta0 === 90 ? lat0 : poleLatitude(settings, phiPole)
  const lonPole = poleLongitude(settings, phiPole, latPole)
  const [cp, sp] = [cosd(phiPole), sind(phiPole)]
  const [ca, sa] = [cosd(lonPole), sind(lonPole)]
  const [cd, sd] = [cosd(latPole), sind(latPole)]
  return product(
    Float64Array.of(ca, -sa, 0, sa, ca, 0, 0, 0, 1),
    Float64Array.of(-sd, 0, cd, 0, -1, 0, cd, 0, sd),
    Float64Array.of(cp, sp, 0, -sp, cp, 0, 0, 0, 1),
  )
}

/** Celestial latitude of the native pole: the root of equation 8 that is valid and nearer to LATPOLE. */
function poleLatitude({ phi0, theta0, lat0, latPole: wanted = 90 }: PoleSettings, phiPole: number): number {
  const c = cosd(theta0) * cosd(phiPole - phi0)
  const s = sind(theta0)
  if (Math.sqrt(c * c + s * s) < SLACK) {
    if (Math.abs(sind(lat0)) > SLACK) throw wcsErrors.NO_NATIVE_POLE({ lat: lat0, lonpole: phiPole })
    return Math.max(-90, Math.min(90, wanted))
  }
  // arccos(sin(lat0) / hypot(c, s)) as an arctangent, which keeps its digits where lat0 is near a pole.
  const across = cosd(theta0) * sind(phiPole - phi0)
  const cosLat = sind(90 - lat0) // by the sine, so that the difference is exactly zero where the two roots meet
  const squared = (cosLat - across) * (cosLat + across)
  if (squared < -SLACK) throw wcsErrors.NO_NATIVE_POLE({ lat: lat0, lonpole: phiPole })
  const middle = atan2d(s, c)
  const half = atan2d(Math.sqrt(Math.max(0, squared)), sind(lat0))
  const roots = [middle + half, middle - half].map(foldPole).filter((root) => Math.abs(root) <= 90 + SLACK)
  if (roots.length === 0) throw wcsErrors.NO_NATIVE_POLE({ lat: lat0, lonpole: phiPole })
  if (roots.length === 1) return clampPole(roots[0])
  const [a, b] = roots
  const nearer = Math.abs(a - wanted) - Math.abs(b - wanted)
  return clampPole(nearer < 0 ? a : b)
}

function foldPole(angle: number): number {
  return angle > 180 ? angle - 360 : angle < -180 ? angle + 360 : angle
}

const clampPole = (angle: number): number => (Math.abs(angle) > 90 - SLACK ? 90 * Math.sign(angle) : angle)

/** Celestial longitude of the native pole (equations 9 and 10 and the special cases below them). */
function poleLongitude({ phi0, theta0, lon0, lat0 }: PoleSettings, phiPole: number, latPole: number): number {
  if (theta0 === 90 || Math.abs(lat0) >= 90 - SLACK) return lon0
  if (latPole === 90) return lon0 + phiPole - phi0 - 180
  if (latPole === -90) return lon0 - phiPole + phi0
  const east = (sind(phiPole - phi0) * cosd(theta0)) / cosd(lat0)
  const north = (sind(theta0) - sind(latPole) * sind(lat0)) / (cosd(latPole) * cosd(lat0))
  return lon0 - atan2d(east, north)
}
