// The processes that a test of faults kills: one dispatcher, which is started again each time, and the workers that are there.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { processStat, readProcessFile } from '@cirasa/jobs/folder'

/** A dispatcher process over a folder, killed and started at will. */
export class DispatcherProcess {
  readonly #root: string
  readonly #log: number
  #child: ChildProcess | undefined
  /** Resolves when the running one is at work. */
  ready: Promise<unknown> = Promise.resolve()

  constructor(root: string) {
    this.#root = root
    this.#log = openSync(path.join(root, 'dispatcher.log'), 'a')
  }

  /** Does not wait for `ready`: it may be killed while it starts. */
  start(): void {
    const program = fileURLToPath(new URL('./dispatcher-process.ts', import.meta.url))
    // Started a hundred times, they and their workers had better start fast.
    const env = { ...process.env, NODE_COMPILE_CACHE: path.join(this.#root, 'cache') }
    const child = spawn(process.execPath, [program, this.#root], { stdio: ['ignore', 'pipe', this.#log], env })
    this.ready = Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
    this.#child = child
  }

  /** Gives the pid that was killed. */
  async kill(): Promise<number> {
    const child = this.#child!
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    return child.pid!
  }
}

/** Workers, starting ones too, by the mark that the local scheduler gives them. */
export function workersUnder(root: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids
    .map(Number)
    .filter((pid) => readProcessFile(pid, 'environ')?.includes(`CIRASA_TASK_FOLDER=${root}`) && !processStat(pid)?.ended)
}
