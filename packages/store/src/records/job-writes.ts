// What writes jobs. Rows are locked in one order, files, jobs, accounts, so that transactions seldom meet crosswise.

import { type Instant, isEnded, type Job, jobErrors, type Quota } from '@cirasa/jobs'
import type { Selectable } from 'kysely'
import { moveOfJob } from './account-move.ts'
import { moveAccounts } from './accounts.ts'
import { chunks } from './chunks.ts'
import { compiled } from './compiled.ts'
import { RevisionConflict } from './conflict.ts'
import type { Database, Writer } from './database.ts'
import { inputFiles, jobOfRow, rowOfJob } from './job-row.ts'
import { checkJobs } from './quota.ts'
import type { JobTable } from './schema.ts'
import { storable } from './storable-text.ts'

interface Addition {
  readonly jobs: readonly Job[]
  readonly quota: Quota
  readonly at: Instant
}

/** Adds all jobs or none. Throws JOBS_INPUT_GONE, JOBS_QUOTA_JOBS, JOBS_QUOTA_CONCURRENT. */
export async function addJobs(database: Database, writer: Writer, { jobs, quota, at }: Addition): Promise<void> {
  if (jobs.length === 0) return
  await checkInputs(database, writer, jobs)
  for (const account of await moveAccounts(
    writer,
    jobs.map((job) => moveOfJob(undefined, job)),
    at,
  )) {
    checkJobs(account, jobs.filter(({ owner }) => storable(owner) === account.owner).length, quota)
  }
  if (jobs.length === 1) await addJobRow(writer, rowOfJob(jobs[0]))
  else for (const rows of chunks(jobs.map(rowOfJob))) await writer.insertInto('jobs').values(rows).execute()
  const links = jobs.flatMap((job) => inputFiles(job).map((file) => ({ job_id: job.id, file_id: storable(file) })))
  for (const rows of chunks(links)) await writer.insertInto('job_inputs').values(rows).execute()
}

/** The usual case by itself: of many rows, each number of them is another query. */
const addJobRow = compiled<Selectable<JobTable>, unknown>((db, slot) => {
  const columns = [
    'id',
    'owner',
    'app',
    'tag',
    'state',
    'submitted',
    'expires',
    'batch',
    'task_ended',
    'revision',
    'search',
    'body',
  ] as const
  return db.insertInto('jobs').values(Object.fromEntries(columns.map((name) => [name, slot(name)])) as unknown as JobTable)
})

/** Every input file is there and not in the bin; where others may write it is locked, so that it stays so until the job is there. */
async function checkInputs({ locksRows }: Database, writer: Writer, jobs: readonly Job[]): Promise<void> {
  for (const owner of new Set(jobs.map((job) => job.owner))) {
    const wanted = [...new Set(jobs.filter((job) => job.owner === owner).flatMap(inputFiles))].sort()
    const there = new Set<string>()
    for (const ids of chunks(wanted)) {
      const rows = await writer
        .selectFrom('files')
        .select('id')
        .where('id', 'in', ids.map(storable))
        .where('owner', '=', storable(owner))
        .where('removed', 'is', null)
        .orderBy('id')
        .$if(locksRows, (query) => query.forShare())
        .execute()
      for (const { id } of rows) there.add(id)
    }
    const gone = wanted.find((id) => !there.has(id))
    if (gone !== undefined) throw jobErrors.INPUT_GONE({ id: gone })
  }
}

/** Reads a job that is about to change; nobody else can change it until the transaction ends. */
export async function lockJob(
  { locksRows }: Database,
  writer: Writer,
  { id, owner }: { readonly id: string; readonly owner?: string },
): Promise<Job | undefined> {
  const row = await writer
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', storable(id))
    .$if(owner !== undefined, (query) => query.where('owner', '=', storable(owner!)))
    .$if(locksRows, (query) => query.forUpdate())
    .executeTakeFirst()
  return row && jobOfRow(row)
}

/** Changes a locked job and moves its account with it; a change that gives the same object back writes nothing. */
export async function changeJob(writer: Writer, job: Job, change: (job: Job) => Job, at: Instant): Promise<Job> {
  const [changed] = await changeJobs(writer, [job], change, at)
  return changed
}

/** Changes locked jobs. */
export async function changeJobs(writer: Writer, jobs: readonly Job[], change: (job: Job) => Job, at: Instant): Promise<readonly Job[]> {
  const pairs = jobs.map((before) => ({ before, after: change(before) })).filter(({ before, after }) => before !== after)
  for (const { before, after } of pairs) await replace(writer, before, after)
  await moveAccounts(
    writer,
    pairs.map(({ before, after }) => moveOfJob(before, after)),
    at,
  )
  const changed = new Map(pairs.map(({ after }) => [after.id, after]))
  return jobs.map((job) => changed.get(job.id) ?? job)
}

async function replace(writer: Writer, before: Job, after: Job): Promise<void> {
  const { id: _id, owner: _owner, submitted: _submitted, ...columns } = rowOfJob(after)
  const { numUpdatedRows } = await writer
    .updateTable('jobs')
    .set(columns)
    .where('id', '=', before.id)
    .where('revision', '=', before.revision)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new RevisionConflict(`job ${before.id} has changed since revision ${before.revision}`)
}

/** Removes a job of which nothing runs any more. Throws JOBS_STILL_RUNNING, also while a canceled job has a process left. */
export async function removeJob(
  database: Database,
  writer: Writer,
  { owner, id, at }: { readonly owner: string; readonly id: string; readonly at: Instant },
): Promise<Job | undefined> {
  const job = await lockJob(database, writer, { id, owner })
  if (job === undefined) return undefined
  if (!isEnded(job.state) || !job.taskEnded) throw jobErrors.STILL_RUNNING({ id })
  await writer.deleteFrom('jobs').where('id', '=', job.id).execute()
  await moveAccounts(writer, [moveOfJob(job, undefined)], at)
  return job
}
