// The records keep their promises in SQLite, in memory and on disk, and in PostgreSQL.

import { rm } from 'node:fs/promises'
import path from 'node:path'
import { recordStoreConformance } from '@cirasa/jobs/conformance'
import { openPostgresRecords, openSqliteRecords } from '@cirasa/store'
import { describeWithPostgres, dropSchema, freshSchema } from './postgres.ts'
import { makeFolder } from './temporary-folder.ts'

recordStoreConformance('SQLite in memory', async () => ({ store: await openSqliteRecords(':memory:') }), { shared: false })

recordStoreConformance('SQLite on disk', async () => {
  const folder = makeFolder()
  const openAgain = () => openSqliteRecords(path.join(folder, 'records.db'))
  return { store: await openAgain(), openAgain, remove: () => rm(folder, { recursive: true, force: true }) }
})

describeWithPostgres('PostgreSQL', (url) => {
  recordStoreConformance('PostgreSQL', async () => {
    const schema = freshSchema()
    const openAgain = () => openPostgresRecords({ url, schema, connections: 5 })
    return { store: await openAgain(), openAgain, remove: () => dropSchema(url, schema) }
  })
})
