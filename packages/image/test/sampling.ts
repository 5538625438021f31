// Arbitrary arrays and a seeded skewed sky for the tests of this package.

import fc from 'fast-check'

/** Float32 values with NaN and infinities among them. */
export const values = (minLength = 1, maxLength = 300): fc.Arbitrary<Float32Array> =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.float({ min: -1000, max: 1000, noNaN: true }) },
        { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
      ),
      { minLength, maxLength },
    )
    .map((list) => Float32Array.from(list))

/** The finite ones in ascending order, by the engine's own sort. */
export const sortedFinite = (list: Float32Array): Float32Array => list.filter((value) => Number.isFinite(value)).sort()

/** Normal noise with a tail of bright values, the same each time: what a patch of sky looks like. */
export function skewedSky(count: number): Float32Array {
  let state = 1234567
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 4294967296
  }
  return Float32Array.from({ length: count }, (_, i) => {
    const noise = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
    return i % 13 === 0 ? noise + 20 * uniform() : noise
  })
}
