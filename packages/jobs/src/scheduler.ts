// Where tasks run. A scheduler starts workers on task folders and reports what becomes of them; it never reads what they found.

import type { JobLimits } from './job.ts'

/** What a scheduler needs to know of a task. */
export interface TaskOrder {
  /** `JOB-ATTEMPT`: the same for the same attempt, whoever asks. */
  readonly id: string
  readonly attempt: number
  /** The task's folder, absolute; `task.json` is in it. */
  readonly folder: string
  readonly limits: JobLimits
  readonly threads: number
  readonly owner: string
}

/** What a scheduler says of a task. */
export type TaskReport =
  | { readonly state: 'waiting'; readonly reason: string }
  | { readonly state: 'running'; readonly pid?: number; readonly since?: number }
  /** No process of it is left. `exitCode` where the scheduler knows it; `because` when it ended the task itself. */
  | {
      readonly state: 'ended'
      readonly exitCode?: number
      readonly because?: 'timed-out' | 'out-of-memory' | 'canceled'
      readonly reason?: string
    }
  /** The scheduler has never heard of it, or has forgotten it, and no process of it is left. */
  | { readonly state: 'lost'; readonly reason?: string }

/** The seam that every scheduler keeps; `schedulerConformance` holds it to these promises. */
export interface Scheduler {
  readonly name: string
  /** Tasks that may be with it at once: the dispatcher hands over no more. */
  readonly capacity: number
  /** Starts the task once. Submitting the same id again gives the same handle and starts nothing: a crash between submit and save is harmless. */
  submit(order: TaskOrder, signal?: AbortSignal): Promise<string>
  /** What the scheduler says now. Never throws for a task that it has forgotten: that is the state 'lost'. */
  inspect(handle: string): Promise<TaskReport>
  /** Ends the task and all its processes, asking first; resolves when none is left. Cancelling an ended task does nothing. */
  cancel(handle: string): Promise<void>
  /** Stops watching. Running tasks go on. */
  close(): Promise<void>
}
