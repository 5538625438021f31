// A view of a table is changed one step at a time and never loses its columns.

import type { Column } from '@cirasa/catalog'
import { standardColumns } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import {
  defaultView,
  moveColumn,
  nextSort,
  resizeColumn,
  shiftColumn,
  shownColumns,
  type TableView,
  toggleColumn,
} from '../../src/table/table-view.ts'

const columnsOf = (names: readonly string[]): Column[] =>
  names.map((name) => ({ definition: { name, type: 'double', description: '' }, values: new Float64Array() }))
const standard = (kind: 'sources' | 'components' | 'islands') => columnsOf(standardColumns(kind).map(({ name }) => name))
const view: TableView = { columns: ['a', 'b', 'c'], widths: {} }

describe('the first view', () => {
  it.each(['sources', 'components', 'islands'] as const)('of %s begins with their name, then position and fluxes', (kind) => {
    const { columns } = defaultView(kind, standard(kind))
    expect(columns.slice(0, 3)).toEqual([`${kind.slice(0, -1)}_id`, 'ra', 'dec'])
    expect(columns).toContain('flux_int')
    expect(columns.filter((name) => name.endsWith('_id'))).toHaveLength(1)
  })

  it('of a table without sky shows pixels, and of a table that nobody knows all columns', () => {
    const flat = standard('sources').filter(({ definition }) => !['ra', 'dec'].includes(definition.name))
    expect(defaultView('sources', flat).columns.slice(0, 3)).toEqual(['source_id', 'x_pix', 'y_pix'])
    expect(defaultView('table', columnsOf(['z', 'y'])).columns).toEqual(['z', 'y'])
  })
})

describe('columns', () => {
  it('are shown and hidden, the last one excepted', () => {
    expect(toggleColumn(view, 'b').columns).toEqual(['a', 'c'])
    expect(toggleColumn(view, 'd').columns).toEqual(['a', 'b', 'c', 'd'])
    expect(toggleColumn({ columns: ['a'], widths: {} }, 'a').columns).toEqual(['a'])
  })

  it('move before others, to the end, or by one place', () => {
    expect(moveColumn(view, 'c', 'a').columns).toEqual(['c', 'a', 'b'])
    expect(moveColumn(view, 'a', undefined).columns).toEqual(['b', 'c', 'a'])
    expect(moveColumn(view, 'x', 'a')).toBe(view)
    expect(shiftColumn(view, 'a', 1).columns).toEqual(['b', 'a', 'c'])
    expect(shiftColumn(view, 'a', -1)).toBe(view)
  })

  it('have widths within bounds', () => {
    expect(resizeColumn(view, 'a', 3).widths).toEqual({ a: 40 })
    expect(resizeColumn(view, 'a', 1e9).widths).toEqual({ a: 800 })
  })

  it('that the table does not have are left out', () => {
    expect(shownColumns(view, columnsOf(['c', 'a'])).map(({ definition }) => definition.name)).toEqual(['a', 'c'])
  })
})

it('sorts up, down, and not at all', () => {
  const up = nextSort(view, 'a')
  const down = nextSort(up, 'a')
  expect([up.sort, down.sort, nextSort(down, 'a').sort]).toEqual([
    { column: 'a', descending: false },
    { column: 'a', descending: true },
    undefined,
  ])
  expect(nextSort(down, 'b').sort).toEqual({ column: 'b', descending: false })
})
