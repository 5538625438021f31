// What a store of records promises of files.

import { isCodedError } from '@cirasa/errors'
import { cancelJob, dispatchJob, endTask, type FileRecord, newId, type RecordStore } from '@cirasa/jobs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleFile, exampleJob, inputOf, MIDNIGHT } from './example-records.ts'
import { freshRecords, type StartRecordStore } from './under-test.ts'

export function fileRecordsConformance(start: StartRecordStore): void {
  describe('files', () => {
    const { store } = freshRecords(start)
    keptFiles(store)
    foundFiles(store)
    binnedFiles(store)
    quotaOfBytes(store)
  })
}

/** Text as people write it: anything but NUL and half a surrogate pair. */
const text = () => fc.string({ unit: 'grapheme', maxLength: 40 }).map((made) => made.replaceAll('\0', ''))

function keptFiles(store: () => RecordStore): void {
  it('gives back what was added, in any writing', () =>
    fc.assert(
      fc.asyncProperty(text(), text(), text(), fc.jsonValue(), fc.nat(2 ** 50), async (owner, name, tag, value, bytes) => {
        const file = exampleFile({ owner, name, tag, bytes, metadata: JSON.parse(JSON.stringify({ value })) })
        await store().files.add(file)
        expect(await store().files.get(owner, file.id)).toEqual(file)
      }),
      { numRuns: 50 },
    ))

  it.each(['a\0b', 'half \ud800 a pair'])('accepts text that no database holds: %j', async (hostile) => {
    const file = exampleFile({ name: hostile, tag: hostile, metadata: { hostile } })
    await store().files.add(file)
    expect((await store().files.get('ada', file.id))!.metadata).toEqual({ hostile })
    expect((await store().files.list('ada', { tag: hostile, search: hostile })).total).toBe(1)
    expect(await store().files.get('ada', hostile)).toBeUndefined()
    expect(await store().files.get(hostile, file.id)).toBeUndefined()
  })

  it('shows a file to its owner only', async () => {
    const file = exampleFile()
    await store().files.add(file)
    expect(await store().files.get('eve', file.id)).toBeUndefined()
    expect(await store().files.update('eve', file.id, { name: 'mine.fits' })).toBeUndefined()
    expect(await store().files.remove('eve', file.id, MIDNIGHT)).toBeUndefined()
    await store().files.purge('eve', file.id)
    expect(await store().files.list('eve')).toMatchObject({ items: [], total: 0 })
    expect(await store().files.get('ada', file.id)).toEqual(file)
  })

  it('changes name, tag and metadata, each by itself', async () => {
    const file = exampleFile({ tag: 'old', metadata: { hdus: 1 } })
    await store().files.add(file)
    const { files } = store()
    expect(await files.update('ada', file.id, { name: 'new.fits' })).toEqual({ ...file, name: 'new.fits' })
    expect(await files.update('ada', file.id, { tag: '' })).toEqual({ ...file, name: 'new.fits', tag: '' })
    await files.update('ada', file.id, { metadata: { hdus: 2 } })
    expect(await files.get('ada', file.id)).toEqual({ ...file, name: 'new.fits', tag: '', metadata: { hdus: 2 } })
    expect(await files.update('ada', newId(), { tag: 'x' })).toBeUndefined()
  })

  it('loses none of several changes of one file at once', async () => {
    for (let round = 0; round < 10; round++) {
      const file = exampleFile()
      await store().files.add(file)
      const { files } = store()
      const changes = [{ name: 'new.fits' }, { tag: 'new' }, { metadata: { round } }]
      await Promise.all([...changes.map((change) => files.update('ada', file.id, change)), files.remove('ada', file.id, MIDNIGHT)])
      expect(await files.get('ada', file.id)).toEqual({ ...file, name: 'new.fits', tag: 'new', metadata: { round }, removed: MIDNIGHT })
    }
  })
}

