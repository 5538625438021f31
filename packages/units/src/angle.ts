// Angles on the sky and on the plane, and how they turn into one another.

import type { Brand } from './brand.ts'

export type Degrees = Brand<number, 'degrees'>
export type Radians = Brand<number, 'radians'>
export type Arcsec = Brand<number, 'arcsec'>

export const degrees = (value: number): Degrees => value as Degrees
export const radians = (value: number): Radians => value as Radians
export const arcsec = (value: number): Arcsec => value as Arcsec

export const DEGREES_PER_RADIAN = 180 / Math.PI
export const RADIANS_PER_DEGREE = Math.PI / 180

export const toRadians = (angle: Degrees): Radians => (angle * RADIANS_PER_DEGREE) as Radians
export const toDegrees = (angle: Radians): Degrees => (angle * DEGREES_PER_RADIAN) as Degrees
export const arcsecToDegrees = (angle: Arcsec): Degrees => (angle / 3600) as Degrees
export const degreesToArcsec = (angle: Degrees): Arcsec => (angle * 3600) as Arcsec

/**
 * A position angle folded into [0, 180): an ellipse turned by half a turn is the same ellipse.
 *
 * @example foldPositionAngle(degrees(-10)) // 170
 */
export function foldPositionAngle(angle: Degrees): Degrees {
  const folded = angle % 180
  const positive = folded < 0 ? folded + 180 : folded
  return (positive >= 180 ? 0 : positive) as Degrees
}
