// A database is brought up to date whatever version it is of, keeps what is in it, and is refused when a newer program has made it.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RecordStore } from '@cirasa/jobs'
import { openPostgresRecords, openSqliteRecords } from '@cirasa/store'
import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { migrate } from '../src/records/migrate.ts'
import { connectPostgres } from '../src/records/postgres-database.ts'
import type { Schema } from '../src/records/schema.ts'
import { openKysely } from '../src/records/sqlite-database.ts'
import { askPostgres, describeWithPostgres, dropSchema, freshSchema } from './postgres.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Rows as version 1 wrote them: two files, and three jobs of which two have ended, one of them on the next day. */
const versionOne = readFileSync(path.join(import.meta.dirname, 'fixtures/version-1.sql'), 'utf8')
  .split(';\n')
  .filter((statement) => statement.trim() !== '')

async function makeVersionOne(db: Kysely<Schema>, schema?: string): Promise<void> {
  await migrate(db, { schema, upTo: '0001-records' })
  for (const statement of versionOne) await sql.raw(statement).execute(db)
  await db.destroy()
}

/** What this version must find in a database of version 1. */
async function expectVersionOne(records: Awaited<ReturnType<typeof openSqliteRecords>>): Promise<void> {
  expect(await records.files.list('ada')).toMatchObject({
    total: 2,
    items: [{ name: 'b.fits', metadata: { hdus: 1 } }, { name: 'a.fits' }],
  })
  expect(await records.jobs.list('ada')).toMatchObject({
    total: 3,
    items: [{ state: 'PENDING' }, { state: 'FAILURE' }, { state: 'SUCCESS' }],
  })
  expect(await records.accounts.of('ada')).toMatchObject({ files: 2, fileBytes: 300, runSeconds: 12.5, jobs: { PENDING: 1, SUCCESS: 1 } })
  expect(await records.accounts.days(10)).toEqual([
    { day: '2026-11-19', submitted: 0, ended: 0, runSeconds: 0, uploadedBytes: 100 },
    { day: '2026-11-20', submitted: 3, ended: 1, runSeconds: 2.5, uploadedBytes: 200 },
    { day: '2026-11-21', submitted: 0, ended: 1, runSeconds: 10, uploadedBytes: 0 },
  ])
  await records.close()
}

/** Statements of two jobs as version 3 kept them: 7 and 9 bytes of the first, 8 of the second. */
async function makeUncounted(db: Kysely<Schema>, schema?: string): Promise<readonly OwnJob[]> {
  await migrate(db, { schema, upTo: '0001-records' })
  for (const statement of versionOne) await sql.raw(statement).execute(db)
  await migrate(db, { schema, upTo: '0003-statements' })
  const { rows } = await sql<OwnJob>`select id, owner from jobs order by id limit 2`.execute(db)
  for (const [job, values] of [['"a"', '"bé"'], ['"cd"']].entries())
    for (const [at, value] of values.entries())
      await sql`insert into statements values (${rows[job].id}, ${at + 1}, ${`i${at}`}, 'S', 'Ada', 0, 'label', ${value})`.execute(db)
  await db.destroy()
  return rows
}

interface OwnJob {
  readonly id: string
  readonly owner: string
}

async function expectCounted({ statements, close }: RecordStore, jobs: readonly OwnJob[]): Promise<void> {
  for (const [job, bytes] of [16, 8].entries()) {
    const { id, owner } = jobs[job]
    const seven = { id: 'x'.repeat(32), target: 'S', by: 'Ada', at: 0, kind: 'label', value: 'c' }
    await expect(statements.add(owner, id, [seven], { bytes: bytes + 6 })).rejects.toMatchObject({ values: { bytes, wanted: 7 } })
    await statements.add(owner, id, [seven], { bytes: bytes + 7 })
  }
  await close()
}

