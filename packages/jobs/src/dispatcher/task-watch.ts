// Looks after one task until none of its processes is left. What to do next is read from the folder and the record each time, never remembered.

import { mkdir } from 'node:fs/promises'
import { isCodedError } from '@cirasa/errors'
import { findTask, isVoid, readClaim, readProgress, readResult, readTask, voidClaim, writeResult, writeStop } from '../folder/index.ts'
import type { Job } from '../job.ts'
import type { TaskReport } from '../scheduler.ts'
import { isEnded } from '../states.ts'
import type { TaskResult } from '../task.ts'
import { abortJob, endTask, finishJob, noteHandle, noteProgress, noteReason, requeueJob, startJob } from '../transitions.ts'
import { Bell } from './bell.ts'
import { composeResult, type Ending, endingOf, endingOfStop } from './ended-without-result.ts'
import { watchFolder } from './folder-watch.ts'
import type { JobEvent, JobEvents } from './job-events.ts'
import type { DispatcherOptions } from './options.ts'
import { Pause } from './pause.ts'

/** Between two looks at a task, however much news there is. */
const FLOOR_MS = 10
/** Records of progress are written at most this often. */
const PROGRESS_MS = 500
/** A result is usually followed by the end of its process: waiting this long for it spares a second change of the record. */
const EXIT_MS = 250
const ERROR_PAUSES = { least: 250, most: 30_000 }
/** How often a folder that cannot be made ready, for a reason unknown, is tried again. */
const MOST_PREPARATIONS = 8

/** What a look came to: `again` at once, `soon` within some milliseconds, `wait` for news, or `done`. */
type Look = 'again' | 'soon' | 'wait' | 'done'

/** A dispatcher's options with everything filled in. */
export type WatchOptions = Required<Omit<DispatcherOptions, 'concurrency' | 'events'>> & { readonly events: JobEvents }

export class TaskWatch {
  readonly #options: WatchOptions
  readonly #bell = new Bell()
  readonly #errors = new Pause(ERROR_PAUSES)
  #job: Job
  #endListening: (() => void) | undefined
  #resultSeen: number | undefined
  #progressNoted = { at: 0, line: 0 }
  #preparations = 0
  #handedOverAgain = false

  constructor(job: Job, options: WatchOptions) {
    this.#job = job
    this.#options = options
  }

  /** The job as it was read just now: somebody may have cancelled it. */
  tell(job: Job): void {
    if (job.revision <= this.#job.revision) return
    this.#job = job
    this.#bell.ring()
  }

  /** Ends when the task has, or when the signal aborts. Never throws: what fails is tried again. */
  async run(signal: AbortSignal): Promise<void> {
    const pause = new Pause(this.#options.pauses)
    try {
      while (!signal.aborted) {
        const revision = this.#job.revision
        const { look, wait } = await this.#lookSafely()
        if (look === 'done') return
        if (this.#job.revision !== revision) pause.reset()
        await new Bell().sleep(FLOOR_MS, signal)
        if (look === 'wait') await this.#bell.sleep(wait ?? pause.next(), signal)
      }
    } finally {
      this.#endListening?.()
    }
  }

  async #lookSafely(): Promise<{ readonly look: Look; readonly wait?: number }> {
    try {
      const look = await this.#look()
      this.#errors.reset()
      return { look }
    } catch (error) {
      if (error === GONE) return { look: 'done' }
      this.#options.onError(error, this.#job)
      return { look: 'wait', wait: this.#errors.next() }
    }
  }

  async #look(): Promise<Look> {
    const job = this.#job
    const folder = this.#options.folderOf(job)
    if (job.taskEnded) return 'done'
    if (isEnded(job.state)) return this.#clearAway(folder)
    const result = await this.#result(folder)
    if (result !== undefined) return this.#finish(result)
    const claim = await readClaim(folder, job.attempt)
    if (claim !== undefined && isVoid(claim)) return this.#requeue('The task was lost before it began.')
    if (job.handle === undefined) return this.#handOver(folder)
    this.#listen(folder)
    if (claim !== undefined && job.state === 'PENDING') {
      await this.#apply('started', (seen) => startJob(seen, job.attempt, { at: claim.at, pid: claim.pid }))
    }
    if (claim !== undefined) await this.#noteProgress(folder)
    const report = await this.#options.scheduler.inspect(job.handle)
    if (report.state === 'waiting') await this.#apply('waiting', (seen) => noteReason(seen, report.reason))
    return report.state === 'ended' || report.state === 'lost' ? this.#endWithoutResult(folder, report) : 'wait'
  }

  /** A result that cannot be read is one too: the worker's last act was not what it should have been. */
  async #result(folder: string): Promise<TaskResult | undefined> {
    try {
      return await readResult(folder)
    } catch (error) {
      if (!isCodedError(error)) throw error
      const reason = 'The worker left a result that cannot be read.'
      return this.#compose(folder, { outcome: 'failure', exitCode: 1, reason })
    }
  }

  async #handOver(folder: string): Promise<Look> {
    const { attempt, id } = this.#job
    try {
      const written = await findTask(folder).catch(() => undefined)
      if (written?.job !== id || written.attempt !== attempt) await this.#options.prepare(this.#job)
      await readTask(folder)
    } catch (error) {
      return this.#cannotPrepare(error)
    }
    this.#listen(folder)
    await this.#submit(folder)
    return 'again'
  }

