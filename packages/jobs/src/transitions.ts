// What happens to jobs, as named functions over the table of states: each gives the job as it is afterwards, or the same one unchanged.

import { jobErrors } from './errors.ts'
import type { Instant, Job, JobProgress } from './job.ts'
import { isEnded, type TransitionName, transitionTable } from './states.ts'
import type { TaskResult } from './task.ts'

/** The job is handed to the scheduler: `attempt` counts up, and the handle becomes known when the scheduler has answered. */
export function dispatchJob(job: Job, { scheduler }: { readonly scheduler: string }): Job {
  return moved(job, 'dispatch', {
    scheduler,
    attempt: job.attempt + 1,
    handle: undefined,
    taskEnded: false,
    reason: 'Handed to the scheduler.',
  })
}

/** The scheduler has the task. Later answers about an older attempt change nothing. */
export function noteHandle(job: Job, attempt: number, handle: string): Job {
  return job.attempt !== attempt || job.handle === handle ? job : changed(job, { handle })
}

/** Why the job waits, in the scheduler's own words. */
export function noteReason(job: Job, reason: string): Job {
  return job.state !== 'PENDING' || job.reason === reason ? job : changed(job, { reason })
}

/** The worker of this attempt has begun. A job that has ended meanwhile, a cancelled one say, stays as it is. */
export function startJob(job: Job, attempt: number, { at, pid }: { readonly at: Instant; readonly pid?: number }): Job {
  if (job.attempt !== attempt || job.state === 'RUNNING' || isEnded(job.state)) return job
  return moved(job, 'start', { started: at, pid, reason: 'Running.' })
}

/** How far the worker of this attempt is. Nothing that is kept for ever: it may be dropped. */
export function noteProgress(job: Job, attempt: number, progress: JobProgress): Job {
  return job.attempt !== attempt || job.state !== 'RUNNING' ? job : changed(job, { progress })
}

/**
 * The task of this attempt has left a result. A job that had ended before, such as a cancelled one, stays as it ended and notes what its task
 * left. Called again, or for an older attempt, it changes nothing.
 *
 * @param taskEnded false while processes of the task are still seen; `endTask` follows.
 */
export function finishJob(job: Job, attempt: number, result: TaskResult, taskEnded = true): Job {
  if (job.attempt !== attempt || job.taskEnded) return job
  const productBytes = result.products.reduce((sum, { bytes }) => sum + bytes, 0)
  if (isEnded(job.state)) return taskEnded ? changed(job, { taskEnded, productBytes }) : job
  return moved(job, transitionOf[result.outcome], {
    started: job.started ?? result.started,
    ended: result.ended,
    elapsed: (result.ended - result.started) / 1000,
    pid: result.pid ?? job.pid,
    exitCode: result.exitCode,
    reason: result.reason,
    warnings: [...job.warnings, ...result.warnings],
    productBytes,
    progress: undefined,
    taskEnded,
  })
}

const transitionOf: Readonly<Record<TaskResult['outcome'], TransitionName>> = {
  success: 'succeed',
  failure: 'fail',
  'out-of-memory': 'fail',
  'timed-out': 'timeOut',
  canceled: 'cancel',
}

/** The task of this attempt was lost: the job waits again, or fails when it was tried often enough. */
export function requeueJob(job: Job, attempt: number, { at, because, attempts }: { at: Instant; because: string; attempts: number }): Job {
  if (job.attempt !== attempt || job.taskEnded) return job
  if (isEnded(job.state)) return endTask(job)
  const taken = { handle: undefined, taskEnded: true, progress: undefined, pid: undefined }
  if (job.attempt >= attempts) {
    const reason = `${because} It was tried ${job.attempt} times; submit it again when the cause is found.`
    return moved(job, 'fail', { ...taken, ended: at, elapsed: elapsedOf(job, at), reason })
  }
  return moved(job, 'requeue', { ...taken, started: undefined, reason: `${because} It will be run again.` })
}

/** The user does not want the job any more. An ended job stays as it is; a process that is left is stopped by the dispatcher. */
export function cancelJob(job: Job, at: Instant): Job {
  if (isEnded(job.state)) return job
  return moved(job, 'cancel', { ended: at, elapsed: elapsedOf(job, at), reason: 'Canceled by the user.', progress: undefined })
}

/** The job could not be handed to the scheduler, and trying again would not help. */
export function abortJob(job: Job, at: Instant, because: string): Job {
  if (isEnded(job.state)) return job
  return moved(job, 'abort', { ended: at, reason: because, taskEnded: true })
}

/** When the job is taken away once it has ended; undefined keeps it. */
export function keepJobUntil(job: Job, expires: Instant | undefined): Job {
  return job.expires === expires ? job : changed(job, { expires })
}

/** No process of this job is left. */
export function endTask(job: Job): Job {
  return job.taskEnded ? job : changed(job, { taskEnded: true })
}

const elapsedOf = ({ started }: Job, at: Instant): number => (started === undefined ? 0 : (at - started) / 1000)

function moved(job: Job, name: TransitionName, change: Partial<Job>): Job {
  const { from, to } = transitionTable[name]
  if (!from.includes(job.state)) throw jobErrors.NO_SUCH_TRANSITION({ name, state: job.state })
  return changed(job, { ...change, state: to })
}

const changed = (job: Job, change: Partial<Job>): Job => Object.freeze({ ...job, ...change, revision: job.revision + 1 })