describe('a database in SQLite', () => {
  const place = () => path.join(temporaryFolder(), 'deep', 'er', 'records.db')

  it('is brought up from version 1 with all that is in it', async () => {
    const file = place()
    await makeVersionOne(openKysely(file))
    await expectVersionOne(await openSqliteRecords(file))
  })

  it('counts the bytes of statements that it had before they were counted, for each job its own', async () => {
    const file = place()
    const jobs = await makeUncounted(openKysely(file))
    await expectCounted(await openSqliteRecords(file), jobs)
  })

  it('is opened again as it is', async () => {
    const file = place()
    await (await openSqliteRecords(file)).close()
    const schemaOf = () => {
      const db = new DatabaseSync(file, { readOnly: true })
      const rows = db.prepare('select type, name, sql from sqlite_schema order by name').all()
      db.close()
      return rows
    }
    const before = schemaOf()
    await (await openSqliteRecords(file)).close()
    expect(schemaOf()).toEqual(before)
    expect(before.length).toBeGreaterThan(10)
  })

  it('is made once when two open it at once', async () => {
    const file = place()
    const stores = await Promise.all([1, 2, 3].map(() => openSqliteRecords(file)))
    for (const store of stores) await expect(store.check()).resolves.toBeUndefined()
    for (const store of stores) await store.close()
  })

  it('is refused when a newer program has made it, and left as it is', async () => {
    const file = place()
    await (await openSqliteRecords(file)).close()
    const db = new DatabaseSync(file)
    db.exec("insert into kysely_migration values ('0099-from-the-future', '2030-01-01')")
    db.close()
    await expect(openSqliteRecords(file)).rejects.toMatchObject({
      code: 'STORE_NEWER_DATABASE',
      values: { migration: '0099-from-the-future' },
    })
  })

  it('is not there when the file is none', async () => {
    const folder = temporaryFolder()
    await expect(openSqliteRecords(folder)).rejects.toMatchObject({ code: 'JOBS_STORE_UNAVAILABLE' })
    await expect(openSqliteRecords(import.meta.filename)).rejects.toMatchObject({ code: 'JOBS_STORE_UNAVAILABLE' })
  })

  it('waits for the disk at each commit, keeps a log of writes, and checks what refers to what', async () => {
    const db = openKysely(place())
    const { rows } = await sql`select * from pragma_synchronous, pragma_journal_mode, pragma_foreign_keys`.execute(db)
    expect({ ...(rows[0] as object) }).toEqual({ synchronous: 2, journal_mode: 'wal', foreign_keys: 1 })
    await db.destroy()
  })
})

describeWithPostgres('a schema in PostgreSQL', (url) => {
  async function inSchema(work: (schema: string) => Promise<void>): Promise<void> {
    const schema = freshSchema()
    try {
      await work(schema)
    } finally {
      await dropSchema(url, schema)
    }
  }

  it('is brought up from version 1 with all that is in it', () =>
    inSchema(async (schema) => {
      await makeVersionOne(connectPostgres({ url, schema }), schema)
      await expectVersionOne(await openPostgresRecords({ url, schema }))
    }))

  it('counts the bytes of statements that it had before they were counted, for each job its own', () =>
    inSchema(async (schema) => {
      const jobs = await makeUncounted(connectPostgres({ url, schema }), schema)
      await expectCounted(await openPostgresRecords({ url, schema }), jobs)
    }))

  it('is made once when several servers start at once', () =>
    inSchema(async (schema) => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresRecords({ url, schema, connections: 2 })))
      for (const store of stores) await expect(store.check()).resolves.toBeUndefined()
      for (const store of stores) await store.close()
    }))

  it('is refused when a newer program has made it', () =>
    inSchema(async (schema) => {
      await (await openPostgresRecords({ url, schema })).close()
      await askPostgres(url, `insert into ${schema}.kysely_migration values ('0099-from-the-future', '2030-01-01')`)
      await expect(openPostgresRecords({ url, schema })).rejects.toMatchObject({ code: 'STORE_NEWER_DATABASE' })
    }))

  it('is refused under a name that is none', () =>
    expect(openPostgresRecords({ url, schema: 'x; drop table jobs' })).rejects.toMatchObject({ code: 'STORE_BAD_SCHEMA_NAME' }))
})

describe('a PostgreSQL that does not answer', () => {
  it('is said to be unavailable', () =>
    // Port 9 of this machine: nothing listens there.
    expect(openPostgresRecords({ url: 'postgres://cirasa@127.0.0.1:9/cirasa' })).rejects.toMatchObject({ code: 'JOBS_STORE_UNAVAILABLE' }))
})
