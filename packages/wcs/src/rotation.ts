// Rotations of the sphere as 3x3 matrices: unit vectors keep full precision at poles where angles lose it.

import { atan2d, cosd, foldLongitude, RADIANS_PER_DEGREE, sind } from './trig.ts'

/** A 3x3 matrix, row by row, that acts on column vectors. */
export type Matrix3 = Float64Array

/** A direction: x towards longitude 0 on the equator, y towards longitude 90, z towards the pole. */
export type UnitVector = Float64Array

export const identity = (): Matrix3 => Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)

/** The matrix that turns the coordinate frame by `angle` degrees about an axis (right-handed), as in R1, R2, R3 of the Explanatory Supplement. */
export function frameRotation(axis: 'x' | 'y' | 'z', angle: number): Matrix3 {
  const c = cosd(angle)
  const s = sind(angle)
  if (axis === 'x') return Float64Array.of(1, 0, 0, 0, c, s, 0, -s, c)
  if (axis === 'y') return Float64Array.of(c, 0, -s, 0, 1, 0, s, 0, c)
  return Float64Array.of(c, s, 0, -s, c, 0, 0, 0, 1)
}

/** The product of matrices: the last one acts first. */
export function product(...matrices: readonly Matrix3[]): Matrix3 {
  return matrices.reduce(multiply)
}

function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const out = new Float64Array(9)
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) out[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j]
  return out
}

/** The transpose: the inverse of a rotation. */
export function transpose(m: Matrix3): Matrix3 {
  return Float64Array.of(m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8])
}

/** The inverse of any regular matrix. */
export function inverse(m: Matrix3): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = m
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  return Float64Array.of(
    (e * i - f * h) / determinant,
    (c * h - b * i) / determinant,
    (b * f - c * e) / determinant,
    (f * g - d * i) / determinant,
    (a * i - c * g) / determinant,
    (c * d - a * f) / determinant,
    (d * h - e * g) / determinant,
    (b * g - a * h) / determinant,
    (a * e - b * d) / determinant,
  )
}

/** Applies a matrix to a vector, in place. */
export function rotate(m: Matrix3, v: UnitVector): void {
  const x = v[0]
  const y = v[1]
  const z = v[2]
  v[0] = m[0] * x + m[1] * y + m[2] * z
  v[1] = m[3] * x + m[4] * y + m[5] * z
  v[2] = m[6] * x + m[7] * y + m[8] * z
}

/**
 * Sets a vector to the direction of a longitude and latitude in degrees. At a pole the cosine is left at the rounding of pi/2, not
 * zero, so that the longitude survives where a map shows the pole as a line.
 */
export function setDirection(v: UnitVector, lon: number, lat: number): void {
  const c = Math.cos(lat * RADIANS_PER_DEGREE)
  v[0] = c * cosd(lon)
  v[1] = c * sind(lon)
  v[2] = sind(lat)
}

/** Longitude of a direction in degrees, [0, 360). */
export const longitudeOf = (v: UnitVector): number => foldLongitude(atan2d(v[1], v[0]))

/** Latitude of a direction in degrees; well conditioned at the poles too. */
export const latitudeOf = (v: UnitVector): number => atan2d(v[2], Math.sqrt(v[0] * v[0] + v[1] * v[1]))
