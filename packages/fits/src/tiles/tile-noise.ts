// The noise of a tile, which says how finely its floating-point pixels have to be kept.

/** More differences than this make the median no better. */
const MOST_SAMPLES = 1024
const FEWEST_SAMPLES = 5

/**
 * Standard deviation of the noise from third-order differences along rows, blind to stars and slopes: 1.482602 / sqrt(6) times the
 * median of |2 x(i) - x(i-2) - x(i+2)| (Stoehr et al. 2007, STECF Newsletter 42, 4). Undefined pixels are left out; 0 where too
 * few are left.
 */
export function tileNoise(values: Float32Array | Float64Array, width: number): number {
  const step = Math.max(1, Math.floor(values.length / MOST_SAMPLES))
  const differences = new Float64Array(Math.ceil(values.length / step))
  let count = 0
  for (let i = 2; i + 2 < values.length; i += step) {
    const x = i % width
    if (x < 2 || x + 2 >= width) continue
    const difference = Math.abs(2 * values[i] - values[i - 2] - values[i + 2])
    if (Number.isFinite(difference)) differences[count++] = difference
  }
  if (count < FEWEST_SAMPLES) return 0
  const sorted = differences.subarray(0, count).sort()
  return (1.482602 / Math.sqrt(6)) * sorted[count >> 1]
}
