// What a user submits: a job, as it is kept and as everybody speaks of it.

import type { JobState } from './states.ts'

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number

/** What an option may be given as. */
export type OptionValue = string | number | boolean

/** What a job works on: a file that was uploaded, a dataset that the service offers, or a path of the server under a configured root. */
export type JobInput =
  | { readonly kind: 'file'; readonly id: string; readonly name: string }
  | { readonly kind: 'dataset'; readonly id: string }
  | { readonly kind: 'path'; readonly path: string }

/** What one run of a job may take. A limit that is left out does not bound. */
export interface JobLimits {
  /** Wall time, in seconds. */
  readonly seconds?: number
  /** Memory of all processes of the task together, in bytes. */
  readonly memoryBytes?: number
}

/** How far a running job is, in the app's own words. */
export interface JobProgress {
  readonly stage: string
  /** 0 to 1. */
  readonly fraction: number
  readonly count?: number
}

/** A job. Frozen: what becomes of it are new objects, made by the functions of transitions.ts. */
export interface Job {
  /** 32 hexadecimal digits, unguessable. */
  readonly id: string
  readonly owner: string
  readonly app: string
  /** As asked for and checked: names of the app's option table only. */
  readonly options: Readonly<Record<string, OptionValue>>
  readonly inputs: readonly JobInput[]
  readonly tag: string
  readonly state: JobState
  /** Why the job is in this state, in one sentence. */
  readonly reason: string
  /** What of the request has no effect, in sentences; and what the run warned of. */
  readonly warnings: readonly string[]
  readonly submitted: Instant
  /** When the task that counts began, and when the job came to its last state. */
  readonly started?: Instant
  readonly ended?: Instant
  /** How many tasks have been made for it: 0 until the first one is handed to the scheduler. */
  readonly attempt: number
  readonly scheduler: string
  /** How the scheduler knows the task of this attempt; absent before it was handed over. */
  readonly handle?: string
  /** True when no process of this job is left, or there never was one: an ended job may still have one that has to be stopped. */
  readonly taskEnded: boolean
  readonly pid?: number
  readonly exitCode?: number
  /** Seconds that the run took. */
  readonly elapsed: number
  readonly limits: JobLimits
  /** Bytes of all its products. */
  readonly productBytes: number
  readonly progress?: JobProgress
  /** The same for all jobs of one submission of many files. */
  readonly batch?: string
  readonly rerunOf?: string
  /** When an ended job and its products are taken away; absent when they are kept. */
  readonly expires?: Instant
  /** Counts changes, so that readers can tell an old copy. */
  readonly revision: number
}
