// Calls the worker on a folder, as a scheduler does, and gives what came of it.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TaskResult, TaskSpec } from '@cirasa/jobs'
import { readResult, writeTask } from '@cirasa/jobs/folder'
import { onTestFinished } from 'vitest'

export interface WorkerCall {
  readonly folder: string
  readonly child: ChildProcess
  /** How it ended, as a shell would say it, with what it left. */
  end(): Promise<{ readonly code: number; readonly result: TaskResult | undefined; readonly log: string }>
}

/** A new folder with a task for one of the test apps. */
export async function taskFolder(app: string, change: Partial<TaskSpec> = {}): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-worker-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const inputs = [{ path: '/srv/secret/x.fits', name: 'vela.fits' }]
  await writeTask(folder, {
    contract: 1,
    job: 'ab12',
    attempt: 1,
    app,
    options: { words: 'hello' },
    inputs,
    limits: {},
    threads: 1,
    warnings: [],
    ...change,
  })
  return folder
}

/** The worker with the test apps. */
export const testWorker = fileURLToPath(new URL('./test-worker.ts', import.meta.url))

/** Starts it on a folder. */
export function startWorker(folder: string): WorkerCall {
  const child = spawn(process.execPath, [testWorker, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: Buffer[] = []
  child.stdout.on('data', (piece) => said.push(piece))
  child.stderr.on('data', (piece) => said.push(piece))
  const closed = once(child, 'close')
  return {
    folder,
    child,
    end: async () => {
      const [code, signal] = await closed
      const result = await readResult(folder)
      return { code: code ?? 128 + constants.signals[signal as NodeJS.Signals], result, log: Buffer.concat(said).toString() }
    },
  }
}

/** Runs a task to its end. */
export const runWorkerOn = async (app: string, change: Partial<TaskSpec> = {}) => startWorker(await taskFolder(app, change)).end()

/** The text of a product of a folder. */
export const productText = (folder: string, name: string): string => readFileSync(path.join(folder, 'products', name), 'utf8')
