// What people have changed stands in the tables of a result: new values, rows of added sources, and who has said so.

import { describe, expect, it } from 'vitest'
import {
  type EditingFacts,
  editColumns,
  editedTables,
  editsOf,
  type FitParts,
  findColumn,
  fitOfNumbers,
  getNumbers,
  getStrings,
  isNull,
  MOST_FITTED,
  makeTable,
  type NamedNumbers,
  numbersOfFit,
  Opinions,
  readTables,
  type Statement,
  type Table,
  writeCsv,
  writeFits,
  writeJson,
  writeVotable,
} from '../../src/index.ts'

const sources = makeTable('sources', {
  source_id: ['S1', 'S2', 'S3'],
  island_id: ['i1', 'i2', 'i2'],
  ra: [10, 11, 12],
  dec: [1, 2, 3],
  e_ra: [0.5, 0.5, 0.5],
  x_pix: [11, 21, 31],
  y_pix: [11, 21, 31],
  freq: [1e9, 1e9, 1e9],
  flux_peak: [1, 2, 3],
  flux_int: [1, 2, 3],
  maj_fwhm: [5, 5, 5],
  n_components: [1, 2, 1],
  n_islands: [1, 1, 1],
  snr: [7, 8, 9],
  morph: ['point', 'compact', 'point'],
  flags: [0, 4, 0],
  flags_text: ['', 'word4', ''],
})
const components = makeTable('components', {
  component_id: ['c1', 'c2', 'c3', 'c4'],
  island_id: ['i1', 'i2', 'i2', 'i2'],
  source_id: ['S1', 'S2', 'S2', 'S3'],
  x_pix: [11, 20, 22, 31],
  y_pix: [11, 21, 21, 31],
  flux_peak: [1, 2, 1.5, 3],
  maj_deconv: [4, 4, 4, 4],
  n_siblings: [0, 2, 2, 2],
  fit_model: ['point', 'gaussian', 'gaussian', 'point'],
})
const islands = makeTable('islands', {
  island_id: ['i1', 'i2'],
  source_id: ['S1', 'S2'],
  x_pix: [11, 25],
  y_pix: [11, 25],
  flux_peak: [1, 3],
  n_components: [1, 3],
  n_pix: [20, 90],
  resid_std: [0.1, 0.2],
})
const set = { tables: [components, islands, sources] }
const facts: EditingFacts = { flagsText: (flags) => `word${flags}`, skyOf: (x, y) => ({ ra: 100 + x, dec: y / 10 }) }

let sequence = 0
const said = (by: string, target: string, kind: 'fit' | 'added', value: NamedNumbers | null): Statement => ({
  ...({ kind, value } as const),
  target,
  by,
  sequence: ++sequence,
  at: new Date(Date.UTC(2026, 0, 1) + sequence * 1000).toISOString(),
})
function heldOf(statements: readonly Statement[], by?: string) {
  const opinions = new Opinions()
  opinions.take(statements)
  return editsOf(opinions, by)
}
const edited = (statements: readonly Statement[], by?: string) => {
  const { tables } = editedTables(set, heldOf(statements, by), facts)
  return Object.fromEntries(tables.map((table) => [table.name, table])) as Record<'components' | 'islands' | 'sources', Table>
}
const numbers = (table: Table, name: string) => Array.from(getNumbers(table, name))
const nullsIn = (table: Table, row: number) =>
  table.columns.filter((column) => isNull(column, row)).map(({ definition }) => definition.name)

const fit = { x: 12, y: 9, ra: 10.5, dec: 1.5, flux_peak: 5, flux_int: 6, maj_fwhm: 7, snr: 20, fit_model: 1, flags: 2, e_ra: 0.25 }

