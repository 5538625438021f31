// Who has said how much of a result, and how far each two people agree.

import { LabelPairs } from './cohen-kappa.ts'
import type { Opinion, Opinions } from './opinions.ts'

/** What one person says now. */
export interface PersonCount {
  readonly by: string
  /** Sources that have a label, a verdict, a note of theirs. */
  readonly labels: number
  readonly verdicts: number
  readonly notes: number
  /** When they said the last thing that holds, ISO 8601. */
  readonly last: string
}

/** Two people on the sources that both have labelled. */
export interface PairAgreement {
  readonly people: readonly [string, string]
  readonly count: number
  readonly agreed: number
  /** See {@link LabelPairs.kappa}. */
  readonly kappa: number | null
  /** What they call differently, as far as the bound goes. */
  readonly disagreements: readonly { readonly target: string; readonly labels: readonly [string, string] }[]
}

export interface Agreement {
  /** Sources that have a label or a verdict of anybody. */
  readonly targets: number
  /** Those with the most labels and verdicts first; of equal ones by name. */
  readonly people: readonly PersonCount[]
  /** Of people who have labelled the same sources, in the order of people. */
  readonly pairs: readonly PairAgreement[]
}

/** Names and sources come from outside: this bounds what is told of them. */
export interface AgreementBounds {
  readonly people: number
  /** How many of the first people are compared with each other. */
  readonly compared: number
  readonly disagreements: number
}

/** The sums over all that holds. */
export function agreementOf(opinions: Opinions, bounds: AgreementBounds): Agreement {
  const counts = new Map<string, Counting>()
  let targets = 0
  for (const target of opinions.targets()) {
    let isJudged = false
    for (const [by, opinion] of opinions.of(target)) {
      let counting = counts.get(by)
      if (counting === undefined) counts.set(by, (counting = { by, labels: 0, verdicts: 0, notes: 0, last: '' }))
      count(counting, opinion)
      isJudged ||= opinion.label !== undefined || opinion.verdict !== undefined
    }
    if (isJudged) targets++
  }
  const people = [...counts.values()].sort((a, b) => b.labels + b.verdicts - a.labels - a.verdicts || (a.by < b.by ? -1 : 1))
  return { targets, people: people.slice(0, bounds.people), pairs: pairsOf(opinions, people.slice(0, bounds.compared), bounds) }
}

type Counting = { -readonly [Name in keyof PersonCount]: PersonCount[Name] }

function count(counting: Counting, { label, verdict, note, fit, added }: Opinion): void {
  if (label) counting.labels++
  if (verdict) counting.verdicts++
  if (note) counting.notes++
  for (const held of [label, verdict, note, fit, added]) if (held && held.at > counting.last) counting.last = held.at
}

interface Comparing {
  readonly people: readonly [string, string]
  readonly pairs: LabelPairs
  readonly disagreements: { readonly target: string; readonly labels: readonly [string, string] }[]
}

function pairsOf(opinions: Opinions, people: readonly PersonCount[], { disagreements: most }: AgreementBounds): PairAgreement[] {
  const names = people.map(({ by }) => by)
  // By the places of both in the list of names, the earlier one first.
  const comparing = names.map((first, at) =>
    names.slice(at + 1).map((second): Comparing => ({ people: [first, second], pairs: new LabelPairs(), disagreements: [] })),
  )
  for (const target of opinions.targets()) {
    const said = opinions.of(target)
    if (said.size < 2) continue
    const labels = names.flatMap((by, at) => {
      const label = said.get(by)?.label?.value
      return label === undefined ? [] : [{ at, label }]
    })
    for (const [i, first] of labels.entries()) {
      for (const second of labels.slice(i + 1)) {
        const { pairs, disagreements } = comparing[first.at][second.at - first.at - 1]
        pairs.add(first.label, second.label)
        const differ = first.label !== second.label && disagreements.length < most
        if (differ) disagreements.push({ target, labels: [first.label, second.label] })
      }
    }
  }
  return comparing
    .flat()
    .filter(({ pairs }) => pairs.count > 0)
    .map(({ people: pair, pairs: { count: both, agreed, kappa }, disagreements }) => ({
      people: pair,
      count: both,
      agreed,
      kappa,
      disagreements,
    }))
}
