// One call of the worker: it runs the task of a folder if nobody else does, and turns what becomes of it into a result and an exit code.

import path from 'node:path'
import type { RunnableApp } from '@cirasa/apps/node'
import { isCodedError } from '@cirasa/errors'
import { claimAttempt, readResult, readTask, writeResult } from '@cirasa/jobs/folder'
import { workerErrors } from './errors.ts'
import { runTask } from './run-task.ts'
import { withoutRoot } from './without-paths.ts'

/** Finds an app by name; nothing is loaded before it is asked for. */
export type AppTable = (name: string) => Promise<RunnableApp | undefined>

/** For bad input: the sentence says what to do. */
const EXIT_BAD_INPUT = 2
/** For a defect of this program. */
const EXIT_DEFECT = 1
/** As a shell says that a process was ended by SIGTERM. */
const EXIT_TERMINATED = 143

/** Gives the exit code: 0 also when there was nothing to do, because another worker has or had the task. */
export async function runWorker(args: readonly string[], apps: AppTable): Promise<number> {
  try {
    if (args.length !== 1) throw workerErrors.USAGE()
    return await workIn(path.resolve(args[0]), apps)
  } catch (error) {
    process.stderr.write(
      `${isCodedError(error) ? `${error.code}: ${error.message} ${error.remedy}` : withoutRoot(String((error as Error)?.stack))}\n`,
    )
    return isCodedError(error) ? EXIT_BAD_INPUT : EXIT_DEFECT
  }
}

async function workIn(folder: string, apps: AppTable): Promise<number> {
  const task = await readTask(folder)
  if (!(await claimAttempt(folder, task.attempt))) return say('another worker has this attempt', 0)
  // An earlier attempt may have been thought lost and have ended all the same.
  if ((await readResult(folder)) !== undefined) return say('the job has its result', 0)
  const result = await runTask(folder, task, apps)
  // Ended by somebody who did not mean this job: without a result it is run again.
  if (result === undefined) return say('ended from outside', EXIT_TERMINATED)
  if (!(await writeResult(folder, result))) return say('the job has its result', 0)
  return say(`${result.outcome}: ${result.reason}`, result.exitCode)
}

function say(words: string, exitCode: number): number {
  process.stdout.write(`cirasa-worker: ${words}\n`)
  return exitCode
}
