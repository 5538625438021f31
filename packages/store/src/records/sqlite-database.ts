// SQLite: a file or memory of this process, through node:sqlite. One connection; whatever writes at the same time shares a commit.

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { jobErrors } from '@cirasa/jobs'
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely'
import { RevisionConflict } from './conflict.ts'
import type { Database, Writer } from './database.ts'
import { GroupCommit } from './group-commit.ts'
import { migrate } from './migrate.ts'
import type { Schema } from './schema.ts'
import { tryAgain } from './try-again.ts'

/** Opens a database file and brings it up to date; `:memory:` is one that ends with the process. Throws STORE_NEWER_DATABASE. */
export async function openSqliteDatabase(file: string): Promise<Database> {
  const db = openKysely(file)
  try {
    await known(() => tryAgain(() => migrate(db), isConflict))
  } catch (error) {
    await db.destroy()
    throw error
  }
  const group = new GroupCommit<Writer>({
    transaction: (work) => known(() => tryAgain(() => db.transaction().execute(work), isConflict)),
    part: inSavepoint,
    breaksTransaction: (error) => isConflict(error) || isUnavailable(error),
  })
  return {
    write: (work) => group.write(work),
    ask: (work) => known(() => work(db)),
    read: (work) => known(() => db.connection().execute(async (connection) => inOneState(connection, () => work(connection)))),
    locksRows: false,
    byCodePoints: (column) => column,
    contains: (column, text) => sql`instr(${column}, ${text}) > 0`,
    // A transaction that writes is alone from its beginning.
    lockQueue: async () => {},
    lockWorkspaces: async () => {},
    close: async () => {
      await group.idle()
      await db.destroy()
    },
  }
}

/** The connection itself, without any migration. */
export function openKysely(file: string): Kysely<Schema> {
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const database = known(() => open(file))
  return new Kysely<Schema>({ dialect: new TransactionalSqlite({ database }) })
}

function open(file: string): SqliteDatabase {
  // A short wait: it blocks the process. Longer ones are made between tries, where others can go on.
  const connection = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 20 })
  // FULL: a commit that was reported survives the loss of power, also with the log that WAL keeps.
  connection.exec('pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864; pragma temp_store = memory')
  const prepare = statementCache(connection)
  return { close: () => connection.close(), prepare }
}

const LARGEST_CACHE = 200

/** Statements by their text: to prepare one costs more than to run it. */
function statementCache(connection: DatabaseSync): (text: string) => SqliteStatement {
  const cache = new Map<string, SqliteStatement>()
  return (text) => {
    const cached = cache.get(text)
    if (cached !== undefined) return cached
    // What begins as a reader and writes later can fail in between; our transactions write, so they begin as writers.
    const statement = asKysely(connection.prepare(text === 'begin' ? 'begin immediate' : text))
    if (/^(select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i.test(text)) cache.set(text, statement)
    if (cache.size > LARGEST_CACHE) cache.delete(cache.keys().next().value!)
    return statement
  }
}

function asKysely(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  }
}

/** SQLite can undo changes of its schema; Kysely's own dialect does not count on it. */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

async function inOneState<T>(connection: Kysely<Schema>, work: () => Promise<T>): Promise<T> {
  await sql`begin deferred`.execute(connection)
  try {
    return await work()
  } finally {
    await sql`commit`.execute(connection)
  }
}

async function inSavepoint<T>(writer: Writer, work: (writer: Writer) => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(writer)
  try {
    return await work(writer)
  } catch (error) {
    await sql`rollback to part`.execute(writer)
    throw error
  } finally {
    await sql`release part`.execute(writer)
  }
}

const BUSY = 5
const LOCKED = 6
const resultCode = (error: unknown): number => ((error as { errcode?: number }).errcode ?? 0) & 0xff

const isConflict = (error: unknown): boolean => error instanceof RevisionConflict || [BUSY, LOCKED].includes(resultCode(error))

// Access, memory, read-only, input or output, corrupt, full, cannot open, not a database.
const isUnavailable = (error: unknown): boolean => [3, 7, 8, 10, 11, 13, 14, 26].includes(resultCode(error))

/** Runs the work; what only the operator can mend becomes JOBS_STORE_UNAVAILABLE, with its cause for the log. */
function known<T>(work: () => T): T {
  const explain = (error: unknown): never => {
    if (isUnavailable(error) || isConflict(error)) throw jobErrors.STORE_UNAVAILABLE({}, error)
    throw error
  }
  try {
    const value = work()
    return value instanceof Promise ? (value.catch(explain) as T) : value
  } catch (error) {
    return explain(error)
  }
}
