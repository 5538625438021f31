// FK4 and its elliptic terms of aberration: old catalogues kept a part of the aberration in their mean places.

import { inverse, type Matrix3, product, type UnitVector } from '../rotation.ts'
import { cosd, RADIANS_PER_DEGREE, sind } from '../trig.ts'
import { besselianToJulian, newcombPrecession, polynomial } from './precession.ts'

// Murray 1989, A&A 218, 325, equations 28 and 29: from B1950 to J2000, and its change by Julian century of the epoch.
const B1950_TO_J2000 = [
  0.9999256794956877, -0.0111814832204662, -0.0048590038153592, 0.0111814832391717, 0.9999374848933135, -0.0000271625947142,
  0.0048590037723143, -0.000027170293744, 0.9999881946023742,
]
const PER_CENTURY = [
  -0.0026455262e-6, -1.1539918689e-6, 2.111134619e-6, 1.1540628161e-6, -0.0129042997e-6, 0.0236021478e-6, -2.1112979048e-6,
  -0.0056024448e-6, 0.0102587734e-6,
]

/** FK4 without E-terms, mean place of a Besselian equinox observed at that epoch, to FK5 J2000. */
export function fk4ToFk5(equinox: number): Matrix3 {
  const centuries = (besselianToJulian(equinox) - 1950) / 100
  const system = Float64Array.from(B1950_TO_J2000, (value, i) => value + PER_CENTURY[i] * centuries)
  return product(system, newcombPrecession(equinox, 1950))
}

/** The inverse of `fk4ToFk5`. The system matrix is not quite orthogonal away from B1950, so this is not its transpose. */
export const fk5ToFk4 = (equinox: number): Matrix3 => inverse(fk4ToFk5(equinox))

/** The E-terms of a Besselian equinox as a vector, radians (Explanatory Supplement 1992; aberration constant of Seidelmann 2005). */
export function eTerms(equinox: number): Float64Array {
  const since1950 = besselianToJulian(equinox) - besselianToJulian(1950)
  const t = since1950 / 100
  const eccentricity = polynomial(t, [0.01673011, -0.00004193, -0.000000126])
  const perigee = polynomial(t, [1015489.951, 6190.67, 1.65, 0.012]) / 3600
  const sinceJ2000 = (besselianToJulian(equinox) - 2000) / 100
  const obliquity = polynomial(sinceJ2000, [84381.448, -46.815, -0.00059, 0.001813]) / 3600
  const size = 0.0056932 * RADIANS_PER_DEGREE * eccentricity
  return Float64Array.of(size * sind(perigee), -size * cosd(perigee) * cosd(obliquity), -size * cosd(perigee) * sind(obliquity))
}

/** Removes the E-terms from an FK4 direction, in place. */
export function removeETerms(v: UnitVector, e: Float64Array): void {
  const along = e[0] * v[0] + e[1] * v[1] + e[2] * v[2]
  for (let i = 0; i < 3; i++) v[i] += along * v[i] - e[i]
  normalise(v)
}

/** Adds the E-terms to a direction, in place: the inverse of `removeETerms`. */
export function addETerms(v: UnitVector, e: Float64Array): void {
  const x = v[0]
  const y = v[1]
  const z = v[2]
  // A contraction by 1e-6 a turn: four turns reach rounding.
  for (let turn = 0; turn < 4; turn++) {
    const scale = 1 / (1 + e[0] * v[0] + e[1] * v[1] + e[2] * v[2])
    v[0] = (x + e[0]) * scale
    v[1] = (y + e[1]) * scale
    v[2] = (z + e[2]) * scale
  }
  normalise(v)
}

function normalise(v: UnitVector): void {
  const scale = 1 / Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
  v[0] *= scale
  v[1] *= scale
  v[2] *= scale
}
