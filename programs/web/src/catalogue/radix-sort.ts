// Radix sort of rows by whole-number keys: linear, stable, and no comparisons.

const BITS = 11
const BUCKETS = 1 << BITS
const MASK = BUCKETS - 1

/** Rows by their keys, eleven bits at a time from the lowest; each pass keeps the order of the one before. */
export function sortByKey(rows: Uint32Array<ArrayBuffer>, keys: Uint32Array): Uint32Array<ArrayBuffer> {
  let from = rows.slice()
  let to = new Uint32Array(rows.length)
  for (let shift = 0; shift < 32; shift += BITS) {
    const starts = new Uint32Array(BUCKETS)
    for (let i = 0; i < from.length; i++) starts[(keys[from[i]] >>> shift) & MASK]++
    // All in one bucket: nothing to do.
    if (from.length > 0 && starts[(keys[from[0]] >>> shift) & MASK] === from.length) continue
    for (let bucket = 0, sum = 0; bucket < BUCKETS; bucket++) {
      const size = starts[bucket]
      starts[bucket] = sum
      sum += size
    }
    for (let i = 0; i < from.length; i++) to[starts[(keys[from[i]] >>> shift) & MASK]++] = from[i]
    const swap = from
    from = to
    to = swap
  }
  return from
}
