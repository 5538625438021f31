// What is exported of a filter or a selection can be read back, and holds these rows and no others, with the parts that belong to them.

import { makeTable, readTables } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/catalogue/result.ts'
import { indexByName } from '../../src/catalogue/row-index.ts'
import { asCommand, asCurl, asPython, type CopiedView } from '../../src/exporting/copy-choices.ts'
import { EXPORT_FORMATS, type ExportWish, makeExport } from '../../src/exporting/make-export.ts'

const names = ['S1', 'S2', 'S3']
const places = (rows: number) => ({
  ra: Array.from({ length: rows }, (_, row) => 10 + row),
  dec: Array.from({ length: rows }, () => -30),
  x_pix: Array.from({ length: rows }, (_, row) => row),
  y_pix: Array.from({ length: rows }, (_, row) => row),
  flux_peak: Array.from({ length: rows }, (_, row) => row / 2),
})
const owners = ['S3', 'S1', 'S3', 'S2']
const sources = makeTable('sources', { source_id: names, ...places(3) })
const result: Result = {
  job: { id: 'j' } as Result['job'],
  run: {
    runId: 'ab12',
    finder: 'cirasa',
    finderVersion: '0.1.0',
    options: { 'seed-threshold': 4, negative: true },
    image: { name: 'a field.fits', width: 9, height: 9, unit: 'Jy/beam' },
    fluxUnit: 'Jy',
    counts: { components: 4, islands: 3, sources: 3 },
    status: 'complete',
    warnings: [],
  },
  sources,
  components: makeTable('components', {
    component_id: ['a', 'b', 'c', 'd'],
    island_id: ['1', '2', '1', '3'],
    source_id: owners,
    ...places(4),
  }),
  islands: makeTable('islands', { island_id: ['1', '2', '3'], source_id: ['S3', 'S1', 'S2'], n_pix: [5, 6, 7], ...places(3) }),
  componentsOf: indexByName(names, owners),
  islandsOf: indexByName(names, ['S3', 'S1', 'S2']),
}

async function read(wish: ExportWish) {
  const { name, content } = makeExport(result, wish)
  const [table] = (await readTables(new Uint8Array(await content.arrayBuffer()), name)).tables
  return {
    name,
    table,
    values: (column: string) => [...(table.columns.find(({ definition }) => definition.name === column)?.values ?? [])],
  }
}

describe('an export', () => {
  it.each(['csv', 'votable', 'fits', 'json'] as const)('as %s holds the sources that are wanted, in their order', async (format) => {
    const { values, table } = await read({ table: 'sources', format, sources: [2, 0], part: 'selected' })
    expect(values('source_id')).toEqual(['S3', 'S1'])
    expect(values('flux_peak')).toEqual([1, 0])
    expect(table.columns).toHaveLength(sources.columns.length)
  })

  it('holds the components and islands of these sources', async () => {
    expect((await read({ table: 'components', format: 'csv', sources: [2, 0] })).values('component_id')).toEqual(['a', 'b', 'c'])
    expect((await read({ table: 'islands', format: 'fits', sources: [1] })).values('island_id')).toEqual(['3'])
    expect((await read({ table: 'components', format: 'casda', sources: [1] })).values('component_id')).toEqual(['d'])
  })

  it('holds all rows where none are named, and columns that are added', async () => {
    const label = { definition: { name: 'label', type: 'string', description: '' }, values: ['x', '', 'y'] } as const
    const { values } = await read({ table: 'sources', format: 'votable', columns: [label] })
    expect(values('label')).toEqual(['x', '', 'y'])
    expect((await read({ table: 'sources', format: 'votable', columns: [label], sources: [2] })).values('label')).toEqual(['y'])
  })

  it('as regions has one shape a row', async () => {
    const { content, name } = makeExport(result, { table: 'sources', format: 'ds9', sources: [0, 1], part: 'filtered' })
    expect((await content.text()).match(/point\(/g)).toHaveLength(2)
    expect(name).toBe('a field.sources.filtered.reg')
  })

  it('has a name for every format', () => {
    const exported = EXPORT_FORMATS.map(({ format }) => makeExport(result, { table: 'components', format }).name)
    expect(new Set(exported).size).toBe(EXPORT_FORMATS.length)
  })
})

describe('a view', () => {
  const view: CopiedView = {
    catalogue: 'http://h/api?format=fits',
    table: 'sources',
    filter: 'snr > 5',
    run: result.run,
  }

  it('is had with curl, Python, and by running the search again', () => {
    expect(asCurl(view)).toBe("curl -o sources.fits 'http://h/api?format=fits'")
    expect(asPython(view)).toBe(
      'from astropy.table import Table\n# The page shows the rows with: snr > 5\nsources = Table.read("http://h/api?format=fits", format="fits")\nprint(sources)\n',
    )
    expect(asCommand(view)).toBe("cirasa find 'a field.fits' --seed-threshold 4 --negative")
  })

  it('leaves no way out of the quotes', () => {
    const run = { ...result.run, image: { ...result.run.image, name: "a'; rm -rf ~; '.fits" } }
    expect(asCommand({ ...view, run })).toBe("cirasa find 'a'\\''; rm -rf ~; '\\''.fits' --seed-threshold 4 --negative")
    expect(asPython({ ...view, filter: 'snr > 5\nimport os' })).toContain('with: snr > 5 import os\n')
  })
})
