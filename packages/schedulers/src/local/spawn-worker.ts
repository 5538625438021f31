// Starts a worker on its own: in a session of its own, without this process's input, secrets or fate.

import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { setPriority } from 'node:os'
import path from 'node:path'
import { contractFiles } from '@cirasa/jobs'
import { schedulerErrors } from '../errors.ts'
import type { LocalSchedulerOptions } from './options.ts'

/** By this variable every process of a task is known, however far it has gone from its parent. */
export const FOLDER_VARIABLE = 'CIRASA_TASK_FOLDER'

/** What workers need of our environment; all else may be a secret of the service. */
const HANDED_ON = /^(PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|LD_LIBRARY_PATH)$/

const LOG_FLAGS = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW

/** Resolves when the process has been started. Throws SCHEDULERS_CANNOT_START. */
export async function spawnWorker(folder: string, options: LocalSchedulerOptions): Promise<ChildProcess> {
  const [program, ...first] = options.command
  try {
    const log = await open(path.join(folder, contractFiles.log), LOG_FLAGS, 0o644)
    try {
      const child = spawn(program, [...first, folder], {
        cwd: folder,
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        env: { ...handedOn(), ...options.env, [FOLDER_VARIABLE]: folder },
      })
      await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject))
      child.unref()
      if (options.nice !== undefined && child.pid !== undefined) standBack(child.pid, options.nice)
      return child
    } finally {
      await log.close()
    }
  } catch (error) {
    throw schedulerErrors.CANNOT_START({ problem: (error as NodeJS.ErrnoException).code ?? 'unknown' }, error)
  }
}

const handedOn = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => HANDED_ON.test(entry[0])))

function standBack(pid: number, nice: number): void {
  try {
    setPriority(pid, nice)
  } catch {
    // It has ended already, or we are not allowed to: the task runs all the same.
  }
}
