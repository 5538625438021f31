// Axes of plots: where a value stands along an axis, which value stands at a place, and which ticks are round numbers.

export type ScaleKind = 'linear' | 'log'

/** An axis from `low` to `high`, both included. A log axis has positive ends. */
export interface AxisScale {
  readonly kind: ScaleKind
  readonly low: number
  readonly high: number
}

/** A mark on an axis. */
export interface Tick {
  readonly value: number
  /** '' for a small one between those that have a number. */
  readonly text: string
}

/** Share of the axis that is left free beyond the extremes. */
const MARGIN = 0.03
/** What is left out at each end when an axis is fitted to very many values: a few absurd ones would hide the rest. */
const LEFT_OUT = 0.0005
const MOST_SAMPLED = 50_000
const MOST_TICKS = 60

const forward = (kind: ScaleKind, value: number): number => (kind === 'log' ? Math.log10(value) : value)
const backward = (kind: ScaleKind, value: number): number => (kind === 'log' ? 10 ** value : value)

/** Where a value stands, 0 at the low end and 1 at the high one; NaN for a value that the axis cannot show. */
export const placeOf = (scale: AxisScale, value: number): number => placesOn(scale)(value)

/** The same for very many values: what they have in common is worked out once. */
export function placesOn({ kind, low, high }: AxisScale): (value: number) => number {
  const start = forward(kind, low)
  const span = forward(kind, high) - start
  return kind === 'log' ? (value) => (Math.log10(value) - start) / span : (value) => (value - start) / span
}

/** The value at a place. */
export function valueAt({ kind, low, high }: AxisScale, place: number): number {
  const start = forward(kind, low)
  return backward(kind, start + place * (forward(kind, high) - start))
}

/** The scale seen `factor` times closer, with the value at a place where it was. */
export function zoomed(scale: AxisScale, factor: number, place: number): AxisScale {
  const low = valueAt(scale, place - place / factor)
  const high = valueAt(scale, place + (1 - place) / factor)
  // Beyond what numbers can tell apart there is nothing to see.
  return high > low && Number.isFinite(low) && Number.isFinite(high) && (scale.kind === 'linear' || low > 0)
    ? { ...scale, low, high }
    : scale
}

/**
 * An axis that shows the values of the rows that count: all of them, or all but the most extreme ones where there are very many. Values that are not
 * finite, and those that a log axis cannot show, do not count.
 *
 * @param passes 1 for rows that count; all where left out
 */
export function fitScale(values: ArrayLike<number>, kind: ScaleKind, passes?: Uint8Array): AxisScale {
  const step = Math.max(1, Math.floor(values.length / MOST_SAMPLED))
  const sample: number[] = []
  for (let row = 0; row < values.length; row += step) {
    const value = values[row]
    if ((passes === undefined || passes[row] === 1) && Number.isFinite(value) && (kind === 'linear' || value > 0)) sample.push(value)
  }
  if (sample.length === 0) return kind === 'log' ? { kind, low: 0.1, high: 10 } : { kind, low: 0, high: 1 }
  const sorted = Float64Array.from(sample).sort()
  const skip = Math.floor(sorted.length * LEFT_OUT)
  const start = forward(kind, sorted[skip])
  const end = forward(kind, sorted[sorted.length - 1 - skip])
  // All alike: room on both sides, in proportion to the value.
  const room = end > start ? (end - start) * MARGIN : kind === 'log' ? 0.5 : Math.abs(start) * 0.5 || 0.5
  return { kind, low: backward(kind, start - room), high: backward(kind, end + room) }
}

/** Values that span more than this factor are told apart on a log axis alone. */
const WIDE = 50

/** The scale on which most values are told apart: a log axis for positive ones over more than a decade and a half, as fluxes are. */
export function suitedKind(values: ArrayLike<number>): ScaleKind {
  const step = Math.max(1, Math.floor(values.length / MOST_SAMPLED))
  const sample = Float64Array.from({ length: Math.floor(values.length / step) }, (_, i) => values[i * step])
    .filter(Number.isFinite)
    .sort()
  const at = (share: number) => sample[Math.floor(share * (sample.length - 1))]
  return sample.length > 0 && sample[0] > 0 && at(0.99) > WIDE * at(0.01) ? 'log' : 'linear'
}

/**
 * Ticks at round numbers, about `wanted` of them with a text. Values are shown multiplied by `factor`, which a display unit has.
 *
 * @example ticksOf({ kind: 'linear', low: 0, high: 0.0021 }, 4, 1000).map(({ text }) => text) // ['0', '0.5', '1', '1.5', '2']
 */
export function ticksOf({ kind, low, high }: AxisScale, wanted: number, factor = 1): Tick[] {
  const shown = { low: low * factor, high: high * factor }
  const ticks = kind === 'log' ? logTicks(shown.low, shown.high, wanted) : linearTicks(shown.low, shown.high, wanted)
  return ticks.map(({ value, text }) => ({ value: value / factor, text }))
}

function linearTicks(low: number, high: number, wanted: number): Tick[] {
  const rough = (high - low) / Math.max(1, wanted)
  const decade = 10 ** Math.floor(Math.log10(rough))
  const times = rough / decade
  const step = decade * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10)
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.min(MOST_TICKS, Math.floor(high / step + 1e-9) - first + 1)
  if (!(count > 0)) return []
  const largest = Math.max(Math.abs(low), Math.abs(high))
  return Array.from({ length: count }, (_, i) => {
    const value = (first + i) * step
    return { value, text: numberText(value, step, largest) }
  })
}

function logTicks(low: number, high: number, wanted: number): Tick[] {
  const decades = Math.log10(high / low)
  // Less than one decade: round numbers as on a linear axis are easier to read.
  if (decades < 1) return linearTicks(low, high, wanted)
  const every = Math.ceil(decades / wanted)
  const ticks: Tick[] = []
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)) && ticks.length < MOST_TICKS * 9; exponent++) {
    const decade = 10 ** exponent
    for (let digit = 1; digit < 10; digit++) {
      const value = digit * decade
      if (value < low * 0.999999 || value > high * 1.000001) continue
      const isNamed = digit === 1 ? exponent % every === 0 : decades < 2.2 && (digit === 2 || digit === 5)
      if (isNamed || every === 1) ticks.push({ value, text: isNamed ? numberText(value, decade, value) : '' })
    }
  }
  return ticks
}

/** A round number without digits that it does not have. */
function numberText(value: number, step: number, largest: number): string {
  if (value === 0) return '0'
  const stepPlace = Math.floor(Math.log10(step) + 1e-9)
  if (largest < 1e5 && largest >= 1e-3) return value.toFixed(Math.max(0, -stepPlace))
  const decimals = Math.max(0, Math.floor(Math.log10(Math.abs(value)) + 1e-9) - stepPlace)
  return value
    .toExponential(Math.min(15, decimals))
    .replace(/\.?0*e/, 'e')
    .replace('e+', 'e')
}
