// The records of statements. All of a job are added under a lock on the job, so that they are seen in the order of their numbers.

import {
  jobErrors,
  type StatementAddition,
  type StatementBounds,
  type StatementPart,
  type StatementQuery,
  type StatementRecord,
  type StatementRecords,
} from '@cirasa/jobs'
import type { Selectable } from 'kysely'
import { storeErrors } from '../errors.ts'
import { chunks } from './chunks.ts'
import { compiled } from './compiled.ts'
import type { Database, Reader, Writer } from './database.ts'
import { limitOf } from './page.ts'
import type { StatementTable } from './schema.ts'
import { storable } from './storable-text.ts'

type Row = Selectable<StatementTable>

const LARGEST_PART = 10_000

/** The statement records of a database. */
export function statementRecords(database: Database): StatementRecords {
  return {
    // One lane a job: those who speak of the same result would wait for each other anyway, and share a commit instead.
    add: (owner, job, statements, most = {}) =>
      database.write((writer) => addStatements(database, writer, { owner, job, statements, most }), `statements of ${job}`),
    list: (owner, job, query = {}) => listStatements(database, owner, job, query),
    forget: (owner, job, count) => database.write((writer) => forgetStatements(database, writer, { owner, job, count })),
  }
}

interface Addition {
  readonly owner: string
  readonly job: string
  readonly statements: readonly StatementAddition[]
  readonly most: StatementBounds
}

async function addStatements(
  { locksRows }: Database,
  writer: Writer,
  { owner, job, statements, most }: Addition,
): Promise<readonly StatementRecord[] | undefined> {
  if (!(await lockOwnJob(locksRows, writer, owner, job))) return undefined
  const known = await keptUnder(writer, job, statements)
  const fresh = [...new Map(statements.filter(({ id }) => !known.has(id)).map((one) => [one.id, one])).values()]
  const rows = rowsBehind(await newestOf(writer, job), fresh, job, most)
  if (rows.length === 1) await addRow(writer, rows[0])
  else for (const part of chunks(rows)) await writer.insertInto('statements').values(part).execute()
  for (const row of rows) known.set(row.id, statementOf(row))
  return Object.freeze(statements.map(({ id }) => known.get(id)!))
}

/** The rows of new statements. Throws where there would be more than there may. */
function rowsBehind(
  { sequence: count, bytes_so_far: bytes }: Newest,
  fresh: readonly StatementAddition[],
  job: string,
  most: StatementBounds,
): Row[] {
  if (count + fresh.length > (most.count ?? Number.POSITIVE_INFINITY))
    throw jobErrors.TOO_MANY_STATEMENTS({ count, wanted: fresh.length, most: most.count })
  let total = bytes
  const rows = fresh.map((statement, index) => {
    const row = rowOf(statement, job, count + index + 1)
    total += Buffer.byteLength(row.target) + Buffer.byteLength(row.person) + Buffer.byteLength(row.value)
    return { ...row, bytes_so_far: total }
  })
  if (rows.length > 0 && total > (most.bytes ?? Number.POSITIVE_INFINITY))
    throw jobErrors.STATEMENTS_TOO_LARGE({ bytes, wanted: total - bytes, most: most.bytes })
  return rows
}

async function forgetStatements(
  { locksRows }: Database,
  writer: Writer,
  { owner, job, count }: { readonly owner: string; readonly job: string; readonly count: number },
): Promise<number> {
  if (!(await lockOwnJob(locksRows, writer, owner, job))) return 0
  const left = Math.max(0, (await newestOf(writer, job)).sequence - count)
  await writer.deleteFrom('statements').where('job_id', '=', storable(job)).where('sequence', '>', left).execute()
  return left
}

/** False where the owner has no such job. */
async function lockOwnJob(locksRows: boolean, writer: Writer, owner: string, job: string): Promise<boolean> {
  return (await (locksRows ? lockedJob : ownJob)(writer, { id: storable(job), owner: storable(owner) })).rows.length > 0
}

