// Catalogues as fast-check draws them: rows of very different sizes, some without a size or a place, some thrown far away.

import fc from 'fast-check'
import type { CatalogueColumns } from '../../src/layers/catalogue-columns.ts'

const place = () =>
  fc.oneof(
    { weight: 12, arbitrary: fc.double({ min: 0, max: 1000, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, 1e12, -1e12, Infinity, 500) },
  )
const axis = () =>
  fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: -4, max: 9, noNaN: true }).map((power) => 2 ** power) },
    fc.constantFrom(0, Number.NaN, 8),
  )

/** Columns of up to `most` rows. */
export const anyColumns = (most = 120): fc.Arbitrary<CatalogueColumns> =>
  fc.array(fc.tuple(place(), place(), axis(), axis(), fc.double({ min: 0, max: 180, noNaN: true })), { maxLength: most }).map((rows) => {
    const column = (n: number) => Float64Array.from(rows, (row) => row[n])
    const [first, second] = [column(2), column(3)]
    return {
      x: column(0),
      y: column(1),
      major: first.map((a, i) => Math.max(a, second[i])),
      minor: first.map((a, i) => Math.min(a, second[i])),
      angle: column(4),
    }
  })
