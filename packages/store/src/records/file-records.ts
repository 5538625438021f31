// The records of uploaded files.

import type { FileOrder, FileQuery, FileRecord, FileRecords, Instant, Page } from '@cirasa/jobs'
import { type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { moveOfFile } from './account-move.ts'
import { moveAccounts } from './accounts.ts'
import { compiled } from './compiled.ts'
import type { Database, Reader, Writer } from './database.ts'
import { fileOfRow, rowOfFile } from './file-row.ts'
import { limitOf, pageOf, placeOf } from './page.ts'
import { checkBytes } from './quota.ts'
import type { FileTable, Schema } from './schema.ts'
import { searchable, storable } from './storable-text.ts'

/** The file records of a database. */
export function fileRecords(database: Database, now: () => Instant): FileRecords {
  const change = (owner: string, id: string, changed: (file: FileRecord) => FileRecord) =>
    database.write((writer) => changeFile(database, writer, { owner, id }, changed))
  return {
    add: (file, quota = {}) =>
      database.write(async (writer) => {
        const [account] = await moveAccounts(writer, [moveOfFile(undefined, file)], now())
        checkBytes(account, file.bytes, quota)
        await writer.insertInto('files').values(rowOfFile(file)).execute()
      }, file.owner),
    get: (owner, id) => database.ask((reader) => getFile(reader, owner, id)),
    list: (owner, query = {}) => listFiles(database, owner, query),
    update: (owner, id, { name, tag, metadata }) =>
      change(owner, id, (file) => ({ ...file, name: name ?? file.name, tag: tag ?? file.tag, metadata: metadata ?? file.metadata })),
    remove: (owner, id, at) => change(owner, id, (file) => (file.removed === undefined ? { ...file, removed: at } : file)),
    restore: (owner, id) => change(owner, id, ({ removed: _, ...file }) => file),
    purge: (owner, id) =>
      database.write(async (writer) => {
        const row = await writer
          .deleteFrom('files')
          .where('id', '=', storable(id))
          .where('owner', '=', storable(owner))
          .returningAll()
          .executeTakeFirst()
        if (row !== undefined) await moveAccounts(writer, [moveOfFile(fileOfRow(row), undefined)], now())
      }),
    removedBefore: (at, limit, owner) => database.read((reader) => removedBefore(reader, at, limit, owner)),
  }
}

async function getFile(reader: Reader, owner: string, id: string): Promise<FileRecord | undefined> {
  const [row] = (await fileOfOwner(reader, { owner: storable(owner), id: storable(id) })).rows
  return row && fileOfRow(row)
}

const fileOfOwner = compiled<{ owner: string; id: string }, Selectable<FileTable>>((db, slot) =>
  db.selectFrom('files').selectAll().where('id', '=', slot('id')).where('owner', '=', slot('owner')),
)

/** Files do not count changes: the row itself is locked where others may write. */
async function changeFile(
  { locksRows }: Database,
  writer: Writer,
  { owner, id }: { readonly owner: string; readonly id: string },
  changed: (file: FileRecord) => FileRecord,
): Promise<FileRecord | undefined> {
  const row = await writer
    .selectFrom('files')
    .selectAll()
    .where('id', '=', storable(id))
    .where('owner', '=', storable(owner))
    .$if(locksRows, (query) => query.forUpdate())
    .executeTakeFirst()
  if (row === undefined) return undefined
  const next = rowOfFile(changed(fileOfRow(row)))
  await writer.updateTable('files').set(next).where('id', '=', next.id).execute()
  return fileOfRow(next)
}

const orders = {
  newest: { column: 'uploaded', direction: 'desc' },
  oldest: { column: 'uploaded', direction: 'asc' },
  name: { column: 'name', direction: 'asc' },
  largest: { column: 'bytes', direction: 'desc' },
} as const satisfies Record<FileOrder, unknown>

async function listFiles(database: Database, owner: string, query: FileQuery): Promise<Page<FileRecord>> {
  const limit = limitOf(query)
  const { column, direction } = orders[query.sort ?? 'newest']
  const place = placeOf(query, column === 'name' ? 'text' : 'number')
  const matches = (eb: ExpressionBuilder<Schema, 'files'>) => {
    const conditions = [eb('owner', '=', storable(owner)), eb('removed', query.removed ? 'is not' : 'is', null)]
    if (query.tag !== undefined) conditions.push(eb('tag', '=', storable(query.tag)))
    if (query.format !== undefined) conditions.push(eb('format', '=', storable(query.format)))
    const search = query.search ? [database.contains(eb.ref('search'), searchable(query.search))] : []
    return eb.and([...conditions, ...search])
  }
  const ordered = column === 'name' ? database.byCodePoints(sql.ref<string>('name')) : sql.ref<number>(column)
  const isAfter = direction === 'desc' ? sql`<` : sql`>`
  return database.read(async (reader) => {
    const files = reader.selectFrom('files').where(matches)
    const rows = await files
      .selectAll()
      .$if(place !== undefined, (part) => part.where(sql<SqlBool>`(${ordered}, id) ${isAfter} (${place!.key}, ${place!.id})`))
      .orderBy(ordered, direction)
      .orderBy('id', direction)
      .limit(limit + 1)
      .execute()
    const { total } = await files.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    return pageOf(rows, limit, total, { item: fileOfRow, place: (row) => ({ key: row[column], id: row.id }) })
  })
}

async function removedBefore(reader: Reader, at: Instant, limit: number, owner?: string): Promise<readonly FileRecord[]> {
  const rows = await reader
    .selectFrom('files')
    .selectAll()
    .where('removed', '<', at)
    .$if(owner !== undefined, (query) => query.where('owner', '=', storable(owner ?? '')))
    // A canceled job may still have a process that reads.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('job_inputs')
            .innerJoin('jobs', 'jobs.id', 'job_inputs.job_id')
            .select('jobs.id')
            .whereRef('job_inputs.file_id', '=', 'files.id')
            .where((eb) => eb.or([eb('jobs.state', 'in', ['PENDING', 'RUNNING']), eb('jobs.task_ended', '=', 0)])),
        ),
      ),
    )
    .orderBy('removed')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fileOfRow)
}
