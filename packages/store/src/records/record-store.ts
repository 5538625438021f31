// The store of records over a database of either kind.

import { isCodedError } from '@cirasa/errors'
import { type Instant, jobErrors, type RecordStore } from '@cirasa/jobs'
import { sql } from 'kysely'
import { accountRecords } from './accounts.ts'
import type { Database } from './database.ts'
import { fileRecords } from './file-records.ts'
import { jobRecords } from './job-records.ts'
import { openPostgresDatabase, type PostgresPlace } from './postgres-database.ts'
import { openSqliteDatabase } from './sqlite-database.ts'
import { statementRecords } from './statement-records.ts'
import { workspaceRecords } from './workspace-records.ts'

export interface RecordStoreOptions {
  /** The clock for when an account changed; the machine's where left out. */
  readonly now?: () => Instant
}

/**
 * Opens the records in an SQLite file, made when it is missing; `:memory:` keeps them as long as the process.
 * Throws JOBS_STORE_UNAVAILABLE, STORE_NEWER_DATABASE, STORE_MIGRATION_FAILED.
 *
 * @example
 * const records = await openSqliteRecords('/var/lib/cirasa/records.db')
 */
export async function openSqliteRecords(file: string, options: RecordStoreOptions = {}): Promise<RecordStore> {
  return recordStore(await openSqliteDatabase(file), options)
}

/**
 * Opens the records in a PostgreSQL database, in a schema that is made when it is missing.
 * Throws JOBS_STORE_UNAVAILABLE, STORE_NEWER_DATABASE, STORE_MIGRATION_FAILED, STORE_BAD_SCHEMA_NAME.
 *
 * @example
 * const records = await openPostgresRecords({ url: 'postgres://cirasa@db.example/cirasa' })
 */
export async function openPostgresRecords(place: PostgresPlace, options: RecordStoreOptions = {}): Promise<RecordStore> {
  return recordStore(await openPostgresDatabase(place), options)
}

function recordStore(database: Database, { now = Date.now }: RecordStoreOptions): RecordStore {
  let closed: Promise<void> | undefined
  return {
    files: fileRecords(database, now),
    jobs: jobRecords(database, now),
    accounts: accountRecords(database),
    statements: statementRecords(database),
    workspaces: workspaceRecords(database),
    check: async () => {
      try {
        await database.read((reader) => sql`select 1`.execute(reader))
      } catch (error) {
        throw isCodedError(error) ? error : jobErrors.STORE_UNAVAILABLE({}, error)
      }
    },
    close: () => (closed ??= database.close()),
  }
}
