// The curves of the stretches, the same here and in the shader.

import type { Stretch } from './display.ts'

/** How steep `log` and `power` are: the factor between the ends of the curve's slope. */
export const STEEPNESS = 1000
/** `asinh` is linear below a tenth of the range and logarithmic above (Lupton, Gunn & Szalay 1999, AJ 118, 1406). */
export const SOFTENING = 10

/**
 * A place between the cuts, 0 to 1, to a place in the colour map, 0 to 1. All curves rise from 0 to 1.
 *
 * @param equalised - of histeq: the share of pixels below each of equally spaced places between the cuts
 */
export function stretched(t: number, stretch: Stretch, equalised?: Float32Array): number {
  switch (stretch) {
    case 'linear':
      return t
    case 'log':
      return Math.log(1 + STEEPNESS * t) / Math.log(1 + STEEPNESS)
    case 'sqrt':
      return Math.sqrt(t)
    case 'square':
      return t * t
    case 'asinh':
      return Math.asinh(SOFTENING * t) / Math.asinh(SOFTENING)
    case 'power':
      return (STEEPNESS ** t - 1) / (STEEPNESS - 1)
    case 'histeq':
      return equalised === undefined ? t : interpolated(equalised, t)
  }
}

function interpolated(table: Float32Array, t: number): number {
  const at = t * (table.length - 1)
  const left = Math.min(Math.floor(at), table.length - 2)
  return table[left] + (table[left + 1] - table[left]) * (at - left)
}
