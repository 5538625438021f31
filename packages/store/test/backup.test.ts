// A backup is one state of the records, made while writing goes on, and opens like any other database.

import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { backupSqlite, openSqliteRecords } from '@cirasa/store'
import { describe, expect, it } from 'vitest'
import { exampleJob } from '../../jobs/conformance/records/example-records.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a backup', () => {
  it('restores all that was accepted before it began, while writing goes on', async () => {
    const folder = temporaryFolder()
    const [place, copy] = [path.join(folder, 'records.db'), path.join(folder, 'backups.db')]
    const records = await openSqliteRecords(place)
    const before = Array.from({ length: 3000 }, () => exampleJob({ tag: 'x'.repeat(500) }))
    await records.jobs.add(before)

    let goOn = true
    let added = 0
    const writing = (async () => {
      for (; goOn; added++) await records.jobs.add([exampleJob()])
    })()
    const { bytes } = await backupSqlite(place, copy)
    goOn = false
    await writing
    await records.close()
    expect(added).toBeGreaterThan(0)
    expect(bytes).toBeGreaterThan(3000 * 500)

    const restored = await openSqliteRecords(copy)
    for (const { id } of before) expect(await restored.jobs.get('ada', id)).toBeDefined()
    const { total } = await restored.jobs.list('ada')
    // One state: what is counted is what is there.
    expect((await restored.accounts.of('ada')).jobs.PENDING).toBe(total)
    expect(total).toBeLessThanOrEqual(3000 + added)
    await restored.jobs.add([exampleJob()])
    await restored.close()
  })

  it('replaces nothing', async () => {
    const folder = temporaryFolder()
    await (await openSqliteRecords(path.join(folder, 'records.db'))).close()
    writeFileSync(path.join(folder, 'precious'), '')
    await expect(backupSqlite(path.join(folder, 'records.db'), path.join(folder, 'precious'))).rejects.toMatchObject({
      code: 'STORE_BACKUP_EXISTS',
    })
  })

  it('leaves nothing when there is nothing to copy, or nowhere to go', async () => {
    const folder = temporaryFolder()
    await expect(backupSqlite(path.join(folder, 'none.db'), path.join(folder, 'copy.db'))).rejects.toMatchObject({
      code: 'JOBS_STORE_UNAVAILABLE',
    })
    expect(readdirSync(folder)).toEqual([])
    await (await openSqliteRecords(path.join(folder, 'records.db'))).close()
    const nowhere = path.join(folder, 'none', 'copy.db')
    await expect(backupSqlite(path.join(folder, 'records.db'), nowhere)).rejects.toMatchObject({ code: 'JOBS_STORE_UNAVAILABLE' })
    expect(existsSync(nowhere)).toBe(false)
  })
})
