// Reads jobs: one of an owner, their lists by filter, those under way and those whose time has passed.

import type { Instant, Job, JobQuery, Page } from '@cirasa/jobs'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database, Reader } from './database.ts'
import { jobOfRow } from './job-row.ts'
import { limitOf, pageOf, placeOf } from './page.ts'
import type { Schema } from './schema.ts'
import { searchable, storable } from './storable-text.ts'

/** One job of an owner. */
export async function getJob(reader: Reader, owner: string, id: string): Promise<Job | undefined> {
  const row = await reader
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', storable(id))
    .where('owner', '=', storable(owner))
    .executeTakeFirst()
  return row && jobOfRow(row)
}

/** A part of an owner's jobs, newest first. Throws STORE_BAD_CURSOR, STORE_BAD_LIMIT. */
export async function listJobs(database: Database, owner: string, query: JobQuery): Promise<Page<Job>> {
  const limit = limitOf(query)
  const place = placeOf(query)
  return database.read(async (reader) => {
    const jobs = reader.selectFrom('jobs').where((eb) => eb.and(conditions(database, eb, owner, query)))
    const rows = await jobs
      .selectAll()
      .$if(place !== undefined, (part) => part.where(sql<SqlBool>`(submitted, id) < (${place!.key}, ${place!.id})`))
      .orderBy('submitted', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { total } = await jobs.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    return pageOf(rows, limit, total, { item: jobOfRow, place: ({ submitted, id }) => ({ key: submitted, id }) })
  })
}

function conditions(database: Database, eb: ExpressionBuilder<Schema, 'jobs'>, owner: string, query: JobQuery): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = [eb('owner', '=', storable(owner))]
  if (query.state !== undefined) found.push(eb('state', '=', query.state))
  for (const name of ['app', 'batch', 'tag'] as const) {
    const value = query[name]
    if (value !== undefined) found.push(eb(name, '=', storable(value)))
  }
  if (query.search) found.push(database.contains(eb.ref('search'), searchable(query.search)))
  if (query.input !== undefined) {
    const using = eb.selectFrom('job_inputs').select('job_id').where('file_id', '=', storable(query.input))
    found.push(eb('id', 'in', using))
  }
  return found
}

/** Every job with a task that has not ended, oldest first. */
export async function jobsUnderWay(reader: Reader): Promise<readonly Job[]> {
  const rows = await reader.selectFrom('jobs').selectAll().where(sql<SqlBool>`task_ended = 0`).orderBy('submitted').orderBy('id').execute()
  return rows.map(jobOfRow)
}

/** Ended jobs that nobody needs after then, longest expired first; one that still has a process waits. */
export async function expiredBefore(reader: Reader, at: Instant, limit: number): Promise<readonly Job[]> {
  const rows = await reader
    .selectFrom('jobs')
    .selectAll()
    .where('expires', '<', at)
    .where('state', 'not in', ['PENDING', 'RUNNING'])
    .where('task_ended', '=', 1)
    .orderBy('expires')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(jobOfRow)
}
