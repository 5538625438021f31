// Version 3: what people say about sources of jobs, which goes with the job; and documents of owners by name.

import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // The key is the order in which they are read: what is new of a job is one look from a place on.
  await db.schema
    .createTable('statements')
    .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('statements_key', ['job_id', 'sequence'])
    .execute()
  // A statement that is sent twice is found by its id.
  await db.schema.createIndex('statements_by_id').on('statements').columns(['job_id', 'id']).unique().execute()
  await db.schema
    .createTable('workspaces')
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('changed', 'bigint', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('workspaces_key', ['owner', 'name'])
    .execute()
}
