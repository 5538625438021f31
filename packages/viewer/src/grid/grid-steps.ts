// How far apart the lines of a grid are: steps that read well in base sixty or ten.

import type { GridFrame } from './coordinate-map.ts'
import { isEquatorial } from './coordinate-map.ts'

/** How angles are written. */
export type AngleFormat = 'sexagesimal' | 'degrees'

const SEXAGESIMAL_PARTS = [1, 2, 5, 10, 15, 30]
const WHOLE_DEGREES = [1, 2, 5, 10, 15, 30, 45, 90]
const WHOLE_HOURS = [1, 2, 3, 6]
const DECIMAL_PARTS = [1, 2, 5]
/** Digits after the point of seconds or degrees, at most: finer than that a double has no more to say. */
const MOST_DIGITS = 9

/**
 * The smallest round step that is not below `least`, in degrees for a sky and in pixels for an image.
 *
 * @param axis - 0 for longitude or x, 1 for latitude or y
 * @example gridStep(0.02, 0, 'ICRS', 'sexagesimal') // 0.0208333 (5 seconds of time)
 */
export function gridStep(least: number, axis: 0 | 1, frame: GridFrame, format: AngleFormat): number {
  const steps = stepsOf(axis, frame, format)
  return steps.find((step) => step >= least * (1 - 1e-9)) ?? steps[steps.length - 1]
}

/** The next larger step, or the same where there is none. */
export function coarserStep(step: number, axis: 0 | 1, frame: GridFrame, format: AngleFormat): number {
  return gridStep(step * 1.001, axis, frame, format)
}

/** All steps, ascending. */
function stepsOf(axis: 0 | 1, frame: GridFrame, format: AngleFormat): number[] {
  if (frame === 'IMAGE') return [...decimals(0), ...tens(8)]
  if (format === 'degrees') return [...decimals(MOST_DIGITS), ...WHOLE_DEGREES]
  const seconds = [...decimals(MOST_DIGITS), ...SEXAGESIMAL_PARTS]
  const minutes = SEXAGESIMAL_PARTS.map((part) => part / 60)
  const small = [...seconds.map((part) => part / 3600), ...minutes]
  if (axis === 0 && isEquatorial(frame)) return [...small, ...WHOLE_HOURS].map((hours) => 15 * hours)
  return [...small, ...WHOLE_DEGREES]
}

/** 1, 2 and 5 of each power below one. */
function decimals(digits: number): number[] {
  const steps: number[] = []
  for (let digit = digits; digit > 0; digit--) for (const part of DECIMAL_PARTS) steps.push(part / 10 ** digit)
  return steps
}

/** 1, 2 and 5 of each power from one. */
function tens(powers: number): number[] {
  const steps: number[] = []
  for (let power = 0; power < powers; power++) for (const part of DECIMAL_PARTS) steps.push(part * 10 ** power)
  return steps
}