describe('a source that was fitted again', () => {
  it('has the new values, and says who has made them and when', () => {
    const statement = said('Ada', 'S1', 'fit', fit)
    const { sources: table } = edited([statement])
    expect(table.columns.slice(-3).map(({ definition }) => definition)).toEqual(editColumns)
    expect(getStrings(table, 'edited')).toEqual(['refit', '', ''])
    expect(getStrings(table, 'edited_by')).toEqual(['Ada', '', ''])
    expect(getStrings(table, 'edited_at')).toEqual([statement.at, '', ''])
    expect(getStrings(table, 'source_id')).toEqual(['S1', 'S2', 'S3'])
    expect(numbers(table, 'x_pix')).toEqual([13, 21, 31])
    expect(numbers(table, 'ra')).toEqual([10.5, 11, 12])
    expect(numbers(table, 'flux_peak')).toEqual([5, 2, 3])
    expect(numbers(table, 'flux_int')).toEqual([6, 2, 3])
    expect(numbers(table, 'n_components')).toEqual([1, 2, 1])
    expect(getStrings(table, 'morph')).toEqual(['compact', 'compact', 'point'])
    expect(getStrings(table, 'flags_text')).toEqual(['word2', 'word4', ''])
    // The originals are as they were.
    expect(numbers(sources, 'flux_peak')).toEqual([1, 2, 3])
  })

  it('has nothing where the fit tells nothing, rather than what the run says', () => {
    const { sources: table, components: shapes } = edited([said('Ada', 'S1', 'fit', { x: 12, y: 9, flux_peak: 5 })])
    expect(nullsIn(table, 0)).toEqual(['e_ra', 'flux_int', 'maj_fwhm', 'snr', 'morph', 'flags', 'flags_text'])
    expect(numbers(table, 'ra')[0]).toBe(112)
    expect(nullsIn(shapes, 0)).toContain('maj_deconv')
  })

  it('has its components in place of those of the run, on the same island, which counts them', () => {
    const two = { ...fit, x: 19, y: 20, x_2: 23, y_2: 20, flux_peak_2: 1, x_3: 24, y_3: 22, flux_peak_3: 0.5, island_resid_std: 0.05 }
    const { components: table, islands: around } = edited([said('Ada', 'S2', 'fit', two)])
    expect(getStrings(table, 'component_id')).toEqual(['c1', 'S2-refit-a', 'S2-refit-b', 'S2-refit-c', 'c4'])
    expect(getStrings(table, 'source_id')).toEqual(['S1', 'S2', 'S2', 'S2', 'S3'])
    expect(getStrings(table, 'island_id')).toEqual(['i1', 'i2', 'i2', 'i2', 'i2'])
    expect(numbers(table, 'n_siblings')).toEqual([0, 3, 3, 3, 3])
    expect(getStrings(table, 'edited')).toEqual(['', 'refit', 'refit', 'refit', ''])
    expect(numbers(table, 'flux_peak')).toEqual([1, 5, 1, 0.5, 3])
    expect(numbers(around, 'n_components')).toEqual([1, 4])
    expect(getStrings(around, 'edited')).toEqual(['', 'refit'])
    expect(numbers(around, 'resid_std')).toEqual([Math.fround(0.1), Math.fround(0.05)])
    expect(numbers(around, 'flux_peak')).toEqual([1, 3])
  })

  it('of several components is what was told of them together, or their sum', () => {
    const two = {
      x: 19,
      y: 20,
      flux_int: 3,
      e_flux_int: 0.3,
      flux_peak: 2,
      flags: 1,
      x_2: 23,
      y_2: 20,
      flux_int_2: 1,
      e_flux_int_2: 0.4,
      flux_peak_2: 1,
      flags_2: 4,
    }
    const summed = edited([said('Ada', 'S2', 'fit', two)]).sources
    expect(numbers(summed, 'flux_int')[1]).toBe(4)
    expect(numbers(summed, 'x_pix')[1]).toBe(21)
    expect(numbers(summed, 'n_components')[1]).toBe(2)
    expect(numbers(summed, 'flags')[1]).toBe(5)
    const told = edited([said('Ada', 'S2', 'fit', { ...two, source_x: 19.5, source_flux_int: 4.5, source_maj_fwhm: 9 })]).sources
    expect([numbers(told, 'flux_int')[1], numbers(told, 'x_pix')[1], numbers(told, 'maj_fwhm')[1]]).toEqual([4.5, 20.5, 9])
  })

  it('has the newest fit that nobody has taken back, whoever made it', () => {
    const history = [said('Ada', 'S1', 'fit', fit), said('Bob', 'S1', 'fit', { ...fit, flux_peak: 8 })]
    expect(numbers(edited(history).sources, 'flux_peak')[0]).toBe(8)
    expect(numbers(edited(history, 'Ada').sources, 'flux_peak')[0]).toBe(5)
    expect(numbers(edited([...history, said('Bob', 'S1', 'fit', null)]).sources, 'flux_peak')[0]).toBe(5)
    const none = edited([...history, said('Bob', 'S1', 'fit', null), said('Ada', 'S1', 'fit', null)])
    expect(numbers(none.sources, 'flux_peak')).toEqual([1, 2, 3])
    expect(getStrings(none.components, 'component_id')).toEqual(getStrings(components, 'component_id'))
  })

  it('has the newest fit that says where it is', () => {
    const history = [said('Ada', 'S1', 'fit', fit), said('Bob', 'S1', 'fit', { flux_peak: 8 })]
    expect(numbers(edited(history).sources, 'flux_peak')[0]).toBe(5)
  })

  it('has nothing where a number has no room in its column, which is then one that may have nothing', async () => {
    const csv = 'component_id,source_id,flux_peak,ndf,fit_quality\nc1,S1,1,9,2\n'
    const [read] = (await readTables(Buffer.from(csv), 'components.csv')).tables
    expect(findColumn(read, 'ndf')!.definition).toMatchObject({ type: 'int', nullable: false })
    const tables = [sources, { ...read, name: 'components' }]
    const made = editedTables({ tables }, heldOf([said('Ada', 'S1', 'fit', { ...fit, ndf: 2.5, fit_quality: 1e12 })]), facts).tables[1]
    expect(numbers(made, 'flux_peak')).toEqual([5])
    expect(nullsIn(made, 0)).toEqual(['ndf', 'fit_quality'])
    expect(findColumn(made, 'ndf')!.definition.nullable).toBe(true)
  })

  it('is none of a source that is not there, or without a fit', () => {
    const { sources: table, components: shapes } = edited([said('Ada', 'S9', 'fit', fit), said('Ada', 'S1', 'fit', { chi2: 4 })])
    expect(table.rows).toBe(3)
    expect(shapes.rows).toBe(4)
    expect(getStrings(table, 'edited')).toEqual(['', '', ''])
  })
})

