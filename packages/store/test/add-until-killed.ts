// A process for crash tests: adds records or files for ever, and says the id of each as soon as the store has accepted it.

import { writeSync } from 'node:fs'
import { type FileStore, newId, type RecordStore } from '@cirasa/jobs'
import { openDiskFiles, openSqliteRecords } from '@cirasa/store'
import { exampleJob } from '../../jobs/conformance/records/example-records.ts'

const [kind, place] = process.argv.slice(2)
const accepted = (id: string) => writeSync(1, `${id}\n`)

async function addJobs(records: RecordStore): Promise<never> {
  for (;;) {
    const job = exampleJob({ id: newId() })
    await records.jobs.add([job])
    accepted(job.id)
  }
}

async function addFiles(files: FileStore): Promise<never> {
  for (;;) {
    const id = newId()
    // Its content says what it must be, and is long enough to be caught in the middle.
    await files.write(`uploads/${id.slice(0, 2)}/${id}`, repeated(id))
    accepted(id)
  }
}

async function* repeated(id: string): AsyncGenerator<Uint8Array> {
  for (let count = 0; count < 40; count++) yield Buffer.from(id.repeat(1000))
}

const add = await (kind === 'jobs'
  ? openSqliteRecords(place).then((records) => () => addJobs(records))
  : openDiskFiles(place).then((files) => () => addFiles(files)))
// Several at once, as requests come.
await Promise.all(Array.from({ length: 4 }, add))
