// What is made of statements: the labelled catalogue in every format, and the training set, read back.

import { gunzipSync } from 'node:zlib'
import { getStrings, judgementColumns, readTables } from '@cirasa/catalog'
import { createClient } from '@cirasa/client'
import { type ImageHdu, memorySource, openFits, readImage } from '@cirasa/fits'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sources as placed, SIDE, skyValue } from '../../sky-image.ts'
import { type LabelledJob, startLabelledJob } from './labelled-job.ts'

const SIZE = 16

describe('exports of what people say', () => {
  let job: LabelledJob
  let first: string
  let second: string
  beforeAll(async () => {
    job = await startLabelledJob()
    ;[first, second] = job.sources
    for (const [by, label] of [
      ['Ada', 'galaxy'],
      ['Bob', 'galaxy'],
      ['Cyd', 'star'],
    ])
      await job.say(by, [{ target: first, kind: 'label', value: label }])
    await job.say('Ada', [
      { target: second, kind: 'label', value: 'artefact' },
      { target: second, kind: 'verdict', value: 'rejected' },
      { target: second, kind: 'note', value: 'at the "edge",\nsay I' },
      { target: 'added-1/ß', kind: 'added', value: { x: 10, y: 50 } },
      { target: 'added-1/ß', kind: 'label', value: 'galaxy' },
      { target: 'nowhere', kind: 'label', value: 'galaxy' },
    ])
  })
  afterAll(() => job[Symbol.asyncDispose]())

  const labelled = (query: string, table = 'sources', headers = {}) =>
    job.server.ask(`GET /jobs/${job.id}/labelled/${table}?${query}`, undefined, headers)

  it.each(['csv', 'votable', 'fits', 'json'])('have labels beside the catalogue as %s', async (format) => {
    const answer = await labelled(`format=${format}`)
    const [table] = (await readTables(answer.rawPayload, `labelled.${format}`)).tables
    const plain = (await job.server.ask(`GET /jobs/${job.id}/catalogue/sources`)).json()
    const names = [...plain.columns, ...judgementColumns].map(({ name }: { name: string }) => name)
    expect(table.columns.map(({ definition }) => definition.name)).toEqual(names)
    expect(getStrings(table, 'source_id')).toEqual(job.sources)
    expect(getStrings(table, 'label')).toEqual(['galaxy', 'artefact'])
    expect(getStrings(table, 'verdict')).toEqual(['', 'rejected'])
    expect(getStrings(table, 'labelled_by')).toEqual(['Ada; Bob', 'Ada'])
    expect(getStrings(table, 'note')).toEqual(['', 'at the "edge", say I'])
    expect(Date.parse(getStrings(table, 'labelled_at')[0])).toBeGreaterThan(Date.now() - 600_000)
    const votes = table.columns.find(({ definition }) => definition.name === 'label_votes')!
    expect([...votes.values].map(Number)).toEqual([3, 1])
    expect(answer.headers['content-disposition']).toMatch(/filename="sky\.sources\.labelled\.\w+"/)
  })

  it('are of one person when that is asked for, and of the components of a source', async () => {
    const [table] = (await readTables((await labelled('by=Cyd', 'components')).rawPayload, 'labelled.csv')).tables
    const ofSource = getStrings(table, 'source_id').map((source) => (source === first ? 'star' : ''))
    expect(ofSource).toContain('star')
    expect(getStrings(table, 'label')).toEqual(ofSource)
  })

  it.each(['Jos\u00e9', ' Jose\u0301 '])('are of one person in whatever way the name is written: %j', async (by) => {
    await job.say('Jose\u0301', [{ target: second, kind: 'label', value: 'jet' }])
    const [table] = (await readTables((await labelled(`by=${encodeURIComponent(by)}`)).rawPayload, 'labelled.csv')).tables
    expect(getStrings(table, 'label')).toEqual(['', 'jet'])
    await job.say('Jose\u0301', [{ target: second, kind: 'label', value: null }])
  })

  it('are the same bytes until somebody says something more', async () => {
    const before = await labelled('format=csv')
    const known = { 'if-none-match': String(before.headers.etag) }
    expect((await labelled('format=csv', 'sources', known)).statusCode).toBe(304)
    await job.say('Dan', [{ target: second, kind: 'label', value: 'star' }])
    const after = await labelled('format=csv', 'sources', known)
    expect(after.statusCode).toBe(200)
    const [table] = (await readTables(after.rawPayload, 'labelled.csv')).tables
    // Two that are even are no majority.
    expect(getStrings(table, 'label')).toEqual(['galaxy', ''])
    await job.say('Dan', [{ target: second, kind: 'label', value: null }])
  })

  describe('a training set', () => {
    const unpacked = async (labels?: readonly string[]) => {
      const client = createClient({ baseUrl: job.server.app.listeningOrigin ?? '' })
      const answer = await client.statements.trainingSet(job.id, { size: SIZE, ...(labels ? { labels } : {}) })
      const found = new Map<string, Buffer>()
      const reader = extract()
      reader.end(gunzipSync(Buffer.from(await answer.arrayBuffer())))
      for await (const entry of reader) {
        const pieces: Buffer[] = []
        for await (const piece of entry) pieces.push(piece as Buffer)
        found.set(entry.header.name.replace(`training-set-${job.id}/`, ''), Buffer.concat(pieces))
      }
      return found
    }
    beforeAll(async () => void (await job.server.listen()))

    it('has a cutout of each labelled source with the pixels of the image, its labels, and says what it is', async () => {
      const files = await unpacked()
      const [labels] = (await readTables(files.get('labels.csv')!, 'labels.csv')).tables
      expect(labels.columns.map(({ definition }) => definition.name)).toEqual([
        'source_id',
        'label',
        'verdict',
        'by',
        'at',
        'edited',
        'file',
      ])
      expect(getStrings(labels, 'source_id')).toEqual([first, second, 'added-1/ß'])
      expect(getStrings(labels, 'label')).toEqual(['galaxy', 'artefact', 'galaxy'])
      expect(getStrings(labels, 'verdict')).toEqual(['', 'rejected', ''])
      expect(getStrings(labels, 'by')).toEqual(['Ada; Bob', 'Ada', 'Ada'])
      expect(getStrings(labels, 'edited')).toEqual(['', '', 'added'])
      const names = getStrings(labels, 'file')
      expect(names[2]).toBe('cutouts/added-1__.fits')
      expect([...files.keys()].toSorted()).toEqual(['', 'README.txt', 'labels.csv', ...names].toSorted())
      expect(files.get('README.txt')!.toString()).toContain(`${SIZE} x ${SIZE} pixels`)
      const middles = [...placed.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })), { x: 10, y: 50 }]
      for (const name of names) {
        const [hdu] = (await openFits(memorySource(files.get(name)!))).hdus as ImageHdu[]
        const { data, shape } = await readImage(hdu)
        expect(shape).toEqual([SIZE, SIZE])
        const value = (data as Float32Array)[(SIZE / 2) * SIZE + SIZE / 2]
        expect(middles.map(({ x, y }) => skyValue(x, y)).some((wanted) => Math.abs(wanted - value) < 0.2)).toBe(true)
      }
      const added = (await readImage((await openFits(memorySource(files.get(names[2])!))).hdus[0] as ImageHdu)).data as Float32Array
      for (let j = 0; j < SIZE; j++)
        for (let i = 0; i < SIZE; i++) {
          const [x, y] = [10 - SIZE / 2 + i, 50 - SIZE / 2 + j]
          const isInside = x >= 0 && y >= 0 && x < SIDE && y < SIDE
          expect(added[j * SIZE + i]).toBe(isInside ? skyValue(x, y) : Number.NaN)
        }
    })

    it('has the sources of a label with a comma, which is one label', async () => {
      await job.say('Eve', [{ target: second, kind: 'label', value: 'ring, broken' }])
      await job.say('Ada', [{ target: second, kind: 'label', value: 'ring, broken' }])
      const [labels] = (await readTables((await unpacked(['ring, broken'])).get('labels.csv')!, 'labels.csv')).tables
      expect(getStrings(labels, 'source_id')).toEqual([second])
      await job.say('Eve', [{ target: second, kind: 'label', value: null }])
      await job.say('Ada', [{ target: second, kind: 'label', value: 'artefact' }])
    })

    it('has only the labels that are asked for', async () => {
      const [labels] = (await readTables((await unpacked([' artefact', 'other'])).get('labels.csv')!, 'labels.csv')).tables
      expect(getStrings(labels, 'source_id')).toEqual([second])
    })
  })
})
