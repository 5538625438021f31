// Names without what all names of a run begin with: there is one run on the screen.

import type { Result } from './result.ts'

/** What names of a result begin with: the run's id and a dash. */
export function namePrefix({ run }: Pick<Result, 'run'>): string {
  return `${run.runId}-`
}

/** @example shortName('ab12-S7', { run: { runId: 'ab12', ... } }) // 'S7' */
export function shortName(name: string, result: Pick<Result, 'run'>): string {
  const prefix = namePrefix(result)
  return name.startsWith(prefix) ? name.slice(prefix.length) : name
}

/** The row with a name, with or without what all begin with, in any case of letters; undefined for none. */
export function rowNamed(names: readonly string[], prefix: string, text: string): number | undefined {
  const [wanted, whole] = [text.toLowerCase(), `${prefix}${text}`.toLowerCase()]
  const row = names.findIndex((name) => {
    const known = name.toLowerCase()
    return known === wanted || known === whole
  })
  return row < 0 ? undefined : row
}