describe('an added source', () => {
  const whole = { ...fit, island_n_pix: 12, island_x: 12, island_y: 9, island_x_min: 10, island_flux_peak: 5, island_flags: 2 }

  it('has rows of its own in all tables, under ids that no other row has', () => {
    const tables = edited([said('Ada', 'added-7', 'added', whole)])
    expect(getStrings(tables.sources, 'source_id')).toEqual(['S1', 'S2', 'S3', 'added-7'])
    expect(getStrings(tables.sources, 'edited')).toEqual(['', '', '', 'added'])
    expect(getStrings(tables.sources, 'island_id')[3]).toBe('added-7-island')
    expect([numbers(tables.sources, 'n_islands')[3], numbers(tables.sources, 'freq')[3]]).toEqual([1, 1e9])
    expect(getStrings(tables.components, 'component_id')[4]).toBe('added-7-a')
    expect(getStrings(tables.components, 'island_id')[4]).toBe('added-7-island')
    expect(numbers(tables.components, 'n_siblings')[4]).toBe(0)
    expect(getStrings(tables.islands, 'island_id')).toEqual(['i1', 'i2', 'added-7-island'])
    expect(getStrings(tables.islands, 'source_id')[2]).toBe('added-7')
    expect([numbers(tables.islands, 'x_pix')[2], numbers(tables.islands, 'n_pix')[2], numbers(tables.islands, 'n_components')[2]]).toEqual([
      13, 12, 1,
    ])
  })

  it('that is a place alone is a source without measurements, where the sky has it', () => {
    const tables = edited([said('Ada', 'added-7', 'added', { x: 4, y: 30 })])
    expect([numbers(tables.sources, 'ra')[3], numbers(tables.sources, 'dec')[3], numbers(tables.sources, 'x_pix')[3]]).toEqual([104, 3, 5])
    expect(nullsIn(tables.sources, 3)).toContain('flux_peak')
    expect(numbers(tables.sources, 'n_components')[3]).toBe(0)
    expect(tables.components.rows).toBe(4)
    expect(tables.islands.rows).toBe(2)
  })

  it('has the values of a fit that was made of it since, as long as it is there', () => {
    const history = [said('Ada', 'added-7', 'added', whole), said('Bob', 'added-7', 'fit', { ...whole, flux_peak: 9 })]
    const { sources: table } = edited(history)
    expect([getStrings(table, 'edited')[3], getStrings(table, 'edited_by')[3], numbers(table, 'flux_peak')[3]]).toEqual(['added', 'Bob', 9])
    expect(edited([...history, said('Ada', 'added-7', 'added', null)]).sources.rows).toBe(3)
  })

  it('stays where it was added when a fit of it does not say where it is', () => {
    const { sources: table } = edited([said('Ada', 'added-7', 'added', whole), said('Bob', 'added-7', 'fit', { chi2: 4 })])
    expect([getStrings(table, 'edited_by')[3], numbers(table, 'x_pix')[3]]).toEqual(['Ada', 13])
  })

  it('never stands in for a source that the run has', () => {
    const odd = makeTable('sources', { source_id: ['added-7'], x_pix: [1], y_pix: [1], flux_peak: [1] })
    const made = editedTables({ tables: [odd] }, heldOf([said('Ada', 'added-7', 'added', whole)]), facts)
    expect(numbers(made.tables[0], 'flux_peak')).toEqual([1])
    expect(heldOf([said('Ada', 'S1', 'added', whole)])).toEqual([])
  })
})

