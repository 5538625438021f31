// PostgreSQL: for services of several servers. Submissions of one owner share a commit; everything else is a transaction of its own.

import { jobErrors } from '@cirasa/jobs'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { storeErrors } from '../errors.ts'
import { RevisionConflict } from './conflict.ts'
import type { Database, Writer } from './database.ts'
import { GroupCommit, type GroupedDatabase } from './group-commit.ts'
import { migrate } from './migrate.ts'
import type { Schema } from './schema.ts'
import { tryAgain } from './try-again.ts'

export interface PostgresPlace {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string
  /** Made when it is missing; `public` where left out. */
  readonly schema?: string
  /** Connections at once; 10 where left out. */
  readonly connections?: number
}

/** Connects and brings the schema up to date. Throws JOBS_STORE_UNAVAILABLE, STORE_NEWER_DATABASE, STORE_BAD_SCHEMA_NAME. */
export async function openPostgresDatabase(place: PostgresPlace): Promise<Database> {
  const { schema = 'public' } = place
  const db = connectPostgres(place)
  try {
    await known(() => tryAgain(() => migrate(db, { schema }), isConflict))
  } catch (error) {
    await db.destroy()
    throw error
  }
  const grouped: GroupedDatabase<Writer> = {
    transaction: (work) => known(() => tryAgain(() => db.transaction().execute(work), isConflict)),
    part: inSavepoint,
    breaksTransaction: (error) => isConflict(error) || isUnavailable(error),
  }
  const lanes = new Lanes(grouped)
  return {
    write: async (work, lane) => {
      if (lane !== undefined) return lanes.write(lane, work)
      return known(() => tryAgain(() => db.transaction().execute(work), isConflict))
    },
    ask: (work) => known(() => work(db)),
    read: (work) => known(() => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)),
    locksRows: true,
    byCodePoints: (column) => sql`${column} collate "C"`,
    contains: (column, text) => sql`strpos(${column}, ${text}) > 0`,
    lockQueue: async (writer) => {
      await sql`select pg_advisory_xact_lock(hashtext('cirasa queue'), hashtext(current_schema()))`.execute(writer)
    },
    lockWorkspaces: async (writer, owner) => {
      await sql`select pg_advisory_xact_lock(hashtext('cirasa workspaces'), hashtext(current_schema() || ${owner}::text))`.execute(writer)
    },
    close: async () => {
      await lanes.idle()
      await db.destroy()
    },
  }
}

/** The connections themselves, without any migration. */
export function connectPostgres({ url, schema = 'public', connections = 10 }: PostgresPlace): Kysely<Schema> {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(schema)) throw storeErrors.BAD_SCHEMA_NAME({ name: schema })
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // To compile a query takes longer than any of ours.
    options: `-c search_path=${schema} -c jit=off`,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    application_name: 'cirasa',
    types: { getTypeParser },
  })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

// Whole numbers and sums are ours and below 2^53, so they may be numbers.
const getTypeParser: typeof pg.types.getTypeParser = ((type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 || type === pg.types.builtins.NUMERIC
    ? Number
    : pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser

/** A group for each lane, for as long as something waits in it. */
class Lanes {
  readonly #database: GroupedDatabase<Writer>
  readonly #lanes = new Map<string, GroupCommit<Writer>>()

  constructor(database: GroupedDatabase<Writer>) {
    this.#database = database
  }

  write<T>(name: string, work: (writer: Writer) => Promise<T>): Promise<T> {
    let lane = this.#lanes.get(name)
    if (lane === undefined) {
      lane = new GroupCommit(this.#database)
      this.#lanes.set(name, lane)
    }
    const result = lane.write(work)
    void lane.idle().then(() => this.#lanes.get(name)?.isIdle && this.#lanes.delete(name))
    return result
  }

  async idle(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.idle()))
  }
}

async function inSavepoint<T>(writer: Writer, work: (writer: Writer) => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(writer)
  try {
    const value = await work(writer)
    await sql`release savepoint part`.execute(writer)
    return value
  } catch (error) {
    await sql`rollback to savepoint part`.execute(writer)
    throw error
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '')

// Serialization failure, deadlock, lock not available.
const isConflict = (error: unknown): boolean => error instanceof RevisionConflict || ['40001', '40P01', '55P03'].includes(codeOf(error))

// Connection exceptions, no resources, shutdown, wrong credentials, no such database; and what the network says.
function isUnavailable(error: unknown): boolean {
  if (/^(08|53|57P|58|28|3D)/.test(codeOf(error)) || /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|ENOENT|EACCES)/.test(codeOf(error)))
    return true
  return (
    error instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/.test(error.message)
  )
}

/** Runs the work; what only the operator can mend becomes JOBS_STORE_UNAVAILABLE, with its cause for the log. */
async function known<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isUnavailable(error) || isConflict(error)) throw jobErrors.STORE_UNAVAILABLE({}, error)
    throw error
  }
}