  async #cannotPrepare(error: unknown): Promise<Look> {
    this.#preparations++
    const isFinal = isCodedError(error) && error.code !== 'JOBS_STORE_UNAVAILABLE' && error.code !== 'JOBS_CONTRACT_NOT_WRITABLE'
    if (!isFinal && this.#preparations < MOST_PREPARATIONS) throw error
    if (!isFinal) this.#options.onError(error, this.#job)
    const because = isFinal ? `${error.message} ${error.remedy}` : 'The folder of the job could not be made ready.'
    await this.#apply('ended', (seen) => (seen.state === 'PENDING' ? abortJob(seen, this.#options.now(), because) : seen))
    return 'again'
  }

  /** Submitting twice starts nothing twice: the scheduler promises it, and the claim would see to it. */
  async #submit(folder: string): Promise<string> {
    const { id, attempt, limits, owner } = this.#job
    const threads = (await findTask(folder).catch(() => undefined))?.threads ?? 1
    const order = { id: `${id}-${attempt}`, attempt, folder, limits, threads, owner }
    let handle: string
    try {
      handle = await this.#options.scheduler.submit(order)
    } catch (error) {
      const words = isCodedError(error) ? error.message : 'It does not answer.'
      await this.#apply('waiting', (seen) => noteReason(seen, `The scheduler could not take the task yet: ${words}`))
      throw error
    }
    await this.#apply('dispatched', (seen) => noteHandle(seen, attempt, handle))
    return handle
  }

  async #noteProgress(folder: string): Promise<void> {
    const now = performance.now()
    if (now - this.#progressNoted.at < PROGRESS_MS) return
    const line = await readProgress(folder)
    if (line === undefined || line.at === this.#progressNoted.line) return
    const { at, ...progress } = line
    this.#progressNoted = { at: now, line: at }
    await this.#apply('progress', (seen) => noteProgress(seen, this.#job.attempt, progress))
  }

  async #finish(result: TaskResult): Promise<Look> {
    const { attempt, handle } = this.#job
    const { scheduler, folderOf } = this.#options
    const report = await scheduler.inspect(handle ?? (await this.#submit(folderOf(this.#job))))
    const isGone = report.state === 'ended' || report.state === 'lost'
    const now = performance.now()
    this.#resultSeen ??= now
    if (!isGone && now - this.#resultSeen < EXIT_MS) return 'soon'
    await this.#apply('ended', (seen) => finishJob(seen, attempt, result, isGone))
    return 'again'
  }

  /** The scheduler says that no process is left. Only when that can never change any more is the attempt over. */
  async #endWithoutResult(folder: string, report: TaskReport & { state: 'ended' | 'lost' }): Promise<Look> {
    const { attempt } = this.#job
    // The worker may have written its result after the last look and ended before the scheduler was asked.
    if ((await this.#result(folder)) !== undefined) return 'again'
    if ((await readClaim(folder, attempt)) === undefined) {
      if (report.state === 'lost' && !this.#handedOverAgain) {
        this.#handedOverAgain = true
        return this.#handOver(folder)
      }
      // A worker that is still on its way here would run beside the next attempt: now it cannot, even where the folder was taken away.
      await mkdir(folder, { recursive: true })
      if (!(await voidClaim(folder, attempt))) return 'again'
    }
    const ending = (await endingOf(folder, attempt, report)) ?? this.#givenUp(report)
    if (ending === undefined) return this.#requeue(because(report))
    const result = await this.#compose(folder, ending)
    // Where the disk is full, say, the result is kept in the record alone.
    if (await writeResult(folder, result).catch(() => false)) return 'again'
    return this.#finish((await this.#result(folder)) ?? result)
  }

  #givenUp(report: TaskReport & { state: 'ended' | 'lost' }): Ending | undefined {
    const { attempt } = this.#job
    if (attempt < this.#options.attempts) return undefined
    const exitCode = report.state === 'ended' ? (report.exitCode ?? 137) : 137
    const reason = `${because(report)} It was tried ${attempt === 1 ? 'once' : `${attempt} times`}; submit it again when the cause is found.`
    return { outcome: 'failure', exitCode, reason }
  }

  async #requeue(why: string): Promise<Look> {
    const { attempts, now } = this.#options
    await this.#apply('requeued', (seen) => requeueJob(seen, this.#job.attempt, { at: now(), because: why, attempts }))
    return 'again'
  }

  /** The job has ended, and its task may not have: a cancelled one is stopped, another one may take a moment to go by itself. */
  async #clearAway(folder: string): Promise<Look> {
    const job = this.#job
    if (job.state !== 'CANCELED' && job.handle !== undefined) {
      const { state } = await this.#options.scheduler.inspect(job.handle)
      if (state === 'ended' || state === 'lost') return this.#noteEnd(undefined)
      if (this.#options.now() - (job.ended ?? 0) < this.#options.settleMs) return 'wait'
    }
    const task = await findTask(folder).catch(() => undefined)
    // Without this attempt's task in the folder there was nothing to hand over, and nothing that a worker could run.
    if (job.handle === undefined && task?.attempt !== job.attempt) return this.#noteEnd(undefined)
    await this.#stop(folder)
    const result = (await this.#result(folder)) ?? (await this.#compose(folder, endingOfStop({ because: 'canceled', reason: job.reason })))
    await writeResult(folder, result).catch(() => false)
    return this.#noteEnd(result)
  }

  async #stop(folder: string): Promise<void> {
    const { attempt, state, reason, handle } = this.#job
    // A folder that is gone or full stops nobody from ending the processes.
    if (state === 'CANCELED') {
      await writeStop(folder, attempt, { because: 'canceled', reason, at: this.#options.now() }).catch(() => undefined)
    }
    await voidClaim(folder, attempt).catch(() => undefined)
    await this.#options.scheduler.cancel(handle ?? (await this.#submit(folder)))
  }

  async #noteEnd(result: TaskResult | undefined): Promise<Look> {
    const { attempt } = this.#job
    await this.#apply('task-ended', (seen) => (result === undefined ? endTask(seen) : finishJob(seen, attempt, result)))
    return 'again'
  }

  #compose(folder: string, ending: Ending): Promise<TaskResult> {
    const { productKind, now } = this.#options
    return composeResult(this.#job, folder, ending, { kindOf: (name) => productKind(this.#job, name), now: now() })
  }

  async #apply(kind: JobEvent['kind'], change: (job: Job) => Job): Promise<void> {
    let hasChanged = false
    const after = await this.#options.jobs.apply(this.#job.id, (seen) => {
      const next = change(seen)
      hasChanged = next !== seen
      return next
    })
    if (after === undefined) return this.#leave()
    this.#job = after
    if (hasChanged) this.#options.events.tell({ kind, job: after })
  }

  /** The record was taken away under us: nobody wants the task any more. */
  async #leave(): Promise<never> {
    if (this.#job.handle !== undefined) await this.#options.scheduler.cancel(this.#job.handle)
    throw GONE
  }

  #listen(folder: string): void {
    this.#endListening ??= watchFolder(folder, () => this.#bell.ring())
  }
}

/** Ends a watch from within; nobody else sees it. */
const GONE = new Error('The record of the job is gone.')

const because = (report: TaskReport & { state: 'ended' | 'lost' }): string =>
  report.state === 'ended' ? 'The worker was killed from outside.' : (report.reason ?? 'The worker was lost.')