/** Those of the statements that the job has already, by id. */
async function keptUnder(writer: Writer, job: string, statements: readonly StatementAddition[]): Promise<Map<string, StatementRecord>> {
  const known = new Map<string, StatementRecord>()
  for (const part of chunks(statements)) {
    const rows = await writer
      .selectFrom('statements')
      .selectAll()
      .where('job_id', '=', storable(job))
      .where(
        'id',
        'in',
        part.map(({ id }) => id),
      )
      .execute()
    for (const row of rows) known.set(row.id, statementOf(row))
  }
  return known
}

async function listStatements(
  database: Database,
  owner: string,
  job: string,
  { after = 0, limit }: StatementQuery,
): Promise<StatementPart | undefined> {
  const most = limitOf({ limit }, LARGEST_PART)
  if (!Number.isSafeInteger(after) || after < 0) throw storeErrors.BAD_CURSOR()
  return database.read(async (reader) => {
    const [own] = (await ownJob(reader, { id: storable(job), owner: storable(owner) })).rows
    if (own === undefined) return undefined
    const total = (await newestOf(reader, own.id)).sequence
    // Who asks for what is new most often finds nothing.
    const { rows } = after >= total ? { rows: [] } : await statementsAfter(reader, { job: own.id, after, limit: most })
    return Object.freeze({ items: Object.freeze(rows.map(statementOf)), total })
  })
}

const jobOfOwner = (db: Reader, slot: (name: 'id' | 'owner') => string) =>
  db.selectFrom('jobs').select('id').where('id', '=', slot('id')).where('owner', '=', slot('owner'))

const ownJob = compiled<{ id: string; owner: string }, { id: string }>(jobOfOwner)

const lockedJob = compiled<{ id: string; owner: string }, { id: string }>((db, slot) => jobOfOwner(db, slot).forUpdate())

type Newest = Pick<Row, 'sequence' | 'bytes_so_far'>

/** The newest statement of a job, which says how many there are and how much they take. */
async function newestOf(db: Reader, job: string): Promise<Newest> {
  const [newest] = (await newestStatement(db, { job: storable(job) })).rows
  return { sequence: Number(newest?.sequence ?? 0), bytes_so_far: Number(newest?.bytes_so_far ?? 0) }
}

const newestStatement = compiled<{ job: string }, Newest>((db, slot) =>
  db.selectFrom('statements').select(['sequence', 'bytes_so_far']).where('job_id', '=', slot('job')).orderBy('sequence', 'desc').limit(1),
)

const statementsAfter = compiled<{ job: string; after: number; limit: number }, Row>((db, slot) =>
  db
    .selectFrom('statements')
    .selectAll()
    .where('job_id', '=', slot('job'))
    .where('sequence', '>', slot('after'))
    .orderBy('sequence')
    .limit(slot('limit')),
)

/** The usual case by itself: of many rows, each number of them is another query. */
const addRow = compiled<Row & Record<string, string | number>, unknown>((db, slot) =>
  db.insertInto('statements').values({
    job_id: slot('job_id'),
    sequence: slot('sequence'),
    id: slot('id'),
    target: slot('target'),
    person: slot('person'),
    at: slot('at'),
    kind: slot('kind'),
    value: slot('value'),
    bytes_so_far: slot('bytes_so_far'),
  }),
)

const rowOf = ({ id, target, by, at, kind, value }: StatementAddition, job: string, sequence: number): Omit<Row, 'bytes_so_far'> => ({
  job_id: storable(job),
  sequence,
  id,
  target: storable(target),
  person: storable(by),
  at,
  kind: storable(kind),
  value: JSON.stringify(value),
})

function statementOf({ job_id, sequence, id, target, person, at, kind, value }: Row): StatementRecord {
  const said = JSON.parse(value) as StatementRecord['value']
  return Object.freeze({ sequence, id, job: job_id, target, by: person, at, kind, value: Object.freeze(said) })
}
