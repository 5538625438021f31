// What comes after a judgement, and how far one has come.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JUDGED } from '../../src/validate/judged-rows.ts'
import { nextOpen, progressOf, progressText, putOff, stepFrom } from '../../src/validate/queue-steps.ts'

const walk = (rows: readonly number[], open: readonly number[], later: readonly number[] = []) => ({
  rows,
  isOpen: (row: number) => open.includes(row),
  later,
})

describe('the next source', () => {
  it('is the next one that waits in the order of the queue', () => {
    expect(nextOpen(walk([4, 2, 7, 1], [4, 7, 1]), 4)).toBe(7)
  })

  it('is the first one where nothing was judged yet', () => {
    expect(nextOpen(walk([4, 2, 7], [4, 2, 7]), undefined)).toBe(4)
  })

  it('comes from before, when nothing waits behind', () => {
    expect(nextOpen(walk([4, 2, 7], [4, 7]), 7)).toBe(4)
  })

  it('is not one that was put off, as long as others wait', () => {
    expect(nextOpen(walk([4, 2, 7], [4, 2, 7], [2]), 4)).toBe(7)
  })

  it('is the one that was put off first, when no others wait', () => {
    expect(nextOpen(walk([4, 2, 7, 1], [2, 1], [1, 2]), 4)).toBe(1)
  })

  it('is none when nothing else waits', () => {
    expect(nextOpen(walk([4, 2], [4]), 4)).toBeUndefined()
    expect(nextOpen(walk([], []), undefined)).toBeUndefined()
  })

  it('leaves out what was put off and is no longer in the queue', () => {
    expect(nextOpen(walk([4], [4, 9], [9]), 4)).toBeUndefined()
  })

  it('brings every source to whoever judges or puts off whatever comes', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30), { minLength: 1 }), fc.infiniteStream(fc.boolean()), (rows, wills) => {
        const open = new Set(rows)
        let later: readonly number[] = []
        let row = nextOpen({ rows, isOpen: (one) => open.has(one), later }, undefined)
        for (let turn = 0; row !== undefined && turn < 1000; turn++) {
          // Nobody puts things off for ever.
          if (turn < 300 && wills.next().value) later = putOff(later, row)
          else open.delete(row)
          row = nextOpen({ rows, isOpen: (one) => open.has(one), later }, row) ?? (open.has(row) ? row : undefined)
        }
        expect(open.size).toBe(0)
      }),
    ))
})

describe('steps by hand', () => {
  it('stop at the ends', () => {
    expect(stepFrom([4, 2, 7], 7, 1)).toBe(7)
    expect(stepFrom([4, 2, 7], 4, -1)).toBe(4)
    expect(stepFrom([4, 2, 7], 2, 1)).toBe(7)
  })

  it('begin at the first source, where that in focus is not in the queue', () => {
    expect(stepFrom([4, 2], 9, 1)).toBe(4)
    expect(stepFrom([], 9, 1)).toBeUndefined()
  })
})

describe('progress', () => {
  it('counts what was said of the rows of the queue alone', () => {
    const mine = [JUDGED.open, JUDGED.labelled, JUDGED.accepted, JUDGED.rejected, JUDGED.rejected]
    expect(progressOf([0, 1, 2, 3], mine)).toEqual({ total: 4, judged: 3, accepted: 1, rejected: 1 })
  })

  it('is told in a few words', () => {
    expect(progressText({ total: 287, judged: 34, accepted: 20, rejected: 12 })).toBe('34 of 287 judged, 12 rejected')
  })
})
