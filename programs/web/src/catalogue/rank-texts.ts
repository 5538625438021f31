// Ranks of texts in the order that people expect: S2 before S10. Names of rows are a few heads and many numbers, and that is made use of.

import { sortByKey } from './radix-sort.ts'

/** Digits of a number that is compared as one; longer ones are text. */
const MOST_DIGITS = 9
const NUMBERED = new RegExp(`^(.*?)(\\d{1,${MOST_DIGITS}})(\\D*)$`, 's')

/**
 * A number for each text such that smaller means earlier and equal texts have equal numbers. Texts are compared by what comes before their
 * last number, then by that number, then by what comes after it.
 *
 * @example rankTexts(['S10', 'S2', 'S2a']) // Uint32Array [2, 0, 1]
 */
export function rankTexts(texts: readonly string[]): Uint32Array {
  const count = texts.length
  const [heads, numbers, tails] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)]
  const headNames = new Map<string, number>()
  const tailNames = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const { head, number, tail } = split(texts[i])
    heads[i] = idOf(headNames, head)
    numbers[i] = number + 1
    tails[i] = idOf(tailNames, tail)
  }
  rankIds(headNames, heads)
  rankIds(tailNames, tails)
  let order = Uint32Array.from({ length: count }, (_, i) => i)
  for (const keys of [tails, numbers, heads]) order = sortByKey(order, keys)
  const ranks = new Uint32Array(count)
  for (let i = 1, rank = 0; i < count; i++) {
    const [before, now] = [order[i - 1], order[i]]
    if (heads[before] !== heads[now] || numbers[before] !== numbers[now] || tails[before] !== tails[now]) rank++
    ranks[now] = rank
  }
  return ranks
}

function idOf(names: Map<string, number>, name: string): number {
  let id = names.get(name)
  if (id === undefined) {
    id = names.size
    names.set(name, id)
  }
  return id
}

/** Replaces ids by the places of their names in the order of the alphabet. */
function rankIds(names: ReadonlyMap<string, number>, ids: Uint32Array): void {
  const ranks = new Uint32Array(names.size)
  for (const [rank, name] of [...names.keys()].sort().entries()) ranks[names.get(name)!] = rank
  for (let i = 0; i < ids.length; i++) ids[i] = ranks[ids[i]]
}

interface Parts {
  readonly head: string
  readonly number: number
  readonly tail: string
}

function split(text: string): Parts {
  const match = NUMBERED.exec(text)
  return match === null ? { head: text, number: -1, tail: '' } : { head: match[1], number: Number(match[2]), tail: match[3] }
}
