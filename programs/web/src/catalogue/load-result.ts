// Fetches what a job has found and makes typed columns of it, off the page's thread, so that the page stays awake.

import type { Job } from '@cirasa/api'
import { findColumn, type RunRecord, type Table, type TableSet } from '@cirasa/catalog'
import type { Client } from '@cirasa/client'
import { collectBytes } from './collect-bytes.ts'
import { webErrors } from './errors.ts'
import { readTablesInWorker } from './read-in-worker.ts'
import type { Result } from './result.ts'
import { indexByName, type RowIndex } from './row-index.ts'

const TABLES = ['sources', 'components', 'islands'] as const

/** Reads the tables of a file; see `readTables` of `@cirasa/catalog`. */
export type ReadTables = (bytes: Uint8Array<ArrayBuffer>, name: string, signal: AbortSignal | undefined) => Promise<TableSet>

/** How a result is loaded. */
export interface LoadOptions {
  readonly signal?: AbortSignal
  /** Bytes that have come so far, of all tables together. */
  readonly progress?: (bytes: number) => void
  /** In a worker unless said. */
  readonly read?: ReadTables
}

/**
 * The result of a job that has ended well.
 *
 * @throws WEB_NO_CATALOGUE for a job that made none, and what the client throws
 */
export async function loadResult(client: Client, id: string, options: LoadOptions = {}): Promise<Result> {
  const { signal, progress, read = readTablesInWorker } = options
  const job = await client.jobs.get(id, signal)
  if (job.state !== 'SUCCESS') throw webErrors.NO_CATALOGUE({ state: job.state, reason: job.reason })
  let bytes = 0
  const sets = await Promise.all(
    TABLES.map(async (table) => {
      const answer = await client.results.catalogue(id, table, 'fits', signal)
      const content = await collectBytes(answer, (more) => progress?.((bytes += more)))
      return await read(content, `${table}.fits`, signal)
    }),
  )
  return joinTables(job, sets)
}

/** The tables of a job as a result, with the rows of one found from another. */
function joinTables(job: Job, [sources, components, islands]: readonly TableSet[]): Result {
  const run = sources.run ?? components.run
  const [table] = sources.tables
  if (run === undefined || table === undefined || components.tables.length === 0 || islands.tables.length === 0) {
    throw webErrors.NO_CATALOGUE({ state: job.state, reason: 'Its tables are not those of a finder' })
  }
  return Object.freeze({
    job,
    run: run satisfies RunRecord,
    sources: table,
    components: components.tables[0],
    islands: islands.tables[0],
    componentsOf: membersOf(table, components.tables[0]),
    islandsOf: membersOf(table, islands.tables[0]),
  })
}

function membersOf(sources: Table, others: Table): RowIndex {
  return indexByName(texts(sources), texts(others))
}

/** The source_id of each row; nothing for a table without. */
function texts(table: Table): readonly string[] {
  const values = findColumn(table, 'source_id')?.values
  return values === undefined || ArrayBuffer.isView(values) ? [] : values
}
