// Keys and clicks select as in every table: alone, by ranges, one more or less.

import { describe, expect, it } from 'vitest'
import { Selection } from '../../src/selection/selection.ts'
import { type Anchor, clickRow, pressKey } from '../../src/table/table-keys.ts'

const plain = { shiftKey: false, ctrlKey: false, metaKey: false }
const shift = { ...plain, shiftKey: true }
const control = { ...plain, ctrlKey: true }

function setUp() {
  const selection = new Selection(6)
  selection.setOrder(Uint32Array.of(5, 4, 3, 2, 1, 0))
  const anchor: Anchor = { row: undefined }
  const press = (key: string, how = plain) => pressKey(selection, { key, ...how }, 3, anchor)
  const click = (row: number, how = plain) => clickRow(selection, row, how, anchor)
  return { selection, press, click }
}

describe('keys', () => {
  it('move the focus through the order of the table', () => {
    const { selection, press } = setUp()
    press('ArrowDown')
    expect(selection.focused).toBe(5)
    press('PageDown')
    expect(selection.focused).toBe(2)
    press('ArrowUp')
    expect(selection.focused).toBe(3)
    press('End')
    expect(selection.focused).toBe(0)
    press('Home')
    expect([selection.focused, selection.count]).toEqual([5, 0])
  })

  it('extend from where the range began, both ways', () => {
    const { selection, press, click } = setUp()
    click(3)
    press('ArrowDown', shift)
    press('ArrowDown', shift)
    expect([...selection.selectedRows()]).toEqual([1, 2, 3])
    press('Home', shift)
    expect([...selection.selectedRows()]).toEqual([3, 4, 5])
  })

  it('pick and let go of the focused row, of all, of none', () => {
    const { selection, press } = setUp()
    press('ArrowDown')
    press(' ')
    expect([...selection.selectedRows()]).toEqual([5])
    press(' ')
    expect(selection.count).toBe(0)
    press('a', control)
    expect(selection.count).toBe(6)
    press('Escape')
    expect(selection.count).toBe(0)
  })

  it('that mean nothing are left to others', () => {
    expect(setUp().press('x')).toBe(false)
    expect(setUp().press('c', control)).toBe(false)
  })
})

describe('clicks', () => {
  it('select alone, one more, one less, and up to here', () => {
    const { selection, click } = setUp()
    click(4)
    click(1, control)
    expect([...selection.selectedRows()]).toEqual([1, 4])
    click(4, control)
    expect([...selection.selectedRows()]).toEqual([1])
    click(2)
    click(4, shift)
    expect([...selection.selectedRows()]).toEqual([2, 3, 4])
    expect(selection.focused).toBe(4)
    click(0, shift)
    expect([...selection.selectedRows()]).toEqual([0, 1, 2])
  })
})
