// Who is next. Owners with fewer tasks under way come first, then the longer wait; each job taken counts for its owner at once.

import type { Job } from '@cirasa/jobs'
import { type SqlBool, sql } from 'kysely'
import type { Database, Reader, Writer } from './database.ts'
import { jobOfRow } from './job-row.ts'
import { storable } from './storable-text.ts'

/** Locks and gives the next waiting jobs, at most `count`, in fair order; nobody else is given them. */
export async function takeNext({ locksRows, lockQueue }: Database, writer: Writer, count: number): Promise<readonly Job[]> {
  if (!(count >= 1)) return []
  await lockQueue(writer)
  const next = await writer
    .with('line', fairLine)
    .selectFrom('line')
    .select('id')
    .orderBy('turn')
    .orderBy('submitted')
    .orderBy('id')
    .limit(Math.trunc(count))
    .execute()
  if (next.length === 0) return []
  const rows = await writer
    .selectFrom('jobs')
    .selectAll()
    .where(
      'id',
      'in',
      next.map(({ id }) => id),
    )
    // What somebody else is changing at this moment, such as canceling, can wait for the next time.
    .where(isWaiting)
    .orderBy('id')
    .$if(locksRows, (query) => query.forUpdate().skipLocked())
    .execute()
  const jobs = new Map(rows.map((row) => [row.id, jobOfRow(row)]))
  return next.flatMap(({ id }) => jobs.get(id) ?? [])
}

/** How many waiting jobs come before this one; 0 for a job that does not wait. */
export async function fairPosition(reader: Reader, id: string): Promise<number> {
  const { before } = await reader
    .with('line', fairLine)
    .selectFrom('line')
    .innerJoin('line as mine', (join) => join.on('mine.id', '=', storable(id)))
    .where(sql<SqlBool>`(line.turn, line.submitted, line.id) < (mine.turn, mine.submitted, mine.id)`)
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .executeTakeFirstOrThrow()
  return before
}

const isWaiting = sql<SqlBool>`state = 'PENDING' and task_ended = 1`

/** The waiting jobs with the turn in which each comes: the tasks that its owner has under way and those of the owner that wait longer. */
const fairLine = (db: Pick<Reader, 'selectFrom'>) =>
  db
    .selectFrom('jobs')
    .innerJoin('accounts', 'accounts.owner', 'jobs.owner')
    .where(isWaiting)
    .select([
      'jobs.id',
      'jobs.submitted',
      sql<number>`accounts.under_way + row_number() over (partition by jobs.owner order by jobs.submitted, jobs.id)`.as('turn'),
    ])
