// Brings together what two windows have made of one workspace: regions of both are kept, and for the rest what was done here counts.

import type { Workspace } from './workspace.ts'

/** One workspace of two, and what there is to say about it. */
export interface Merged {
  readonly workspace: Workspace
  /** Whether regions came or went with the other window. */
  readonly hasOtherRegions: boolean
  /** Whether both changed the same, so that what the other window did is not seen any more. */
  readonly isOverridden: boolean
}

/** Parts that are kept by name, each name for itself. */
const BY_NAME: readonly (keyof Workspace)[] = ['layout', 'tables', 'layers']
/** Parts of which it does not matter that another window has left them otherwise. */
const PASSING: readonly (keyof Workspace)[] = ['view', 'layout']

/**
 * Joins two descendants of a document.
 *
 * @param base what both were at first
 */
export function mergeWorkspaces(base: Workspace, mine: Workspace, theirs: Workspace): Merged {
  let isOverridden = false
  const join = (part: keyof Workspace, before: unknown, here: unknown, there: unknown): unknown => {
    if (isSame(here, before)) return there
    if (!isSame(there, before) && !isSame(there, here) && !PASSING.includes(part)) isOverridden = true
    return here
  }
  const parts = new Set([...Object.keys(mine), ...Object.keys(theirs)]) as Set<keyof Workspace>
  const joined = [...parts].map((part) => {
    if (part === 'regions')
      return [part, joinByName(base.regions, mine.regions, theirs.regions, (_name, ...three) => joinRegions(...three))]
    if (!BY_NAME.includes(part)) return [part, join(part, base[part], mine[part], theirs[part])]
    const three = [base, mine, theirs].map((one) => one[part] as Named<unknown>) as [Named<unknown>, Named<unknown>, Named<unknown>]
    return [part, joinByName(...three, (_name, ...values) => join(part, ...values))]
  })
  const workspace = Object.fromEntries(joined.filter(([, value]) => value !== undefined)) as unknown as Workspace
  return { workspace, hasOtherRegions: !isSame(workspace.regions, mine.regions), isOverridden }
}

/** Regions of two lists: those that either has drawn, without those that either has taken away. One that both have changed is there twice. */
export function joinRegions(base: readonly string[] = [], mine: readonly string[] = [], theirs: readonly string[] = []): readonly string[] {
  const gone = difference(base, mine)
  return [...difference(theirs, gone), ...difference(difference(mine, base), difference(theirs, base))]
}

/** Whether two values are the same when they are written down, whatever the order of their names. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [here, there] = [a, b] as [Named<unknown>, Named<unknown>]
  return [...new Set([...Object.keys(here), ...Object.keys(there)])].every((name) => isSame(here[name], there[name]))
}

type Named<Value> = Readonly<Record<string, Value>>

function joinByName<Value>(
  base: Named<Value>,
  mine: Named<Value>,
  theirs: Named<Value>,
  join: (name: string, base: Value | undefined, mine: Value | undefined, theirs: Value | undefined) => unknown,
): Named<unknown> {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)])
  const joined = [...names].map((name) => [name, join(name, base[name], mine[name], theirs[name])] as const)
  return Object.fromEntries(joined.filter(([, value]) => value !== undefined))
}

/** The first list without the lines of the second, each as often as it is there. */
function difference(lines: readonly string[], without: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const line of without) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}
