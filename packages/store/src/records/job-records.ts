// The records of jobs, each method one transaction.

import type { Instant, JobRecords } from '@cirasa/jobs'
import type { Database } from './database.ts'
import { expiredBefore, getJob, jobsUnderWay, listJobs } from './job-lists.ts'
import { fairPosition, takeNext } from './job-queue.ts'
import { addJobs, changeJob, changeJobs, lockJob, removeJob } from './job-writes.ts'

/** The job records of a database. */
export function jobRecords(database: Database, now: () => Instant): JobRecords {
  return {
    // One lane an owner: their account is what they would wait for.
    add: (jobs, quota = {}) => database.write((writer) => addJobs(database, writer, { jobs, quota, at: now() }), jobs[0]?.owner),
    get: (owner, id) => database.ask((reader) => getJob(reader, owner, id)),
    list: (owner, query = {}) => listJobs(database, owner, query),
    apply: (id, change) =>
      database.write(async (writer) => {
        const job = await lockJob(database, writer, { id })
        return job && changeJob(writer, job, change, now())
      }),
    takeNext: (count, change) =>
      database.write(async (writer) => changeJobs(writer, await takeNext(database, writer, count), change, now())),
    underWay: () => database.ask(jobsUnderWay),
    position: (id) => database.ask((reader) => fairPosition(reader, id)),
    remove: (owner, id) => database.write((writer) => removeJob(database, writer, { owner, id, at: now() })),
    expiredBefore: (at, limit) => database.ask((reader) => expiredBefore(reader, at, limit)),
    tag: (owner, id, tag) =>
      database.write(async (writer) => {
        const job = await lockJob(database, writer, { id, owner })
        return job && changeJob(writer, job, () => (job.tag === tag ? job : { ...job, tag, revision: job.revision + 1 }), now())
      }),
  }
}
