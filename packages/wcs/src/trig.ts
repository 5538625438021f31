// Trigonometry in degrees that is exact at the quadrants: poles and reference meridians must not drift by rounding.

import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from '@cirasa/units'

export { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE }

export function sind(angle: number): number {
  const quadrant = angle / 90
  if (Number.isInteger(quadrant)) return [0, 1, 0, -1][((quadrant % 4) + 4) % 4]
  return Math.sin(angle * RADIANS_PER_DEGREE)
}

export function cosd(angle: number): number {
  const quadrant = angle / 90
  if (Number.isInteger(quadrant)) return [1, 0, -1, 0][((quadrant % 4) + 4) % 4]
  return Math.cos(angle * RADIANS_PER_DEGREE)
}

export const tand = (angle: number): number => sind(angle) / cosd(angle)
export const asind = (value: number): number => Math.asin(Math.max(-1, Math.min(1, value))) * DEGREES_PER_RADIAN
export const atan2d = (y: number, x: number): number => Math.atan2(y, x) * DEGREES_PER_RADIAN

/** A longitude folded into [0, 360). */
export function foldLongitude(angle: number): number {
  const folded = angle % 360
  const positive = folded < 0 ? folded + 360 : folded
  return positive >= 360 ? 0 : positive
}
