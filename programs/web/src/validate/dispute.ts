// How far people disagree on a source, as one number for an order and a choice.

import type { Opinion } from '@cirasa/catalog'

/**
 * How many labels and verdicts are not those of most; 0 where all who speak say the same.
 *
 * @example disputeOf(new Map([['Ada', { label: galaxy }], ['Bob', { label: artefact }]])) // 1
 */
export function disputeOf(opinions: ReadonlyMap<string, Opinion>): number {
  if (opinions.size < 2) return 0
  const labels: string[] = []
  const verdicts: string[] = []
  for (const { label, verdict } of opinions.values()) {
    if (label !== undefined) labels.push(label.value)
    if (verdict !== undefined) verdicts.push(verdict.value)
  }
  return minority(labels) + minority(verdicts)
}

function minority(values: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return values.length - Math.max(0, ...counts.values())
}
