// How brightness becomes colour: asinh, linear in the noise and logarithmic above it, so that faint and bright are both seen.

/** Brightness to [0, 1] and back. Below `low` is 0, above `high` is 1. */
export interface Stretch {
  readonly low: number
  readonly high: number
  toUnit(value: number): number
  fromUnit(fraction: number): number
}

/** Where asinh turns from linear to logarithmic, in noise levels above the background. */
const KNEE = 4

/** An asinh stretch from a little below the background to where only the brightest pixels saturate. NaN is left out. */
export function asinhStretch(values: Float32Array): Stretch {
  const sorted = sample(values, 1 << 16).sort()
  if (sorted.length === 0) return stretch(0, 1, 1)
  const quantile = (fraction: number) => sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))]
  const background = quantile(0.5)
  // The lower half of the distribution knows the noise without the sources.
  const noise = (background - quantile(0.16)) / 0.994 || (quantile(0.995) - quantile(0.005)) / 5 || 1
  const low = Math.max(sorted[0], background - 2.5 * noise)
  const high = Math.max(quantile(0.9985), background + 6 * noise)
  return stretch(low, high > low ? high : low + 1, KNEE * noise)
}

function stretch(low: number, high: number, knee: number): Stretch {
  const span = Math.asinh((high - low) / knee)
  return {
    low,
    high,
    toUnit: (value) => Math.min(1, Math.max(0, Math.asinh((value - low) / knee) / span)),
    fromUnit: (fraction) => low + knee * Math.sinh(fraction * span),
  }
}

function sample(values: Float32Array, most: number): Float32Array {
  const step = Math.max(1, Math.floor(values.length / most))
  const taken = new Float32Array(Math.ceil(values.length / step))
  let n = 0
  for (let i = 0; i < values.length; i += step) if (Number.isFinite(values[i])) taken[n++] = values[i]
  return taken.subarray(0, n)
}
