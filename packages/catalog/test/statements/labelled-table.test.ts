// A labelled table has the rows and columns of the result, and what people say of each row beside them.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findColumn,
  getStrings,
  judgementColumns,
  judgementOn,
  judgements,
  labelledTable,
  majority,
  makeTable,
  NULL_INT,
  Opinions,
  readTables,
  type Statement,
  type Table,
  writeFits,
} from '../../src/index.ts'
import { histories, labelled } from './any-statements.ts'

const positions = (rows: number) => ({ x_pix: Array(rows).fill(1), y_pix: Array(rows).fill(1), flux_peak: Array(rows).fill(1) })
const sources = makeTable('sources', { source_id: ['S1', 'S2', 'S3', 'S4'], ...positions(4) })

function opinionsOf(statements: readonly Statement[]): Opinions {
  const opinions = new Opinions()
  opinions.take(statements)
  return opinions
}

const opinions = opinionsOf([
  labelled(1, 'Bob', 'S1', 'galaxy'),
  labelled(2, 'Ada', 'S1', 'galaxy'),
  labelled(3, 'Cyd', 'S1', 'star'),
  labelled(4, 'Ada', 'S2', 'star'),
  labelled(5, 'Bob', 'S2', 'galaxy'),
  { ...labelled(6, 'Bob', 'S3', null), kind: 'verdict', value: 'rejected' },
  { ...labelled(7, 'Bob', 'S3', null), kind: 'note', value: 'an\nedge' },
])

const columnsOf = (table: Table, ...names: string[]) => names.map((name) => getStrings(table, name))

describe('a majority', () => {
  it('is what more people say than anything else, whoever came first', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (values) => {
        const { winner, votes } = majority(values)
        const times = (value: string) => values.filter((one) => one === value).length
        const others = ['a', 'b', 'c'].filter((value) => value !== winner).map(times)
        expect(votes).toBe(values.length)
        if (winner === null) expect(others.toSorted()[2] === 0 || others.toSorted()[1] === others.toSorted()[2]).toBe(true)
        else expect(Math.max(...others)).toBeLessThan(times(winner))
        expect(majority(values.toReversed())).toEqual({ winner, votes })
      }),
    ))
})

describe('a labelled table', () => {
  it('says what the majority says, and nothing where two are even', () => {
    const table = labelledTable(sources, judgements(opinions))
    expect(table.columns.slice(0, -judgementColumns.length)).toEqual(sources.columns)
    expect(columnsOf(table, 'label', 'verdict', 'labelled_by', 'note')).toEqual([
      ['galaxy', '', '', ''],
      ['', '', 'rejected', ''],
      ['Ada; Bob', '', 'Bob', ''],
      ['', '', 'an edge', ''],
    ])
    expect([...findColumn(table, 'label_votes')!.values]).toEqual([3, 2, 0, NULL_INT])
    expect(getStrings(table, 'labelled_at')[0]).toBe(new Date(2000).toISOString())
  })

  it('says what one person says when asked for one', () => {
    const table = labelledTable(sources, judgements(opinions, 'Cyd'))
    expect(columnsOf(table, 'label', 'labelled_by')).toEqual([
      ['star', '', '', ''],
      ['Cyd', '', '', ''],
    ])
  })

  it('of components and islands has what is said of their source', () => {
    const components = makeTable('components', {
      component_id: ['c1', 'c2', 'c3'],
      island_id: ['i1', 'i2', 'i3'],
      source_id: ['S2', 'S1', 'S1'],
      ...positions(3),
    })
    const islands = makeTable('islands', { island_id: ['i3', 'i1', 'i9'], n_pix: [1, 1, 1], ...positions(3) })
    expect(columnsOf(labelledTable(components, judgements(opinions)), 'label')).toEqual([['', 'galaxy', 'galaxy']])
    expect(columnsOf(labelledTable(islands, judgements(opinions), components), 'label')).toEqual([['galaxy', '', '']])
    expect(columnsOf(labelledTable(islands, judgements(opinions)), 'label')).toEqual([['', '', '']])
  })

  it('cuts long notes, so that one person cannot make every row of a FITS file wide', async () => {
    const long = opinionsOf([
      { ...labelled(1, 'Ada', 'S2', null), kind: 'note', value: '𝕏'.repeat(1000) },
      { ...labelled(2, 'Ada', 'S3', null), kind: 'note', value: 'x'.repeat(200) },
    ])
    const [note] = columnsOf(labelledTable(sources, judgements(long)), 'note')
    expect(note.slice(1, 3)).toEqual([`${'𝕏'.repeat(99)}…`, 'x'.repeat(200)])
    const bytes = Buffer.concat([...writeFits(labelledTable(sources, judgements(opinions)))])
    const [read] = (await readTables(bytes, 'labelled.fits')).tables
    expect(columnsOf(read, 'label', 'labelled_by')).toEqual([
      ['galaxy', '', '', ''],
      ['Ada; Bob', '', 'Bob', ''],
    ])
  })

  it('does not depend on the order of what different people said', () =>
    fc.assert(
      fc.property(histories(), (history) => {
        const byPerson = ['Cyd', 'Ada', 'Bob'].flatMap((by) => history.filter((said) => said.by === by))
        const renumbered = byPerson.map((said, index) => ({ ...said, sequence: index + 1 }))
        for (const target of ['S1', 'S2', 'S3'])
          expect(judgementOn(opinionsOf(renumbered), target)).toEqual(judgementOn(opinionsOf(history), target))
      }),
    ))
})
