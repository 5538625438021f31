// Version 1: files, jobs and what they work on, accounts. Each index serves the query that its comment names.

import { type Kysely, sql } from 'kysely'

const jobCounters = ['pending', 'running', 'success', 'failure', 'aborted', 'canceled', 'timed_out', 'under_way']

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeFiles(db)
  await makeJobs(db)
  await makeAccounts(db)
}

async function makeFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('files')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('tag', 'text', (column) => column.notNull())
    .addColumn('uploaded', 'bigint', (column) => column.notNull())
    .addColumn('removed', 'bigint')
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  // The list of an owner's files, newest first; and the bin, oldest first.
  await db.schema.createIndex('files_of_owner').on('files').columns(['owner', 'uploaded', 'id']).execute()
  await db.schema.createIndex('files_removed').on('files').column('removed').where(sql.ref('removed'), 'is not', null).execute()
}

async function makeJobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('app', 'text', (column) => column.notNull())
    .addColumn('tag', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('submitted', 'bigint', (column) => column.notNull())
    .addColumn('expires', 'bigint')
    .addColumn('batch', 'text')
    .addColumn('task_ended', 'integer', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('job_inputs')
    .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('file_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_inputs_key', ['job_id', 'file_id'])
    .execute()
  // The list of an owner's jobs, newest first, of all states or of one; and of one batch.
  await db.schema.createIndex('jobs_of_owner').on('jobs').columns(['owner', 'submitted', 'id']).execute()
  await db.schema.createIndex('jobs_in_state').on('jobs').columns(['owner', 'state', 'submitted', 'id']).execute()
  await db.schema.createIndex('jobs_of_batch').on('jobs').column('batch').where(sql.ref('batch'), 'is not', null).execute()
  // Who is next; what a server looks after; what has expired; who works on a file. Partial: what has ended long ago costs nothing.
  await db.schema
    .createIndex('jobs_waiting')
    .on('jobs')
    .columns(['owner', 'submitted', 'id'])
    .where(sql<boolean>`state = 'PENDING' and task_ended = 1`)
    .execute()
  await db.schema.createIndex('jobs_under_way').on('jobs').column('id').where(sql<boolean>`task_ended = 0`).execute()
  await db.schema.createIndex('jobs_expiring').on('jobs').column('expires').where(sql.ref('expires'), 'is not', null).execute()
  await db.schema.createIndex('inputs_by_file').on('job_inputs').column('file_id').execute()
}

async function makeAccounts(db: Kysely<unknown>): Promise<void> {
  let accounts = db.schema
    .createTable('accounts')
    .addColumn('owner', 'text', (column) => column.primaryKey())
    .addColumn('run_seconds', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('success_seconds', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('changed', 'bigint', (column) => column.notNull())
  for (const name of ['files', 'file_bytes', 'product_bytes', ...jobCounters]) {
    accounts = accounts.addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0))
  }
  await accounts.execute()
}
