// The suite that every store of records must pass.

import { describe, expect, it } from 'vitest'
import { accountsConformance } from './records/accounts.ts'
import { exampleJob } from './records/example-records.ts'
import { fileRecordsConformance } from './records/files.ts'
import { jobRecordsConformance } from './records/jobs.ts'
import { queueConformance } from './records/queue.ts'
import { sharingConformance } from './records/sharing.ts'
import { statementsConformance } from './records/statements.ts'
import { freshRecords, type StartRecordStore } from './records/under-test.ts'
import { workspacesConformance } from './records/workspaces.ts'

export type { RecordStoreUnderTest } from './records/under-test.ts'

/**
 * Holds an adapter to the promises of RecordStore. `start` gives a store with nothing in it, for each test anew;
 * `shared` is false for records that only one store can open.
 */
export function recordStoreConformance(name: string, start: StartRecordStore, { shared = true }: { readonly shared?: boolean } = {}): void {
  describe(`${name} keeps the promises of a store of records`, () => {
    fileRecordsConformance(start)
    jobRecordsConformance(start)
    queueConformance(start)
    accountsConformance(start)
    statementsConformance(start)
    workspacesConformance(start)
    if (shared) sharingConformance(start)
    lifeConformance(start)
  })
}

function lifeConformance(start: StartRecordStore): void {
  describe('its life', () => {
    const { store } = freshRecords(start)

    it('answers when asked whether it is there, and not any more when it was closed', async () => {
      await expect(store().check()).resolves.toBeUndefined()
      await store().close()
      await expect(store().check()).rejects.toMatchObject({ code: 'JOBS_STORE_UNAVAILABLE' })
      await expect(store().close()).resolves.toBeUndefined()
    })

    it('finishes what is being written before it closes', async () => {
      const added = store().jobs.add([exampleJob()])
      await store().close()
      await expect(added).resolves.toBeUndefined()
    })
  })
}
