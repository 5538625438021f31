// How many rows fall into each part of an axis.

import { type AxisScale, placeOf } from './axis-scale.ts'

/** Bins of equal width along the axis, from its low end on. Rows outside of it are in none. */
export function binCounts(values: ArrayLike<number>, rows: ArrayLike<number>, scale: AxisScale, bins: number): Uint32Array {
  const counts = new Uint32Array(bins)
  for (let i = 0; i < rows.length; i++) {
    const place = placeOf(scale, values[rows[i]])
    // The high end belongs to the last bin.
    if (place >= 0 && place <= 1) counts[Math.min(bins - 1, Math.floor(place * bins))]++
  }
  return counts
}

/** Rows whose values lie between two, both included. */
export function rowsBetween(values: ArrayLike<number>, rows: ArrayLike<number>, low: number, high: number): Uint32Array {
  const found: number[] = []
  for (let i = 0; i < rows.length; i++) if (values[rows[i]] >= low && values[rows[i]] <= high) found.push(rows[i])
  return Uint32Array.from(found)
}
