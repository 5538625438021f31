// Whenever a process is killed: what the store had accepted is there afterwards, whole, and what it had not leaves nothing behind.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDiskFiles, openSqliteRecords } from '@cirasa/store'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const ROUNDS = 20

/** Runs the adding process, kills it a random while after it has accepted something, and gives the ids that it has said. */
async function addAndKill(kind: 'jobs' | 'files', place: string): Promise<string[]> {
  const program = fileURLToPath(new URL('./add-until-killed.ts', import.meta.url))
  const child = spawn(process.execPath, [program, kind, place], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 60)
    said += chunk.toString()
  })
  const [, signal] = await once(child, 'close')
  expect(signal).toBe('SIGKILL')
  return said.split('\n').slice(0, -1)
}

describe.concurrent('a process that is killed', () => {
  it('loses no job that was accepted, and its accounts still equal a recount', async ({ onTestFinished }) => {
    const place = path.join(temporaryFolder(onTestFinished), 'records.db')
    const accepted: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const ids = await addAndKill('jobs', place)
      accepted.push(...ids)
      const records = await openSqliteRecords(place)
      for (const id of round === ROUNDS - 1 ? accepted : ids)
        expect(await records.jobs.get('ada', id), `job ${id} in round ${round}`).toBeDefined()
      const { total } = await records.jobs.list('ada')
      expect((await records.accounts.of('ada')).jobs.PENDING).toBe(total)
      await records.close()
    }
    expect(accepted.length).toBeGreaterThanOrEqual(ROUNDS)
  })

  it('loses no file that was accepted, shows no file in part, and leaves no rest after the next start', async ({ onTestFinished }) => {
    const place = temporaryFolder(onTestFinished)
    const accepted: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const ids = await addAndKill('files', place)
      accepted.push(...ids)
      const files = await openDiskFiles(place)
      const seen = new Set<string>()
      for await (const { key, bytes } of files.list('uploads')) {
        expect(bytes).toBe(40 * 32_000)
        seen.add(path.basename(key))
      }
      expect(ids.filter((id) => !seen.has(id))).toEqual([])
      for (const id of ids.slice(-3)) {
        for await (const piece of files.read(`uploads/${id.slice(0, 2)}/${id}`))
          expect(Buffer.from(piece).toString().replaceAll(id, '')).toHaveLength(0)
      }
      expect(await readdir(path.join(place, '.incoming'), { recursive: true })).toHaveLength(1)
      for (const id of ids) await files.remove(`uploads/${id.slice(0, 2)}/${id}`)
    }
    expect(accepted.length).toBeGreaterThanOrEqual(ROUNDS)
  })
})