function foundFiles(store: () => RecordStore): void {
  it('lists the newest first, part by part, without missing or repeating one while others are added', async () => {
    // Several of the same moment: the order of ids decides.
    const files = Array.from({ length: 23 }, (_, index) => exampleFile({ uploaded: MIDNIGHT + Math.floor(index / 4) }))
    for (const file of files) await store().files.add(file)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await store().files.list('ada', { limit: 5, after })
      expect(page.items.length).toBeLessThanOrEqual(5)
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
      await store().files.add(exampleFile({ uploaded: MIDNIGHT + 1000 }))
    } while (after !== undefined)
    const newestFirst = [...files].sort((a, b) => b.uploaded - a.uploaded || (a.id < b.id ? 1 : -1))
    expect(seen).toEqual(newestFirst.map(({ id }) => id))
  })

  it.each(['newest', 'oldest', 'name', 'largest'] as const)('lists part by part in the order %s', async (sort) => {
    const names = ['b.fits', 'B.fits', 'ä.fits', 'b.fits', '🔭.fits', 'a.fits', 'z z.fits', 'ｚ.fits']
    const files = names.map((name, index) => exampleFile({ name, bytes: (index * 7) % 5, uploaded: MIDNIGHT + ((index * 3) % 4) }))
    for (const file of files) await store().files.add(file)
    const seen: FileRecord[] = []
    let after: string | undefined
    do {
      const page = await store().files.list('ada', { limit: 3, after, sort })
      seen.push(...page.items)
      after = page.next
    } while (after !== undefined)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(files.length)
    const inOrder = {
      newest: (a: FileRecord, b: FileRecord) => b.uploaded - a.uploaded,
      oldest: (a: FileRecord, b: FileRecord) => a.uploaded - b.uploaded,
      // UTF-8 has the order of the code points.
      name: (a: FileRecord, b: FileRecord) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)),
      largest: (a: FileRecord, b: FileRecord) => b.bytes - a.bytes,
    }[sort]
    for (let i = 1; i < seen.length; i++) expect(inOrder(seen[i - 1], seen[i])).toBeLessThanOrEqual(0)
  })

  it('refuses the cursor of another order', async () => {
    for (let index = 0; index < 3; index++) await store().files.add(exampleFile())
    const { next } = await store().files.list('ada', { limit: 1, sort: 'name' })
    await expect(store().files.list('ada', { after: next })).rejects.toSatisfy(isCodedError)
  })

  it('says how many there are in all parts', async () => {
    for (let index = 0; index < 7; index++) await store().files.add(exampleFile())
    const first = await store().files.list('ada', { limit: 4 })
    expect(first).toMatchObject({ total: 7, next: expect.any(String) })
    expect(await store().files.list('ada', { limit: 4, after: first.next })).toMatchObject({ total: 7, next: undefined })
    expect(await store().files.list('ada', { limit: 7 })).toMatchObject({ total: 7, next: undefined })
  })

  it.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['a path', '../../etc'],
    ['a piece of SQL', "' or 1=1 --"],
    ['a number', Buffer.from('123').toString('base64url')],
    ['a time that is not whole', Buffer.from('1e9.a').toString('base64url')],
    ['a very long text', 'A'.repeat(100_000)],
    ['a NUL', '\0'],
  ])('refuses a cursor that it did not give out: %s', async (_, after) => {
    await store().files.add(exampleFile())
    await expect(store().files.list('ada', { after })).rejects.toSatisfy(isCodedError)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses %d as a number of items', async (limit) => {
    await expect(store().files.list('ada', { limit })).rejects.toSatisfy(isCodedError)
  })

  it('searches a part of the name or tag, in any case, and takes every character for itself', async () => {
    const names = ['Sky_1.fits', 'sky%1.fits', 'sky\\1.fits', 'ÄRMEL.fits', 'plain.fits']
    for (const name of names) await store().files.add(exampleFile({ name, tag: name === 'plain.fits' ? "Eve's 100% run" : '' }))
    const found = async (search: string) => (await store().files.list('ada', { search })).items.map(({ name }) => name).sort()
    expect(await found('sky')).toEqual(['Sky_1.fits', 'sky%1.fits', 'sky\\1.fits'])
    expect(await found('y_1')).toEqual(['Sky_1.fits'])
    expect(await found('Y%1')).toEqual(['sky%1.fits'])
    expect(await found('\\')).toEqual(['sky\\1.fits'])
    expect(await found('ärmel')).toEqual(['ÄRMEL.fits'])
    expect(await found("eve's 100%")).toEqual(['plain.fits'])
    expect(await found('%'.repeat(60_000))).toEqual([])
    expect(await found('')).toHaveLength(5)
  })

  it('lists those of a tag and of a format', async () => {
    await store().files.add(exampleFile({ tag: 'night 1', format: 'png' }))
    await store().files.add(exampleFile({ tag: 'night 1' }))
    await store().files.add(exampleFile({ tag: 'night 10' }))
    expect(await store().files.list('ada', { tag: 'night 1' })).toMatchObject({ total: 2 })
    expect(await store().files.list('ada', { tag: 'night 1', format: 'fits' })).toMatchObject({ total: 1 })
    expect(await store().files.list('ada', { tag: 'night' })).toMatchObject({ total: 0 })
  })
}

