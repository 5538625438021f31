// A pid that belongs to somebody else by now is neither taken for the worker nor signalled.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { contractFiles, type TaskClaim } from '@cirasa/jobs'
import { bootId, processStat, writeTask } from '@cirasa/jobs/folder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LocalScheduler } from '../src/index.ts'

const root = mkdtempSync(path.join(tmpdir(), 'cirasa-recycled-'))
let stranger: ChildProcess
let scheduler: LocalScheduler

beforeEach(() => {
  // A leader of its own session, as a worker is.
  stranger = spawn('sleep', ['600'], { stdio: 'ignore', detached: true })
  scheduler = new LocalScheduler({ command: ['false'], graceMs: 100 })
})

afterEach(async () => {
  stranger.kill('SIGKILL')
  await scheduler.close()
  rmSync(root, { recursive: true, force: true })
})

/** A folder whose first attempt was claimed as said. */
async function claimedBy(change: Partial<TaskClaim>): Promise<string> {
  const folder = path.join(root, 'job')
  const task = { contract: 1, job: 'a', attempt: 1, app: 'x', options: {}, inputs: [], limits: {}, threads: 1, warnings: [] } as const
  await writeTask(folder, task)
  const startTicks = processStat(stranger.pid!)!.startTicks
  const claim: TaskClaim = { pid: stranger.pid!, startTicks, boot: bootId(), host: hostname(), at: 1, ...change }
  writeFileSync(path.join(folder, contractFiles.claim(1)), JSON.stringify(claim))
  return `1:${folder}`
}

describe('a claim with the pid of a stranger', () => {
  it('would be the worker if it had begun when the claim says', async () => {
    expect(await scheduler.inspect(await claimedBy({}))).toMatchObject({ state: 'running', pid: stranger.pid })
  })

  it.each([
    ['began at another time', { startTicks: 1 }],
    ['began in another boot', { boot: '00000000-0000-0000-0000-000000000000' }],
    ['does not say when it began', { startTicks: undefined }],
  ])('is lost, and the stranger lives on, when the claimant %s', async (_, change) => {
    const handle = await claimedBy(change)
    expect(await scheduler.inspect(handle)).toMatchObject({ state: 'lost' })
    await scheduler.cancel(handle)
    expect(processStat(stranger.pid!)).toMatchObject({ ended: false })
  })
})
