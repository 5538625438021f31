// In which order sources come to be judged.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OrderFacts, queueOrder } from '../../src/validate/queue-order.ts'
import { ORDERS } from '../../src/validate/validate-search.ts'

const facts: OrderFacts = {
  snr: [9, 5, Number.NaN, 7, 5],
  flags: [0, 1, 7, 4, 0],
  names: ['S1', 'S2', 'S3', 'S4', 'S5'],
  dispute: [0, 2, 0, 1, 2],
  seed: 'job Ada',
}
const all = [0, 1, 2, 3, 4]
const ordered = (order: (typeof ORDERS)[number], rows = all, given = facts) => [...queueOrder(order, rows, given)]

describe('the order of the queue', () => {
  it('has the faintest first, and equal ones as they came', () => {
    expect(ordered('faint')).toEqual([1, 4, 3, 0, 2])
  })

  it('has the brightest first, and those without a figure last', () => {
    expect(ordered('bright')).toEqual([0, 3, 1, 4, 2])
  })

  it('has those with most flags first', () => {
    expect(ordered('flagged')).toEqual([2, 1, 3, 0, 4])
  })

  it('has those first on which most people disagree', () => {
    expect(ordered('disputed')).toEqual([1, 4, 3, 0, 2])
  })

  it('is by chance the same for the same person, and another one for others', () => {
    const rows = Array.from({ length: 50 }, (_, row) => row)
    const names = rows.map((row) => `S${row}`)
    const of = (seed: string) => ordered('random', rows, { ...facts, names, seed })
    expect(of('Ada')).toEqual(of('Ada'))
    expect(of('Ada')).not.toEqual(of('Bob'))
    expect(of('Ada')).not.toEqual(rows)
  })

  it('by chance puts every source anywhere', () => {
    const rows = Array.from({ length: 20 }, (_, row) => row)
    const names = rows.map((row) => `S${row}`)
    const firsts = Array.from({ length: 400 }, (_, seed) => ordered('random', rows, { ...facts, names, seed: String(seed) })[0])
    expect(new Set(firsts).size).toBe(20)
  })

  it('has each row that it is given once, whatever the order', () =>
    fc.assert(
      fc.property(fc.constantFrom(...ORDERS), fc.uniqueArray(fc.nat(4)), (order, rows) => {
        expect([...ordered(order, rows)].sort()).toEqual([...rows].sort())
      }),
    ))
})
