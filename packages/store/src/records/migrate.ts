// Brings a database to this program's version when it is opened; refuses one that a newer program has made.

import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { storeErrors } from '../errors.ts'
import { migrations } from './migrations/in-order.ts'

interface MigrationTable {
  kysely_migration: { name: string }
}

/**
 * Runs the migrations that are missing, each in a transaction; several servers may start at once.
 * `upTo` stops at an older version, for tests. Throws STORE_NEWER_DATABASE, STORE_MIGRATION_FAILED.
 */
export async function migrate<T>(db: Kysely<T>, { schema, upTo }: { schema?: string; upTo?: string } = {}): Promise<void> {
  await refuseNewer(db as unknown as Kysely<MigrationTable>, schema)
  const migrator = new Migrator({ db, migrationTableSchema: schema, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error === undefined) return
  // Another server of a newer version may have migrated since the first look.
  await refuseNewer(db as unknown as Kysely<MigrationTable>, schema)
  const failed = results?.find(({ status }) => status === 'Error')
  // Not one of ours: the database was busy or away, which whoever calls knows how to take.
  if (failed === undefined) throw error
  throw storeErrors.MIGRATION_FAILED({ migration: failed.migrationName }, error)
}

async function refuseNewer(db: Kysely<MigrationTable>, schema?: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration' && (schema === undefined || table.schema === schema))) return
  const table = schema === undefined ? sql.table('kysely_migration') : sql.id(schema, 'kysely_migration')
  const { rows } = await sql<{ name: string }>`select name from ${table} order by name`.execute(db)
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name))
  if (unknown !== undefined) throw storeErrors.NEWER_DATABASE({ migration: unknown.name })
}
