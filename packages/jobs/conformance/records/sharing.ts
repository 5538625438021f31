// What a store of records promises when two servers use the same records.

import { dispatchJob, type Job, noteReason } from '@cirasa/jobs'
import { describe, expect, it } from 'vitest'
import { exampleFile, exampleJob, exampleStatement, exampleWorkspace } from './example-records.ts'
import { freshRecords, type StartRecordStore } from './under-test.ts'

export function sharingConformance(start: StartRecordStore): void {
  describe('two stores on the same records', () => {
    const { store, second } = freshRecords(start)

    it('see what the other has written', async () => {
      const other = await second()
      const job = exampleJob()
      await store().jobs.add([job])
      expect(await other.jobs.get('ada', job.id)).toEqual(job)
      await other.jobs.apply(job.id, (now) => noteReason(now, 'The queue is long.'))
      expect(await store().jobs.get('ada', job.id)).toMatchObject({ reason: 'The queue is long.', revision: 1 })
    })

    it('take no job twice', async () => {
      const other = await second()
      await store().jobs.add(Array.from({ length: 60 }, (_, index) => exampleJob({ owner: `owner ${index % 4}` })))
      const dispatched = (job: Job) => dispatchJob(job, { scheduler: 'local' })
      const taken: Job[] = []
      for (let round = 0; taken.length < 60 && round < 60; round++) {
        const parts = await Promise.all([store(), other, store(), other].map((one) => one.jobs.takeNext(3, dispatched)))
        taken.push(...parts.flat())
      }
      expect(taken).toHaveLength(60)
      expect(new Set(taken.map(({ id }) => id)).size).toBe(60)
      expect(taken.every(({ attempt, revision }) => attempt === 1 && revision === 1)).toBe(true)
    })

    it('lose no change of one job, and keep its account', async () => {
      const other = await second()
      const job = exampleJob()
      await store().jobs.add([job])
      const stores = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? store() : other))
      await Promise.all(stores.map((one, index) => one.jobs.apply(job.id, (now) => noteReason(now, `Reason ${index}.`))))
      expect((await store().jobs.get('ada', job.id))!.revision).toBe(30)
    })

    it('hold a quota together', async () => {
      const other = await second()
      const stores = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? store() : other))
      const results = await Promise.allSettled(
        stores.flatMap((one) => [one.jobs.add([exampleJob()], { jobs: 9 }), one.files.add(exampleFile({ bytes: 5 }), { bytes: 52 })]),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(9 + 10)
      expect(await store().accounts.of('ada')).toMatchObject({ files: 10, fileBytes: 50, jobs: { PENDING: 9 } })
    })

    it('number the statements of one job together, so that who has seen a number has seen all before it', async () => {
      const other = await second()
      const job = exampleJob()
      await store().jobs.add([job])
      const seen: number[] = []
      let goOn = true
      const watching = (async () => {
        while (goOn) {
          const { items } = (await other.statements.list('ada', job.id, { after: seen.at(-1) ?? 0 }))!
          seen.push(...items.map(({ sequence }) => sequence))
          // A store that answers at once would leave no turn to those who write.
          await new Promise(setImmediate)
        }
      })()
      const stores = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? store() : other))
      await Promise.all(stores.map((one) => one.statements.add('ada', job.id, [exampleStatement(), exampleStatement()])))
      goOn = false
      await watching
      expect(seen).toEqual(seen.map((_, index) => index + 1))
      expect((await store().statements.list('ada', job.id))!.total).toBe(80)
    })

    it('let one of many replace a workspace that all have seen', async () => {
      const other = await second()
      const first = exampleWorkspace()
      await store().workspaces.put(first)
      const stores = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? store() : other))
      const results = await Promise.allSettled(
        stores.map((one) => one.workspaces.put(exampleWorkspace(), { allows: (version) => version === first.version })),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const made = await Promise.allSettled(
        stores.map((one, index) => one.workspaces.put(exampleWorkspace({ name: `w${index}` }), { most: 8 })),
      )
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(7)
      expect(await store().workspaces.list('ada')).toHaveLength(8)
    })
  })
}
