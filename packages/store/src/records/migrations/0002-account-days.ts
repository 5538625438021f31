// Version 2: sums of each day, for plots over time; made for the files and jobs that are there already.

import { type Kysely, sql } from 'kysely'

type Sums = { submitted: number; ended: number; run_seconds: number; uploaded_bytes: number }

/** The tables as they were then: what the program sees may change later, this may not. */
interface Then {
  files: { id: string; owner: string; uploaded: number; bytes: number }
  jobs: { id: string; owner: string; submitted: number; body: string }
  account_days: Sums & { owner: string; day: string }
}

const ROWS_AT_ONCE = 1000

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account_days')
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('submitted', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('ended', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('run_seconds', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('uploaded_bytes', 'bigint', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('account_days_key', ['owner', 'day'])
    .execute()
  await db.schema.createIndex('account_days_by_day').on('account_days').column('day').execute()
  await sumFiles(db as Kysely<Then>)
  await sumJobs(db as Kysely<Then>)
}

async function sumFiles(db: Kysely<Then>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db.selectFrom('files').selectAll().where('id', '>', after).orderBy('id').limit(ROWS_AT_ONCE).execute()
    for (const { owner, uploaded, bytes } of rows) await add(db, owner, uploaded, { uploaded_bytes: bytes })
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.id
  }
}

async function sumJobs(db: Kysely<Then>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db.selectFrom('jobs').selectAll().where('id', '>', after).orderBy('id').limit(ROWS_AT_ONCE).execute()
    for (const { owner, submitted, body } of rows) {
      await add(db, owner, submitted, { submitted: 1 })
      const { ended, elapsed } = JSON.parse(body) as { ended?: number; elapsed: number }
      if (ended !== undefined) await add(db, owner, ended, { ended: 1, run_seconds: elapsed })
    }
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.id
  }
}

async function add(db: Kysely<Then>, owner: string, at: number, more: Partial<Sums>): Promise<void> {
  const day = new Date(at).toISOString().slice(0, 10)
  const sums = { submitted: 0, ended: 0, run_seconds: 0, uploaded_bytes: 0, ...more }
  await sql`
    insert into account_days (owner, day, submitted, ended, run_seconds, uploaded_bytes)
    values (${owner}, ${day}, ${sums.submitted}, ${sums.ended}, ${sums.run_seconds}, ${sums.uploaded_bytes})
    on conflict (owner, day) do update set
      submitted = account_days.submitted + excluded.submitted,
      ended = account_days.ended + excluded.ended,
      run_seconds = account_days.run_seconds + excluded.run_seconds,
      uploaded_bytes = account_days.uploaded_bytes + excluded.uploaded_bytes`.execute(db)
}
