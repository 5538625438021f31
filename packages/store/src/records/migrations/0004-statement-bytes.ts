// Version 4: how much all statements of a job take up to each of them, so that a bound needs no sum over all of them.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('statements')
    .addColumn('bytes_so_far', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`
    update statements set bytes_so_far = sums.total from (
      select job_id as job, sequence as place,
        sum(octet_length(target) + octet_length(person) + octet_length(value)) over (partition by job_id order by sequence) as total
      from statements
    ) as sums where statements.job_id = sums.job and statements.sequence = sums.place
  `.execute(db)
}
