// Of a wide table the columns that are seen are there, and the first one always.

import { describe, expect, it } from 'vitest'
import type { ColumnFormat } from '../../src/catalogue/column-format.ts'
import { columnsInPane, placeColumns } from '../../src/table/column-window.ts'

const format = (name: string): ColumnFormat => ({ name, unit: '', align: 'right', width: 9, text: String })
const columns = placeColumns(['id', 'a', 'b', 'c', 'd'].map(format), [80, 100, 100, 100, 100])
const seen = (scrollLeft: number, pane: number, reach = 0) =>
  columnsInPane(columns, scrollLeft, pane, reach).map(({ format: { name } }) => name)

describe('columns of a table', () => {
  it('stand one after the other', () => {
    expect(columns.map(({ left }) => left)).toEqual([0, 80, 180, 280, 380])
  })

  it('are there as far as they are in the pane, beside the first one, which covers what passes behind it', () => {
    expect(seen(0, 180)).toEqual(['id', 'a'])
    expect(seen(0, 181)).toEqual(['id', 'a', 'b'])
    expect(seen(99, 150)).toEqual(['id', 'a', 'b'])
    expect(seen(100, 150)).toEqual(['id', 'b'])
    expect(seen(330, 150)).toEqual(['id', 'd'])
  })

  it('are there before they come into the pane', () => {
    expect(seen(100, 180, 1)).toEqual(['id', 'a', 'b', 'c'])
  })

  it('are all there in a pane that is wide enough', () => {
    expect(seen(0, 1000)).toEqual(['id', 'a', 'b', 'c', 'd'])
  })
})
