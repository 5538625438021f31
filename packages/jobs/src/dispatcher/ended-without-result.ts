// The result of a task that could not write one itself: said by the service, with the products that are there.

import { isVoid, lastWords, listProducts, type ProductKind, readClaim, readDone } from '../folder/index.ts'
import type { Instant, Job } from '../job.ts'
import type { TaskReport } from '../scheduler.ts'
import type { TaskResult, TaskStop } from '../task.ts'

/** Signals by which others end a process, as exit codes: HUP, INT, KILL, TERM. What a program does to itself (SEGV, ABRT) is its failure. */
const KILLED = new Set([129, 130, 137, 143])

/** As a shell would say it. */
const exitCodeOf: Readonly<Record<TaskStop['because'], number>> = { canceled: 143, 'timed-out': 124, 'out-of-memory': 137 }

/** At least how it ended; all that the worker could still say, where it could. */
export type Ending = Pick<TaskResult, 'outcome' | 'exitCode' | 'reason'> & Partial<TaskResult>

const reasonOf: Readonly<Record<TaskStop['because'], string>> = {
  canceled: 'It was canceled.',
  'timed-out': 'It ran longer than its limit.',
  'out-of-memory': 'It needed more memory than its limit.',
}

/** How a stopped task ended. */
export const endingOfStop = ({ because, reason }: Pick<TaskStop, 'because'> & { readonly reason?: string }): Ending => ({
  outcome: because,
  exitCode: exitCodeOf[because],
  reason: reason || reasonOf[because],
})

/**
 * How a task without a result ended; undefined when nothing says that it ended by itself, so that the job has to be run again. Where its app
 * had ended, that counts, whatever befell the worker afterwards.
 */
export async function endingOf(folder: string, attempt: number, report: TaskReport): Promise<Ending | undefined> {
  const done = await readDone(folder, attempt)
  if (done !== undefined) return done
  if (report.state !== 'ended') return undefined
  if (report.because !== undefined) return endingOfStop({ because: report.because, reason: report.reason })
  if (report.exitCode === undefined || KILLED.has(report.exitCode)) return undefined
  const words = await lastWords(folder)
  const reason = `The worker ended without a result, with exit code ${report.exitCode}${words === undefined ? '.' : `: ${words}`}`
  return { outcome: 'failure', exitCode: report.exitCode, reason }
}

/** Puts the result together, with partial products. */
export async function composeResult(
  job: Job,
  folder: string,
  ending: Ending,
  { kindOf, now }: { readonly kindOf: (name: string) => ProductKind; readonly now: Instant },
): Promise<TaskResult> {
  const claim = await readClaim(folder, job.attempt).catch(() => undefined)
  const ran = claim !== undefined && !isVoid(claim)
  return {
    contract: 1,
    job: job.id,
    attempt: job.attempt,
    warnings: [],
    started: ran ? claim.at : now,
    ended: now,
    ...(ran ? { pid: claim.pid } : {}),
    ...ending,
    products: await listProducts(folder, kindOf),
  }
}
