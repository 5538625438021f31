// Copies the records of a running service: one consistent state, while writing goes on.

import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { jobErrors } from '@cirasa/jobs'
import { storeErrors } from './errors.ts'

// All pages in one step: between steps a writer could begin the copy anew, again and again. Writers do not wait for it.
const EVERY_PAGE = 0x7fff_ffff

/**
 * Writes a copy of the SQLite file `from`, as it is at one moment, to `to`: a database to open, or to put in the place of the first.
 * The copy is complete and on disk when this resolves, and absent when it throws: STORE_BACKUP_EXISTS, JOBS_STORE_UNAVAILABLE.
 */
export async function backupSqlite(from: string, to: string): Promise<{ readonly bytes: number }> {
  if (existsSync(to)) throw storeErrors.BACKUP_EXISTS()
  const partial = `${to}.partial-${process.pid}`
  try {
    await copyDatabase(from, partial)
    const { size } = await stat(partial)
    await sync(partial)
    await rename(partial, to)
    await sync(path.dirname(path.resolve(to)))
    return { bytes: size }
  } catch (error) {
    await rm(partial, { force: true })
    throw jobErrors.STORE_UNAVAILABLE({}, error)
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 })
  try {
    await backup(source, to, { rate: EVERY_PAGE })
  } finally {
    source.close()
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
