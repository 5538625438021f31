// The records of workspaces: a document is replaced as a whole, by whoever knows which one they replace.

import { jobErrors, type WorkspaceCondition, type WorkspaceEntry, type WorkspaceRecord, type WorkspaceRecords } from '@cirasa/jobs'
import { sql } from 'kysely'
import { compiled } from './compiled.ts'
import type { Database, Reader, Writer } from './database.ts'
import { storable } from './storable-text.ts'

/** The workspace records of a database. */
export function workspaceRecords(database: Database): WorkspaceRecords {
  return {
    list: (owner) => database.ask((reader) => listWorkspaces(database, reader, owner)),
    get: async (owner, name) => {
      const [row] = (await database.ask((reader) => workspaceOf(reader, { owner: storable(owner), name: storable(name) }))).rows
      return row && Object.freeze({ ...row })
    },
    put: (record, options = {}) => database.write((writer) => putWorkspace(database, writer, record, options), record.owner),
    remove: (owner, name, allows) => database.write((writer) => removeWorkspace(database, writer, { owner, name, allows }), owner),
  }
}

async function listWorkspaces(database: Database, reader: Reader, owner: string): Promise<readonly WorkspaceEntry[]> {
  const rows = await reader
    .selectFrom('workspaces')
    .select(['owner', 'name', 'version', 'changed', 'bytes'])
    .where('owner', '=', storable(owner))
    .orderBy(database.byCodePoints(sql.ref<string>('name')))
    .execute()
  return Object.freeze(rows.map((row) => Object.freeze({ ...row })))
}

async function putWorkspace(
  database: Database,
  writer: Writer,
  record: WorkspaceRecord,
  { allows, most = Number.POSITIVE_INFINITY }: { readonly allows?: WorkspaceCondition; readonly most?: number },
): Promise<void> {
  const [owner, name] = [storable(record.owner), storable(record.name)]
  await database.lockWorkspaces(writer, owner)
  const [before] = (await versionOf(writer, { owner, name })).rows
  if (allows?.(before?.version) === false) throw jobErrors.WORKSPACE_CHANGED()
  if (before === undefined && (await countOf(writer, { owner })).rows[0].count >= most) throw jobErrors.TOO_MANY_WORKSPACES({ most })
  const { version, changed, bytes, document } = record
  await replace(writer, { owner, name, version, changed, bytes, document: storable(document) })
}

async function removeWorkspace(
  database: Database,
  writer: Writer,
  { owner, name, allows }: { readonly owner: string; readonly name: string; readonly allows?: WorkspaceCondition },
): Promise<boolean> {
  const key = { owner: storable(owner), name: storable(name) }
  await database.lockWorkspaces(writer, key.owner)
  const [before] = (await versionOf(writer, key)).rows
  if (allows?.(before?.version) === false) throw jobErrors.WORKSPACE_CHANGED()
  if (before === undefined) return false
  await writer.deleteFrom('workspaces').where('owner', '=', key.owner).where('name', '=', key.name).execute()
  return true
}

interface Key extends Record<string, string> {
  owner: string
  name: string
}

const workspaceOf = compiled<Key, WorkspaceRecord>((db, slot) =>
  db.selectFrom('workspaces').selectAll().where('owner', '=', slot('owner')).where('name', '=', slot('name')),
)

const versionOf = compiled<Key, { version: string }>((db, slot) =>
  db.selectFrom('workspaces').select('version').where('owner', '=', slot('owner')).where('name', '=', slot('name')),
)

const countOf = compiled<{ owner: string }, { count: number }>((db, slot) =>
  db
    .selectFrom('workspaces')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner', '=', slot('owner')),
)

const replace = compiled<WorkspaceRecord & Record<string, string | number>, unknown>((db, slot) => {
  const written = { version: slot('version'), changed: slot('changed'), bytes: slot('bytes'), document: slot('document') }
  return db
    .insertInto('workspaces')
    .values({ owner: slot('owner'), name: slot('name'), ...written })
    .onConflict((conflict) => conflict.columns(['owner', 'name']).doUpdateSet(written))
})
