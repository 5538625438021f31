// What components, their islands and their sources are called.

import { componentLetters } from './identifiers.ts'

/** Names of every component, and of the island and source that it belongs to. */
export interface ComponentNames {
  readonly component: readonly string[]
  readonly island: readonly string[]
  readonly source: readonly string[]
  /** How many other components the island has. */
  readonly siblings: Int32Array
  /** Source of the first component of each island, by island number. */
  readonly sourceOfIsland: readonly string[]
}

/**
 * Names by run, island number and place within the island.
 *
 * @param islandOf island number of every component
 * @param groups row of the first component of each one's source
 */
export function namesOf(runId: string, islandOf: Float64Array, groups: Int32Array): ComponentNames {
  const component: string[] = []
  const island: string[] = []
  const source: string[] = []
  const sourceOfIsland: string[] = []
  const siblings = new Int32Array(islandOf.length)
  const members = new Map<number, number>()
  for (let row = 0; row < islandOf.length; row++) {
    const number = islandOf[row]
    const n = members.get(number) ?? 0
    members.set(number, n + 1)
    island.push(`${runId}-${number}`)
    component.push(`${runId}-${number}${componentLetters(n)}`)
    source.push(groups[row] === row ? `${runId}-S${row + 1}` : source[groups[row]])
    if (n === 0) sourceOfIsland[number] = source[row]
  }
  for (let row = 0; row < siblings.length; row++) siblings[row] = (members.get(islandOf[row]) ?? 1) - 1
  return { component, island, source, siblings, sourceOfIsland }
}
