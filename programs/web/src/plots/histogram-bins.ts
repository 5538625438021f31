// How many values fall into each part of an axis, and how many lie beyond its ends.

import { type AxisScale, placesOn, type ScaleKind, valueAt } from './axis-scale.ts'

/** Counts of values along an axis. */
export interface Binned {
  /** In bins of equal width along the axis, from its low end on. */
  readonly counts: ArrayLike<number>
  /** Values below the axis; those that a log axis has no place for are among them. */
  readonly below: number
  readonly above: number
  /** Values that are none. */
  readonly blank: number
}

/** Counts the values of all rows, or of some. */
export function binned(values: ArrayLike<number>, scale: AxisScale, bins: number, rows?: ArrayLike<number>): Binned {
  const counts = new Uint32Array(bins)
  const placeOf = placesOn(scale)
  let [below, above, blank] = [0, 0, 0]
  const count = rows?.length ?? values.length
  for (let i = 0; i < count; i++) {
    const value = values[rows === undefined ? i : rows[i]]
    const place = placeOf(value)
    // The high end belongs to the last bin.
    if (place >= 0 && place <= 1) counts[Math.min(bins - 1, Math.floor(place * bins))]++
    else if (Number.isNaN(value)) blank++
    else if (place > 1) above++
    else below++
  }
  return { counts, below, above, blank }
}

/** The axis of counts: from none, or from half a value on where it is logarithmic, so that a bin of one is seen. */
export function countScale(kind: ScaleKind, counts: ArrayLike<number>, ...more: readonly number[]): AxisScale {
  const most = Math.max(1, ...more, ...Array.from(counts))
  return kind === 'log' ? { kind, low: 0.5, high: most * 2 } : { kind, low: 0, high: most * 1.05 }
}

/** Width of the bar of a tail, as a part of the axis: wide enough to be seen beside many bins. */
const TAIL = 0.03

/** The axis with room for one more bar at each end where values lie beyond it. */
export function withTails(scale: AxisScale, { counts, below, above }: Binned): AxisScale {
  const bar = Math.max(TAIL, 1 / counts.length)
  return { ...scale, low: below > 0 ? valueAt(scale, -bar) : scale.low, high: above > 0 ? valueAt(scale, 1 + bar) : scale.high }
}

/** Rows whose values lie between two, both included. */
export function rowsBetween(values: ArrayLike<number>, rows: ArrayLike<number>, low: number, high: number): Uint32Array {
  const found: number[] = []
  for (let i = 0; i < rows.length; i++) if (values[rows[i]] >= low && values[rows[i]] <= high) found.push(rows[i])
  return Uint32Array.from(found)
}
