// What holds is the last thing that each person has said, and can be taken back.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Opinions, type Statement, undoing } from '../../src/index.ts'
import { histories, labelled } from './any-statements.ts'

function after(statements: Iterable<Statement>): Opinions {
  const opinions = new Opinions()
  opinions.take(statements)
  return opinions
}

/** All that holds, without the times at which it was said. */
const held = (opinions: Opinions) =>
  ['S1', 'S2', 'S3'].map((target) =>
    [...opinions.of(target)]
      .map(([by, opinion]) => [
        by,
        Object.entries(opinion)
          .map(([kind, { value }]) => [kind, value])
          .toSorted(),
      ])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )

describe('opinions', () => {
  it('are the last of each person, source and kind, as a plain look through the history finds them', () =>
    fc.assert(
      fc.property(histories(), (history) => {
        const opinions = after(history)
        for (const target of ['S1', 'S2', 'S3']) {
          for (const by of ['Ada', 'Bob', 'Cyd']) {
            for (const kind of ['label', 'verdict', 'note', 'fit'] as const) {
              const last = history.findLast((said) => said.target === target && said.by === by && said.kind === kind)
              const expected =
                last === undefined || last.value === null ? undefined : { value: last.value, at: last.at, sequence: last.sequence }
              expect(opinions.of(target).get(by)?.[kind]).toEqual(expected)
            }
          }
        }
        expect(opinions.sequence).toBe(history.length)
      }),
    ))

  it('do not depend on the order in which statements arrive, nor on how often', () =>
    fc.assert(
      fc.property(
        histories().chain((history) => fc.tuple(fc.constant(history), fc.shuffledSubarray([...history, ...history], { minLength: 0 }))),
        ([history, some]) => {
          const shuffled = after([...some, ...history.toReversed()])
          expect(held(shuffled)).toEqual(held(after(history)))
        },
      ),
    ))

  it('do not depend on how the statements of several people are shuffled into each other', () =>
    fc.assert(
      fc.property(histories(), (history) => {
        const byPerson = ['Ada', 'Bob', 'Cyd'].flatMap((by) => history.filter((said) => said.by === by))
        const renumbered = byPerson.map((said, index) => ({ ...said, sequence: index + 1 }))
        expect(held(after(renumbered))).toEqual(held(after(history)))
      }),
    ))

  it('are what they were before a statement when it is undone by one more', () =>
    fc.assert(
      fc.property(histories(1), (history) => {
        const last = history.at(-1)!
        const undone = { ...undoing(history, last), by: last.by, sequence: history.length + 1, at: '2026-11-20T00:00:00.000Z' } as Statement
        expect(held(after([...history, undone]))).toEqual(held(after(history.slice(0, -1))))
      }),
    ))

  it('are nobody’s where everything was taken back', () => {
    const opinions = after([labelled(1, 'Ada', 'S1', 'galaxy'), labelled(2, 'Ada', 'S1', null)])
    expect([...opinions.targets()]).toEqual(['S1'])
    expect(opinions.of('S1').size).toBe(0)
    expect(opinions.of('nothing').size).toBe(0)
  })
})