function binnedFiles(store: () => RecordStore): void {
  it('keeps a file in the bin out of the list, and restores it', async () => {
    const file = exampleFile()
    await store().files.add(file)
    expect(await store().files.remove('ada', file.id, MIDNIGHT + 5)).toEqual({ ...file, removed: MIDNIGHT + 5 })
    expect(await store().files.remove('ada', file.id, MIDNIGHT + 9)).toEqual({ ...file, removed: MIDNIGHT + 5 })
    expect(await store().files.get('ada', file.id)).toEqual({ ...file, removed: MIDNIGHT + 5 })
    expect((await store().files.list('ada')).total).toBe(0)
    expect((await store().files.list('ada', { removed: true })).items).toEqual([{ ...file, removed: MIDNIGHT + 5 }])
    expect(await store().files.restore('ada', file.id)).toEqual(file)
    expect((await store().files.list('ada')).items).toEqual([file])
    expect(await store().files.restore('ada', newId())).toBeUndefined()
  })

  it('counts a file in the bin until it is purged', async () => {
    const file = exampleFile({ bytes: 70 })
    await store().files.add(file)
    await store().files.remove('ada', file.id, MIDNIGHT)
    expect(await store().accounts.of('ada')).toMatchObject({ files: 1, fileBytes: 70 })
    await store().files.purge('ada', file.id)
    await store().files.purge('ada', file.id)
    expect(await store().accounts.of('ada')).toMatchObject({ files: 0, fileBytes: 0 })
    expect(await store().files.get('ada', file.id)).toBeUndefined()
  })

  it('offers for purging what was long enough in the bin, the oldest first', async () => {
    const files = Array.from({ length: 4 }, () => exampleFile())
    for (const file of files) await store().files.add(file)
    for (const [index, file] of files.entries()) await store().files.remove('ada', file.id, MIDNIGHT + 10 - index)
    await store().files.add(exampleFile())
    const ids = async (at: number, limit: number) => (await store().files.removedBefore(at, limit)).map(({ id }) => id)
    expect(await ids(MIDNIGHT + 10, 10)).toEqual([files[3].id, files[2].id, files[1].id])
    expect(await ids(MIDNIGHT + 10, 2)).toEqual([files[3].id, files[2].id])
  })

  it('offers for purging the files of one owner', async () => {
    const [own, other] = [exampleFile(), exampleFile({ owner: 'bob' })]
    for (const file of [own, other]) {
      await store().files.add(file)
      await store().files.remove(file.owner, file.id, MIDNIGHT)
    }
    expect(await store().files.removedBefore(MIDNIGHT + 1, 10, 'bob')).toMatchObject([{ id: other.id }])
  })

  it('does not offer for purging what a job may still read', async () => {
    const file = exampleFile()
    await store().files.add(file)
    const job = exampleJob({ inputs: [inputOf(file)] })
    await store().jobs.add([job])
    await store().files.remove('ada', file.id, MIDNIGHT)
    const offered = () => store().files.removedBefore(MIDNIGHT + 1, 10)
    expect(await offered()).toEqual([])
    await store().jobs.apply(job.id, (now) => dispatchJob(now, { scheduler: 'local' }))
    await store().jobs.apply(job.id, (now) => cancelJob(now, MIDNIGHT + 1))
    // Its process is still there.
    expect(await offered()).toEqual([])
    await store().jobs.apply(job.id, endTask)
    expect(await offered()).toMatchObject([{ id: file.id }])
  })
}

function quotaOfBytes(store: () => RecordStore): void {
  it('refuses a file for which there is no room, and counts nothing of it', async () => {
    await store().files.add(exampleFile({ bytes: 60 }), { bytes: 100 })
    const tooLarge = exampleFile({ bytes: 41 })
    await expect(store().files.add(tooLarge, { bytes: 100 })).rejects.toMatchObject({
      code: 'JOBS_QUOTA_BYTES',
      values: { wanted: 41, left: 40, quota: 100 },
    })
    expect(await store().files.get('ada', tooLarge.id)).toBeUndefined()
    expect(await store().accounts.of('ada')).toMatchObject({ files: 1, fileBytes: 60 })
    await store().files.add(exampleFile({ bytes: 40 }), { bytes: 100 })
    await store().files.add(exampleFile({ owner: 'bob', bytes: 100 }), { bytes: 100 })
  })

  it('holds the quota when many come at once', async () => {
    const files = Array.from({ length: 20 }, () => exampleFile({ bytes: 10 }))
    const results = await Promise.allSettled(files.map((file) => store().files.add(file, { bytes: 55 })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await store().accounts.of('ada')).toMatchObject({ files: 5, fileBytes: 50 })
    expect((await store().files.list('ada')).total).toBe(5)
  })
}
