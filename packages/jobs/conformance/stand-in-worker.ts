// A worker for suites: it keeps the run contract and behaves as the options of its task say, well or badly.

import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { claimAttempt, readTask, writeResult } from '@cirasa/jobs/folder'

/** In the folder of the task: one line for every run of an attempt, and one for the pid of every process of it. */
export const standInFiles = { runs: 'runs.txt', pids: 'pids.txt' } as const

/** What the stand-in can be told to do, as options of its task. */
export interface StandInOptions {
  /** Ends with this code and without a result; with a result and 0 when left out. */
  readonly exitCode?: number
  /** Stays this long before its end. */
  readonly ms?: number
  /** Stays until it is ended, asleep: not even its own signal handlers run. */
  readonly blocked?: boolean
  readonly ignoresTerm?: boolean
  /** Starts a child that ignores SIGTERM, and a second one in a session of its own; both stay when the worker goes. */
  readonly children?: boolean
  /** Bytes that it keeps. */
  readonly memory?: number
}

async function work(folder: string): Promise<number> {
  const { attempt, job, options } = await readTask(folder)
  if (!(await claimAttempt(folder, attempt))) return 0
  const started = Date.now()
  appendFileSync(path.join(folder, standInFiles.runs), `${attempt}\n`)
  notePid(folder, process.pid)
  const { exitCode = 0, ms = 0, blocked, ignoresTerm, children, memory = 0 } = options as StandInOptions
  if (ignoresTerm) process.on('SIGTERM', () => undefined)
  if (children) await startChildren(folder)
  const kept = Array.from({ length: Math.ceil(memory / (8 << 20)) }, () => Buffer.alloc(8 << 20, 1))
  if (blocked) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  await new Promise((resolve) => setTimeout(resolve, ms, kept))
  if (exitCode !== 0) {
    process.stderr.write('Error: the stand-in was told to fail\n')
    return exitCode
  }
  const result = { contract: 1, job, attempt, outcome: 'success', exitCode, reason: 'Completed.', warnings: [], products: [] } as const
  await writeResult(folder, { ...result, started, ended: Date.now(), pid: process.pid })
  return 0
}

async function startChildren(folder: string): Promise<void> {
  const stubborn = 'process.on("SIGTERM", () => {}); process.stdout.write("ready"); setInterval(() => {}, 1000)'
  for (const detached of [false, true]) {
    const child = spawn(process.execPath, ['-e', stubborn], { stdio: ['ignore', 'pipe', 'ignore'], detached })
    notePid(folder, child.pid!)
    await new Promise((resolve) => child.stdout.once('data', resolve))
  }
}

const notePid = (folder: string, pid: number) => appendFileSync(path.join(folder, standInFiles.pids), `${pid}\n`)

if (import.meta.main) process.exit(await work(process.argv[2]))
