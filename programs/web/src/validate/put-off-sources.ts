// Which sources were put off, kept for the tab, so that a reload does not bring them back to the front.

import type { Keeper } from '../statements/queue.ts'

const keyOf = (job: string): string => `cirasa.validate.${job}.later`

/** Names of the sources of a job that were put off, the first one first. */
export function readPutOff(keeper: Keeper, job: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(keeper.getItem(keyOf(job)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []
  } catch {
    // Forbidden, or written by nobody of ours: nothing was put off then.
    return []
  }
}

/** Keeps them. */
export function keepPutOff(keeper: Keeper, job: string, names: readonly string[]): void {
  try {
    if (names.length === 0) keeper.removeItem(keyOf(job))
    else keeper.setItem(keyOf(job), JSON.stringify(names))
  } catch {
    // Full or forbidden: they last as long as the page.
  }
}
