// Where records and files are kept: adapters of the seams RecordStore and FileStore of jobs.

export { backupSqlite } from './backup-sqlite.ts'
export { storeErrors } from './errors.ts'
export { openDiskFiles } from './files/disk-file-store.ts'
export type { PostgresPlace } from './records/postgres-database.ts'
export { openPostgresRecords, openSqliteRecords, type RecordStoreOptions } from './records/record-store.ts'
