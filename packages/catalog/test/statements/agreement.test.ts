// How far people agree: counted, and beyond chance.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf, type LabelAgreement, labelAgreement, Opinions } from '../../src/index.ts'
import { histories, labelled } from './any-statements.ts'

const ALL = { people: 10, compared: 10, disagreements: 100 }

function pairs(of: readonly (readonly [string, string, number?])[]): LabelAgreement {
  const labels = [...new Set(of.flatMap((pair) => pair.slice(0, 2)))]
  const person = (at: 0 | 1) =>
    Int32Array.from(of.flatMap((pair) => Array.from({ length: pair[2] ?? 1 }, () => labels.indexOf(pair[at]) + 1)))
  return labelAgreement(person(0), person(1))
}

describe("Cohen's kappa", () => {
  it('is that of a table worked out by hand', () => {
    // p_o = 35/50; p_e = (25 x 30 + 25 x 20) / 50^2 = 0.5
    const { count, agreed, kappa } = pairs([
      ['yes', 'yes', 20],
      ['yes', 'no', 5],
      ['no', 'yes', 10],
      ['no', 'no', 15],
    ])
    expect({ count, agreed }).toEqual({ count: 50, agreed: 35 })
    expect(kappa).toBeCloseTo(0.4, 12)
  })

  it('is 1 for full agreement on more than one label', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), (labels) => {
        const { kappa } = pairs(['a', 'b', ...labels].map((label) => [label, label] as const))
        expect(kappa).toBe(1)
      }),
    ))

  it('is 0 where both label without regard to the source', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.nat(5), fc.nat(5)), { minLength: 2, maxLength: 6 }), (given) => {
        // Every pair as often as the shares of both say: what chance gives, exactly.
        const shares = given.map(([label, first, second], index) => ({ label: `${index}${label}`, first: first + 1, second: second + 1 }))
        const all = shares.flatMap((a) => shares.map((b) => [a.label, b.label, a.first * b.second] as const))
        expect(pairs(all).kappa).toBeCloseTo(0, 12)
      }),
    ))

  it('lies within [-1, 1], is the same from both sides, and is not known without a choice of labels', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'))), (all) => {
        const { kappa } = pairs(all)
        expect(pairs(all.map(([a, b]) => [b, a] as const)).kappa).toBe(kappa)
        const labels = new Set(all.flat())
        expect(kappa === null).toBe(labels.size < 2)
        if (kappa !== null) expect(Math.abs(kappa)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the agreement on a result', () => {
  const opinions = new Opinions()
  opinions.take([
    labelled(1, 'Ada', 'S1', 'galaxy'),
    labelled(2, 'Bob', 'S1', 'galaxy'),
    labelled(3, 'Ada', 'S2', 'star'),
    labelled(4, 'Bob', 'S2', 'galaxy'),
    labelled(5, 'Ada', 'S3', 'star'),
    labelled(6, 'Cyd', 'S9', 'star'),
    labelled(7, 'Cyd', 'S8', 'star'),
    labelled(8, 'Cyd', 'S8', null),
    { kind: 'verdict', value: 'rejected', by: 'Ada', target: 'S4', sequence: 9, at: '2026-11-20T00:00:00.000Z' },
    { kind: 'note', value: 'faint', by: 'Dan', target: 'S5', sequence: 10, at: '2026-11-20T00:00:00.000Z' },
  ])

  it('counts what each person says now, the busiest first', () => {
    const { targets, people } = agreementOf(opinions, ALL)
    expect(targets).toBe(5)
    expect(people.map(({ by, labels, verdicts, notes }) => [by, labels, verdicts, notes])).toEqual([
      ['Ada', 3, 1, 0],
      ['Bob', 2, 0, 0],
      ['Cyd', 1, 0, 0],
      ['Dan', 0, 0, 1],
    ])
    expect(people[0].last).toBe('2026-11-20T00:00:00.000Z')
  })

  it('compares those who have labelled the same sources, and lists what they call differently', () => {
    expect(agreementOf(opinions, ALL).pairs).toEqual([
      { people: ['Ada', 'Bob'], count: 2, agreed: 1, kappa: 0, disagreements: [{ target: 'S2', labels: ['star', 'galaxy'] }] },
    ])
  })

  it('keeps its bounds, and says of the rest what it says without them', () =>
    fc.assert(
      fc.property(histories(), (history) => {
        const any = new Opinions()
        any.take(history)
        const whole = agreementOf(any, ALL)
        const bounded = agreementOf(any, { people: 2, compared: 2, disagreements: 1 })
        expect(bounded.targets).toBe(whole.targets)
        expect(bounded.people).toEqual(whole.people.slice(0, 2))
        for (const pair of bounded.pairs) {
          const full = whole.pairs.find(({ people }) => people.join() === pair.people.join())!
          expect(pair).toEqual({ ...full, disagreements: full.disagreements.slice(0, 1) })
          expect(full.disagreements).toHaveLength(full.count - full.agreed)
        }
      }),
    ))
})
