// Who has said how much of a result, and how far each two people agree.

import { labelAgreement } from './cohen-kappa.ts'
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
  /** See {@link labelAgreement}. */
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

function pairsOf(opinions: Opinions, people: readonly PersonCount[], { disagreements: most }: AgreementBounds): PairAgreement[] {
  const { targets, names, people: labelled } = numberedLabels(opinions, people)
  return labelled.flatMap((first, at) =>
    labelled.slice(at + 1).flatMap((second): PairAgreement[] => {
      // One pair after the other: what is counted of all of them together would not fit into memory where everybody has labels of their own.
      const { count: both, agreed, kappa } = labelAgreement(first.labels, second.labels)
      if (both === 0) return []
      const disagreements: PairAgreement['disagreements'][number][] = []
      for (let target = 0; target < targets.length && disagreements.length < most; target++) {
        const [one, other] = [first.labels[target], second.labels[target]]
        if (one > 0 && other > 0 && one !== other)
          disagreements.push({ target: targets[target], labels: [names[one - 1], names[other - 1]] })
      }
      return [{ people: [first.by, second.by], count: both, agreed, kappa, disagreements }]
    }),
  )
}

interface NumberedLabels {
  readonly targets: readonly string[]
  /** Label n is `names[n - 1]`. */
  readonly names: readonly string[]
  /** The label of each target by each person; 0 for none. */
  readonly people: readonly { readonly by: string; readonly labels: Int32Array }[]
}

/** The labels of some people as numbers, so that comparing each two of them is a pass over two arrays. */
function numberedLabels(opinions: Opinions, people: readonly PersonCount[]): NumberedLabels {
  const targets = [...opinions.targets()]
  const numbers = new Map<string, number>()
  const found = new Map(people.map(({ by }) => [by, new Int32Array(targets.length)]))
  for (const [index, target] of targets.entries()) {
    for (const [by, { label }] of opinions.of(target)) {
      const labels = label && found.get(by)
      if (!labels) continue
      let number = numbers.get(label.value)
      if (number === undefined) numbers.set(label.value, (number = numbers.size + 1))
      labels[index] = number
    }
  }
  return { targets, names: [...numbers.keys()], people: [...found].map(([by, labels]) => ({ by, labels })) }
}