describe('edited tables', () => {
  const tables = edited([said('Ada', 'S1', 'fit', fit), said('Bob', 'added-7', 'added', { x: 4, y: 30 })])

  it('say in their metadata how much was changed, by whom, and when last', () => {
    for (const table of Object.values(tables))
      expect(table.meta).toMatchObject({ NREFIT: 1, NADDED: 1, EDITORS: 'Ada; Bob', EDITDATE: expect.stringMatching(/^2026-01-01T/) })
    expect(edited([]).sources.meta).toEqual({ NREFIT: 0, NADDED: 0, EDITORS: '' })
  })

  it.each([
    ['fits', () => writeFits(tables.sources)],
    ['vot', () => writeVotable(tables.sources)],
    ['json', () => writeJson(tables.sources)],
    ['csv', () => writeCsv(tables.sources)],
  ] as const)('come back from %s', async (format, write) => {
    const [read] = (await readTables(Buffer.concat([...write()]), `sources.${format}`)).tables
    expect(getStrings(read, 'edited')).toEqual(['refit', '', '', 'added'])
    expect(getStrings(read, 'edited_by')).toEqual(['Ada', '', '', 'Bob'])
    expect(isNull(findColumn(read, 'flux_peak')!, 3)).toBe(true)
    if (format !== 'csv') expect(read.meta).toMatchObject({ NREFIT: 1, EDITORS: 'Ada; Bob' })
  })
})

describe('the numbers of a fit', () => {
  it('come back as what they are of', () => {
    const parts: FitParts = {
      components: [
        { x: 1, y: 2, flux_peak: 3 },
        { x: 4, y: 5, ra: 6 },
      ],
      source: { x: 2.5, flux_int: 7 },
      island: { n_pix: 8 },
    }
    expect(fitOfNumbers(numbersOfFit(parts))).toEqual(parts)
  })

  it('leave out what is no number, what has no name, and components beyond those that have room', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ x: i, y: i, snr: Number.NaN, hue: 4 }))
    const kept = numbersOfFit({ components: many, source: { x: Number.POSITIVE_INFINITY }, island: {} })
    expect(Object.keys(kept)).toHaveLength(2 * MOST_FITTED)
  })
})
