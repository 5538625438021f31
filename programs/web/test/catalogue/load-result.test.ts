// A result is loaded whole: three tables, their run, and which rows belong to which; what is not a result says so.

import { type Catalog, makeTable, type RunRecord, readTables, writeFits } from '@cirasa/catalog'
import { type Client, createClient } from '@cirasa/client'
import { describe, expect, it } from 'vitest'
import { loadResult } from '../../src/catalogue/load-result.ts'
import { rowsOf } from '../../src/catalogue/row-index.ts'
import { takeRows } from '../../src/catalogue/take-rows.ts'

const run: RunRecord = {
  runId: 'ab12',
  finder: 'cirasa',
  finderVersion: '0.1.0',
  options: {},
  image: { name: 'a.fits', width: 10, height: 10, unit: 'Jy/beam' },
  fluxUnit: 'Jy',
  counts: { components: 3, islands: 2, sources: 2 },
  status: 'complete',
  warnings: [],
}
const place = { x_pix: [1, 2, 3], y_pix: [1, 2, 3], flux_peak: [1, 2, 3] }
const components = makeTable('components', {
  component_id: ['1a', '2a', '2b'],
  island_id: ['1', '2', '2'],
  source_id: ['S2', 'S1', 'S2'],
  ...place,
})
const two = { x_pix: [1, 2], y_pix: [1, 2], flux_peak: [1, 2] }
const catalog: Catalog = {
  run,
  components,
  islands: makeTable('islands', { island_id: ['1', '2'], source_id: ['S2', 'S1'], n_pix: [5, 6], ...two }),
  sources: makeTable('sources', { source_id: ['S1', 'S2'], ...two }),
}

/** A service that has one job. */
function serviceWith(state: string): Client {
  return createClient({
    baseUrl: 'http://service',
    fetch: async (address) => {
      const { pathname } = new URL(String(address))
      const table = /catalogue\/(\w+)/.exec(pathname)?.[1] as 'sources' | undefined
      if (table === undefined) return Response.json({ id: 'j', state, reason: 'Out of memory.' })
      return new Response(new Blob([...writeFits({ run, tables: [catalog[table]] })] as BlobPart[]))
    },
  })
}

describe('a result', () => {
  it('has its tables, its run, and finds rows of one from rows of another', async () => {
    let bytes = 0
    const result = await loadResult(serviceWith('SUCCESS'), 'j', { read: readTables, progress: (came) => (bytes = came) })
    expect(result.run).toEqual(run)
    expect([result.sources.rows, result.components.rows, result.islands.rows]).toEqual([2, 3, 2])
    expect([...rowsOf(result.componentsOf, 0)]).toEqual([1])
    expect([...rowsOf(result.componentsOf, 1)]).toEqual([0, 2])
    expect([...rowsOf(result.islandsOf, 1)]).toEqual([0])
    expect(bytes).toBeGreaterThan(3 * 2880)
  })

  it('is refused for a job that failed, with its reason', async () => {
    await expect(loadResult(serviceWith('FAILURE'), 'j', { read: readTables })).rejects.toMatchObject({
      code: 'WEB_NO_CATALOGUE',
      message: 'The job has no catalogue to show: FAILURE. Out of memory.',
    })
  })
})

it('takes the rows that are named, in their order, of every column', () => {
  const taken = takeRows(components, [2, 0])
  expect(taken.rows).toBe(2)
  expect(taken.columns.map(({ values }) => [...values])).toEqual(components.columns.map(({ values }) => [values[2], values[0]]))
})
