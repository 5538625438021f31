// Version 4: how much all statements of a job take up to each of them, so that a bound needs no sum over all of them.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('statements')
    .addColumn('bytes_so_far', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  const { rows: jobs } = await sql<{ id: string }>`select distinct job_id as id from statements`.execute(db)
  // Job by job: PostgreSQL gives each command a minute, which is enough for a million statements and not for those of many jobs.
  for (const { id } of jobs)
    await sql`
      update statements set bytes_so_far = sums.total from (
        select sequence as place, sum(octet_length(target) + octet_length(person) + octet_length(value)) over (order by sequence) as total
        from statements where job_id = ${id}
      ) as sums where statements.job_id = ${id} and statements.sequence = sums.place
    `.execute(db)
}
