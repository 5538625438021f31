// Finds the k-th smallest of many values without sorting them: what every median here is made of.

import type { Samples } from './window.ts'

/** Above this many values a pivot from a sample pays. */
const SAMPLE_ABOVE = 600

/**
 * Reorders `values[left..right]` (both inclusive) so that `values[k]` is what a full sort would put there, nothing before it is larger and
 * nothing after it smaller. Values must not be NaN. Algorithm of Floyd & Rivest (1975, CACM 18, 165): about 1.5 n comparisons.
 *
 * @returns the value at k
 */
export function select(values: Samples, k: number, left: number, right: number): number {
  let lo = left
  let hi = right
  while (hi > lo) {
    if (hi - lo > SAMPLE_ABOVE) pivotFromSample(values, k, lo, hi)
    const pivot = values[k]
    let i = lo
    let j = hi
    while (i <= j) {
      while (values[i] < pivot) i++
      while (values[j] > pivot) j--
      if (i <= j) {
        const swap = values[i]
        values[i] = values[j]
        values[j] = swap
        i++
        j--
      }
    }
    // Now lo..j <= pivot <= i..hi, and what lies between j and i is the pivot itself.
    if (k <= j) hi = j
    else if (k >= i) lo = i
    else return pivot
  }
  return values[k]
}

/** Puts at k a value that is very likely just on the far side of the k-th smallest, so that the next partition discards most of the range. */
function pivotFromSample(values: Samples, k: number, lo: number, hi: number): void {
  const n = hi - lo + 1
  const rank = k - lo + 1
  const logN = Math.log(n)
  const size = 0.5 * Math.exp((2 * logN) / 3)
  const spread = 0.5 * Math.sqrt((logN * size * (n - size)) / n) * (rank < n / 2 ? -1 : 1)
  const from = Math.max(lo, Math.floor(k - (rank * size) / n + spread))
  const to = Math.min(hi, Math.floor(k + ((n - rank) * size) / n + spread))
  if (from <= k && k <= to) select(values, k, from, to)
}
