// The selection tells everybody once, keeps what filters hide, and counts right whatever is done to it.

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type SelectHow, Selection } from '../../src/selection/selection.ts'

const passing = (rows: number, test: (row: number) => boolean) => Uint8Array.from({ length: rows }, (_, row) => (test(row) ? 1 : 0))

describe('a selection', () => {
  it('tells each subscriber once of 10,000 rows', () => {
    const selection = new Selection(100_000)
    const listeners = [vi.fn(), vi.fn(), vi.fn()]
    for (const listener of listeners) selection.subscribe(listener)
    selection.select(
      Uint32Array.from({ length: 10_000 }, (_, i) => i * 10),
      'replace',
    )
    expect(selection.count).toBe(10_000)
    for (const listener of listeners) {
      expect(listener.mock.calls).toEqual([[{ selected: true, focused: false, hovered: false, visible: false }]])
    }
  })

  it('says nothing when nothing changes', () => {
    const selection = new Selection(10)
    selection.select([3], 'add')
    selection.focus(3)
    const listener = vi.fn()
    selection.subscribe(listener)
    selection.select([3], 'add')
    selection.select([3], 'replace')
    selection.focus(3)
    selection.hover(undefined)
    expect(listener).not.toHaveBeenCalled()
  })

  it('joins the changes of a batch into one event that names them', () => {
    const selection = new Selection(10)
    const listener = vi.fn()
    selection.subscribe(listener)
    selection.batch(() => {
      selection.select([3], 'replace')
      selection.focus(3)
    })
    expect(listener.mock.calls).toEqual([[{ selected: true, focused: true, hovered: false, visible: false }]])
  })

  it('counts what is selected, whatever is done to it', () => {
    const how = fc.constantFrom<SelectHow>('replace', 'add', 'remove', 'toggle')
    const calls = fc.array(fc.tuple(how, fc.uniqueArray(fc.nat(25))), { maxLength: 20 })
    fc.assert(
      fc.property(calls, (given) => {
        const selection = new Selection(20)
        let expected = new Set<number>()
        for (const [action, rows] of given) {
          selection.select(rows, action)
          const known = rows.filter((row) => row < 20)
          if (action === 'replace') expected = new Set(known)
          for (const row of known) {
            if (action === 'add' || (action === 'toggle' && !expected.has(row))) expected.add(row)
            else if (action !== 'replace') expected.delete(row)
          }
        }
        expect([...selection.selectedRows()]).toEqual([...expected].sort((a, b) => a - b))
        expect(selection.count).toBe(expected.size)
      }),
    )
  })
})

describe('a filter', () => {
  it('leaves the focus and the selection of rows that it hides', () => {
    const selection = new Selection(10)
    selection.select([1, 2], 'replace')
    selection.focus(1)
    selection.setVisible(passing(10, (row) => row % 2 === 0))
    expect(selection.focused).toBe(1)
    expect(selection.count).toBe(2)
    selection.setVisible(passing(10, () => true))
    expect(selection.focused).toBe(1)
  })

  it('lists rows that pass in the order of the table', () => {
    const selection = new Selection(5)
    selection.setOrder(Uint32Array.of(4, 0, 3, 1, 2))
    selection.setVisible(passing(5, (row) => row !== 3))
    expect([...selection.visible]).toEqual([4, 0, 1, 2])
    expect([4, 3, 2].map((row) => selection.placeOf(row))).toEqual([0, -1, 3])
  })

  it('is all that selecting everything and inverting act on', () => {
    const selection = new Selection(6)
    selection.select([1, 2], 'replace')
    selection.setVisible(passing(6, (row) => row % 2 === 0))
    selection.invert()
    expect([...selection.selectedRows()]).toEqual([0, 1, 4])
    selection.selectAllVisible()
    expect([...selection.selectedRows()]).toEqual([0, 2, 4])
  })
})

describe('steps of the focus', () => {
  it('come from nowhere to the first row by one, and to the last one by as many as there are', () => {
    const from = (by: number) => {
      const selection = new Selection(5)
      selection.step(by)
      return selection.focused
    }
    expect([from(1), from(5), from(-1), from(-5)]).toEqual([0, 4, 0, 0])
  })

  it('follow the order of the table and stop at its ends', () => {
    const selection = new Selection(4)
    selection.setOrder(Uint32Array.of(2, 0, 3, 1))
    selection.step(1)
    expect(selection.focused).toBe(2)
    selection.step(2)
    expect(selection.focused).toBe(3)
    selection.step(9)
    expect(selection.focused).toBe(1)
    selection.step(-9)
    expect(selection.focused).toBe(2)
  })

  it('go on from where a row stood that has been filtered away', () => {
    const selection = new Selection(6)
    selection.focus(3)
    selection.setVisible(passing(6, (row) => row !== 3))
    selection.step(1)
    expect(selection.focused).toBe(4)
    selection.focus(3)
    selection.step(-1)
    expect(selection.focused).toBe(2)
  })
})
