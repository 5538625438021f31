// What a dispatcher needs: where jobs are kept, where they run, and how their folders are made.

import type { ProductKind } from '../folder/index.ts'
import type { Instant, Job } from '../job.ts'
import type { JobRecords } from '../record-store.ts'
import type { Scheduler } from '../scheduler.ts'
import type { JobEvents } from './job-events.ts'
import type { PauseBounds } from './pause.ts'

export interface DispatcherOptions {
  readonly jobs: JobRecords
  readonly scheduler: Scheduler
  /** The folder of a job, absolute: the same for all its attempts and after every restart. */
  folderOf(job: Job): string
  /**
   * Makes the folder of this attempt ready: inputs first, then `writeTask` as the last act. It may be called again for the same attempt, after
   * a crash in the midst of it. A CodedError aborts the job with its sentence; anything else is tried again.
   */
  prepare(job: Job): Promise<void>
  /** What a product is for the job's app, for runs that could not say so themselves. */
  productKind?(job: Job, name: string): ProductKind
  /** Told of what happens to jobs; whoever accepts and cancels jobs tells the same one. */
  readonly events?: JobEvents
  /** Tasks under way at once, whatever the scheduler has room for. */
  readonly concurrency?: number
  /** How often a job is begun before a lost worker is its failure. 5. */
  readonly attempts?: number
  /** Pauses between looks at a task, in ms; news in its folder ends them early. 50 to 1000. */
  readonly pauses?: PauseBounds
  /** Milliseconds that the processes of a task may take to go after its result; then they are ended. 5000. */
  readonly settleMs?: number
  readonly now?: () => Instant
  /** For the log of the service: an error that is tried again, with the job that it befell. */
  onError?(error: unknown, job?: Job): void
}
