// Histories of statements for property tests: few people and sources, so that they meet.

import fc from 'fast-check'
import type { Said, Statement } from '../../src/index.ts'

const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ kind: fc.constant('label' as const), value: fc.constantFrom('galaxy', 'star', 'artefact', null) }),
  fc.record({ kind: fc.constant('verdict' as const), value: fc.constantFrom('accepted' as const, 'rejected' as const, null) }),
  fc.record({ kind: fc.constant('note' as const), value: fc.option(fc.string({ minLength: 1, maxLength: 9 })) }),
  fc.record({ kind: fc.constant('fit' as const), value: fc.constantFrom({ x: 1, y: 2 }, { x: 3, y: 4 }, null) }),
)

/** A history in the order in which it was said. */
export const histories = (least = 0): fc.Arbitrary<Statement[]> =>
  fc
    .array(fc.tuple(said, fc.constantFrom('S1', 'S2', 'S3'), fc.constantFrom('Ada', 'Bob', 'Cyd')), { minLength: least, maxLength: 40 })
    .map((all) =>
      all.map(([one, target, by], index) => ({ ...one, target, by, sequence: index + 1, at: new Date(index * 1000).toISOString() })),
    )

/** A label, said at the given place of the history. */
export const labelled = (sequence: number, by: string, target: string, value: string | null): Statement => ({
  kind: 'label',
  value,
  by,
  target,
  sequence,
  at: new Date(sequence * 1000).toISOString(),
})
