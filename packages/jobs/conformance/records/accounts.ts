// What a store of records promises of accounts: whatever happens, they are what a recount would give.

import { cancelJob, dispatchJob, finishJob } from '@cirasa/jobs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleFile, exampleJob, exampleResult, MIDNIGHT } from './example-records.ts'
import { RecordModel } from './model.ts'
import { doStep, steps } from './model-steps.ts'
import { freshRecords, type StartRecordStore } from './under-test.ts'

const RUNS = 25

export function accountsConformance(start: StartRecordStore): void {
  describe('accounts', () => {
    const { store } = freshRecords(start)

    it('are all zero for an owner who has nothing yet', async () => {
      const account = await store().accounts.of('nobody')
      expect(account).toMatchObject({ owner: 'nobody', files: 0, fileBytes: 0, productBytes: 0, runSeconds: 0, successSeconds: 0 })
      expect(Object.values(account.jobs)).toEqual([0, 0, 0, 0, 0, 0, 0])
      expect(await store().accounts.total()).toMatchObject({ owners: 0, files: 0, jobs: account.jobs })
      expect(await store().accounts.days(7)).toEqual([])
    })

    it('follow a job from its submission to its removal', async () => {
      const job = exampleJob()
      await store().jobs.add([job])
      expect(await store().accounts.of('ada')).toMatchObject({ jobs: { PENDING: 1, SUCCESS: 0 }, runSeconds: 0 })
      await store().jobs.apply(job.id, (now) => dispatchJob(now, { scheduler: 'local' }))
      await store().jobs.apply(job.id, (now) => finishJob(now, 1, exampleResult(now)))
      const ended = { jobs: { PENDING: 0, SUCCESS: 1 }, productBytes: 500, runSeconds: 2, successSeconds: 2 }
      expect(await store().accounts.of('ada')).toMatchObject(ended)
      expect(await store().accounts.total()).toMatchObject({ ...ended, owners: 1 })
      await store().jobs.remove('ada', job.id)
      // What ran has run.
      expect(await store().accounts.of('ada')).toMatchObject({ jobs: { SUCCESS: 0 }, productBytes: 0, runSeconds: 2, successSeconds: 2 })
    })

    it('give the last days, oldest first, of one owner or of all', async () => {
      const day = 86_400_000
      await store().files.add(exampleFile({ uploaded: MIDNIGHT - 1, bytes: 10 }))
      const late = exampleJob({ submitted: MIDNIGHT + day - 1 })
      await store().jobs.add([late])
      await store().jobs.apply(late.id, (job) => cancelJob(job, MIDNIGHT + day))
      await store().jobs.add([exampleJob({ owner: 'bob', submitted: MIDNIGHT })])
      const none = { submitted: 0, ended: 0, runSeconds: 0, uploadedBytes: 0 }
      const mine = [
        { ...none, day: '2026-11-19', uploadedBytes: 10 },
        { ...none, day: '2026-11-20', submitted: 1 },
        { ...none, day: '2026-11-21', ended: 1 },
      ]
      expect(await store().accounts.days(7, 'ada')).toEqual(mine)
      expect(await store().accounts.days(2)).toEqual([{ ...none, day: '2026-11-20', submitted: 2 }, mine[2]])
    })

    it('equal a recount, and records and queue equal a model, after whatever happens', async () => {
      // Each run goes on where the one before ended: owners and model stay.
      const model = new RecordModel()
      let number = 0
      await fc.assert(
        fc.asyncProperty(steps(), async (run) => {
          for (const step of run) await doStep(store(), model, step, number++)
          for (const owner of ['ada', 'bob', 'cyd']) {
            expect(await store().accounts.of(owner)).toMatchObject(model.account(owner))
            expect(await store().accounts.days(10_000, owner)).toEqual(model.days(owner))
          }
          expect(await store().accounts.total()).toMatchObject(model.account())
          expect(await store().accounts.days(10_000)).toEqual(model.days())
          for (const job of model.jobs.values()) expect(await store().jobs.get(job.owner, job.id)).toEqual(JSON.parse(JSON.stringify(job)))
          for (const file of model.files.values()) expect(await store().files.get(file.owner, file.id)).toEqual(file)
        }),
        // A run that failed cannot be run again: the records are not what they were.
        { numRuns: RUNS, endOnFailure: true },
      )
    })
  })
}
