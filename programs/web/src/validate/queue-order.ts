// The order in which sources are judged: by brightness, those with flags first, by chance, or those on which people disagree.

import type { QueueOrder } from './validate-search.ts'

/** What orders are made from; one entry a row of the table. */
export interface OrderFacts {
  /** NaN where there is none. */
  readonly snr: ArrayLike<number>
  readonly flags: ArrayLike<number>
  readonly names: readonly string[]
  /** How many people do not say what most say. */
  readonly dispute: ArrayLike<number>
  /** Gives another order by chance, and always the same one for the same text. */
  readonly seed: string
}

/**
 * Rows in the order of the queue. Equal ones keep the order in which they are given; those without the figure that counts come last.
 *
 * @example queueOrder('faint', [0, 1, 2], { snr: [9, 5, 7], ... }) // Uint32Array [1, 2, 0]
 */
export function queueOrder(order: QueueOrder, rows: ArrayLike<number>, facts: OrderFacts): Uint32Array {
  const list = Uint32Array.from(rows)
  if (order === 'catalogue') return list
  const keys = new Map<number, number>()
  for (const row of list) keys.set(row, keyOf(order, row, facts))
  return list.sort((a, b) => compare(keys.get(a)!, keys.get(b)!))
}

/** Smaller keys come first. */
function keyOf(order: Exclude<QueueOrder, 'catalogue'>, row: number, { snr, flags, names, dispute, seed }: OrderFacts): number {
  switch (order) {
    case 'faint':
      return snr[row]
    case 'bright':
      return -snr[row]
    case 'flagged':
      return -countBits(flags[row] || 0)
    case 'disputed':
      return -dispute[row]
    case 'random':
      return hashOf(`${seed}\n${names[row]}`)
  }
}

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a - b
}

function countBits(flags: number): number {
  let count = 0
  for (let left = flags; left !== 0; left &= left - 1) count++
  return count
}

/** FNV-1a with a last mixing, so that names that differ in the last digit alone lie far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
