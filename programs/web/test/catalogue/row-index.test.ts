// Rows are joined by name: each finds its own, in order, and none is lost.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexByName, rowsOf } from '../../src/catalogue/row-index.ts'

it('finds the rows that name each row, in their order', () => {
  const references = fc.array(fc.constantFrom('S1', 'S2', 'S3', 'nobody', ''))
  fc.assert(
    fc.property(references, (given) => {
      const index = indexByName(['S1', 'S2', 'S3'], given)
      for (const [row, name] of ['S1', 'S2', 'S3'].entries()) {
        expect([...rowsOf(index, row)]).toEqual(given.flatMap((reference, i) => (reference === name ? [i] : [])))
      }
    }),
  )
})
