// A result that people have changed, as a file: the export with edits holds the fits made again and the added sources, and the one without the run's rows.

import { getNumbers, getStrings, readTables, type Table } from '@cirasa/catalog'
import { createClient } from '@cirasa/client'
import { memorySource, openFits } from '@cirasa/fits'
import { createWcs } from '@cirasa/wcs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skyImage } from '../../sky-image.ts'
import { type LabelledJob, startLabelledJob } from './labelled-job.ts'

describe('an export with edits', () => {
  let job: LabelledJob
  let first: string
  let second: string
  beforeAll(async () => {
    job = await startLabelledJob()
    ;[first, second] = job.sources
    await job.say('Ada', [
      {
        target: first,
        kind: 'fit',
        value: { x: 20.5, y: 30.25, major: 4, minor: 4, angle: 0, flux_peak: 0.75, e_flux_peak: 0.01, flux_int: 0.8 },
      },
      {
        target: 'added-1',
        kind: 'added',
        value: { x: 10, y: 50, flux_peak: 0.1, fit_model: 0, flags: 1, island_n_pix: 7, island_x: 10, island_y: 50 },
      },
      { target: 'added-1', kind: 'label', value: 'galaxy' },
      { target: 'added-2', kind: 'added', value: { x: 40, y: 5 } },
      { target: second, kind: 'label', value: 'star' },
    ])
  })
  afterAll(() => job[Symbol.asyncDispose]())

  const exported = async (table: string, query: string): Promise<Table> => {
    const answer = await job.server.ask(`GET /jobs/${job.id}/labelled/${table}?${query}`)
    expect(answer.statusCode).toBe(200)
    return (await readTables(answer.rawPayload, `labelled.${/format=(\w+)/.exec(query)?.[1] ?? 'csv'}`)).tables[0]
  }

  it.each(['csv', 'votable', 'fits', 'json'])('has the new values and the added rows as %s', async (format) => {
    const table = await exported('sources', `edits=true&format=${format}`)
    expect(getStrings(table, 'source_id')).toEqual([first, second, 'added-1', 'added-2'])
    expect(getStrings(table, 'edited')).toEqual(['refit', '', 'added', 'added'])
    expect(getStrings(table, 'edited_by')).toEqual(['Ada', '', 'Ada', 'Ada'])
    expect(getStrings(table, 'label')).toEqual(['', 'star', 'galaxy', ''])
    expect(getNumbers(table, 'flux_peak')[0]).toBeCloseTo(0.75, 6)
    expect(getNumbers(table, 'x_pix')[0]).toBe(21.5)
    expect(getStrings(table, 'flags_text')[2]).not.toBe('')
  })

  it('has the place on the sky of pixels that were marked without one', async () => {
    const table = await exported('sources', 'edits=true&format=fits')
    const { header } = (await openFits(memorySource(await skyImage()))).hdus[0]
    const { lon, lat } = createWcs(header.toRecord()).pixelToIcrs(40, 5)
    expect(getNumbers(table, 'ra')[3]).toBeCloseTo(lon, 9)
    expect(getNumbers(table, 'dec')[3]).toBeCloseTo(lat, 9)
    expect(getStrings(table, 'iau_name')[3]).toMatch(/^J\d/)
  })

  it('has components and islands that agree with it', async () => {
    const [components, islands] = [await exported('components', 'edits=true'), await exported('islands', 'edits=true')]
    const sources = getStrings(components, 'source_id')
    expect([...new Set(sources)]).toEqual([first, second, 'added-1'])
    const known = getStrings(islands, 'island_id')
    for (const island of getStrings(components, 'island_id')) expect(known).toContain(island)
    const counts = known.map((island) => getStrings(components, 'island_id').filter((one) => one === island).length)
    expect([...getNumbers(islands, 'n_components')]).toEqual(counts)
    expect(getStrings(islands, 'label').at(-1)).toBe('galaxy')
  })

  it('is another file than the one without, which has the rows of the run as they are', async () => {
    const [plain, edited] = [await exported('sources', 'format=json'), await exported('sources', 'format=json&edits=true')]
    expect(getStrings(plain, 'source_id')).toEqual(job.sources)
    expect(getNumbers(plain, 'flux_peak')[0]).not.toBeCloseTo(0.75, 3)
    expect(getNumbers(plain, 'flux_peak')[1]).toBe(getNumbers(edited, 'flux_peak')[1])
    expect(plain.columns.some(({ definition }) => definition.name === 'edited')).toBe(false)
    expect(edited.meta).toMatchObject({ NREFIT: 1, NADDED: 2, EDITORS: 'Ada' })
  })

  it('is of one person when that is asked for', async () => {
    const table = await exported('sources', 'edits=true&by=Bob')
    expect(getStrings(table, 'source_id')).toEqual(job.sources)
  })

  it('has the place of two components together, of which nobody has told it', async () => {
    const { header } = (await openFits(memorySource(await skyImage()))).hdus[0]
    const wcs = createWcs(header.toRecord())
    const [one, two] = [wcs.pixelToIcrs(20, 30), wcs.pixelToIcrs(24, 30)]
    const place = { x: 20, y: 30, ra: one.lon, dec: one.lat, flux_peak: 1, x_2: 24, y_2: 30, ra_2: two.lon, dec_2: two.lat, flux_peak_2: 1 }
    await job.say('Eve', [{ target: first, kind: 'fit', value: place }])
    const table = await exported('sources', 'edits=true&by=Eve')
    expect(getNumbers(table, 'x_pix')[0]).toBe(23)
    expect(getNumbers(table, 'ra')[0]).toBeCloseTo(wcs.pixelToIcrs(22, 30).lon, 9)
  })

  it('has its address in the client', () => {
    const { statements } = createClient({ baseUrl: '' })
    expect(statements.labelledAddress('j', 'islands', { edits: true })).toBe('/api/v1/jobs/j/labelled/islands?edits=true')
  })
})
