// What all people together say of a source, or one of them: what goes into a labelled catalogue.

import { majority } from './majority.ts'
import type { Opinions } from './opinions.ts'

/** What is said of one source. Plain data. */
export interface Judgement {
  readonly label: string | null
  readonly verdict: string | null
  /** Those who say the label, or the verdict where there is no label; by name. */
  readonly by: readonly string[]
  /** When the last of them said it, ISO 8601; null where nobody did. */
  readonly at: string | null
  /** People who have labelled the source, whatever they call it. */
  readonly votes: number
  /** The notes, by the name of who wrote them. */
  readonly notes: readonly { readonly by: string; readonly text: string }[]
}

/** The judgement on a source by one person, or by the majority of all; undefined where nothing is said of it. */
export function judgementOn(opinions: Opinions, target: string, by?: string): Judgement | undefined {
  const people = [...opinions.of(target)].filter(([person]) => by === undefined || person === by).sort(([a], [b]) => (a < b ? -1 : 1))
  const labels = people.flatMap(([, { label }]) => (label ? [label.value] : []))
  const verdicts = people.flatMap(([, { verdict }]) => (verdict ? [verdict.value] : []))
  const notes = people.flatMap(([person, { note }]) => (note ? [{ by: person, text: note.value }] : []))
  if (labels.length + verdicts.length + notes.length === 0) return undefined
  const { winner: label, votes } = majority(labels)
  const { winner: verdict } = majority(verdicts)
  const agreeing = people.flatMap(([person, opinion]) => {
    const held = label === null ? opinion.verdict : opinion.label
    return held && held.value === (label ?? verdict) ? [{ person, at: held.at }] : []
  })
  const at = agreeing.reduce<string | null>((last, one) => (last === null || one.at > last ? one.at : last), null)
  return { label, verdict, by: agreeing.map(({ person }) => person), at, votes, notes }
}

/** The judgements on all sources of which something is said. */
export function judgements(opinions: Opinions, by?: string): Map<string, Judgement> {
  const found = new Map<string, Judgement>()
  for (const target of opinions.targets()) {
    const judgement = judgementOn(opinions, target, by)
    if (judgement) found.set(target, judgement)
  }
  return found
}
