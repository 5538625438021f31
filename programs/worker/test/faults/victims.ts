// The processes that a test of faults kills: one dispatcher, which is started again each time, and the workers that are there.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { processStat, readProcessFile } from '@cirasa/jobs/folder'

/** A dispatcher process over a folder, killed and started at will. */
export class DispatcherProcess {
  readonly #root: string
  readonly #log: number
  #child: ChildProcess | undefined

  constructor(root: string) {
    this.#root = root
    this.#log = openSync(path.join(root, 'dispatcher.log'), 'a')
  }

  /** Does not wait until it is ready: it may be killed while it starts. */
  start(): void {
    const program = path.join(import.meta.dirname, 'dispatcher-process.ts')
    this.#child = spawn(process.execPath, [program, this.#root], { stdio: ['ignore', this.#log, this.#log] })
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
