// The run contract: a task is a folder, and these are the files in it by which a worker and the service speak to each other.

import type { Instant, JobLimits, JobProgress, OptionValue } from './job.ts'

/** Names of the files of the contract; everything else in the folder is a product or hidden. */
export const contractFiles = {
  /** What to do; written by the service before the task is handed over. */
  task: 'task.json',
  /** One claim an attempt, made by the worker that runs it and by no second one. */
  claim: (attempt: number): string => `claim-${attempt}.json`,
  /** Why an attempt is being ended; written by the service before it has the task stopped. */
  stop: (attempt: number): string => `stop-${attempt}.json`,
  /** One JSON object a line, appended while running. */
  progress: 'progress.ndjson',
  /** What the worker and everything that it starts has to say, for people. */
  log: 'job.log',
  /** How the app of an attempt ended, written the moment it did: the result, but for the products. After it, nobody runs the app again. */
  done: (attempt: number): string => `done-${attempt}.json`,
  /** Written last and at once: what is not there has not ended. */
  result: 'result.json',
  /** The folder that the products lie in. */
  products: 'products',
} as const

/** task.json: what a worker has to do. */
export interface TaskSpec {
  readonly contract: 1
  readonly job: string
  readonly attempt: number
  readonly app: string
  readonly options: Readonly<Record<string, OptionValue>>
  /** Where the inputs lie on the worker's machine, and what their products are called after. */
  readonly inputs: readonly { readonly path: string; readonly name: string }[]
  readonly limits: JobLimits
  /** Threads that the app may use. */
  readonly threads: number
  readonly warnings: readonly string[]
}

/** claim-N.json: which process runs attempt N. */
export interface TaskClaim {
  /** 0 when the service took the claim itself, so that no worker can take it any more: this attempt never runs. */
  readonly pid: number
  /** When the process began, in the kernel's ticks since boot, and which boot: a pid alone may be somebody else's by now. */
  readonly startTicks?: number
  readonly boot?: string
  readonly host: string
  readonly at: Instant
}

/**
 * stop-N.json: that attempt N has to end, and why. A worker that is asked to end (SIGTERM) and finds no such file was not meant by the service:
 * the machine is shutting down, say. It then ends without a result, and the job is run again.
 */
export interface TaskStop {
  readonly because: 'canceled' | 'timed-out' | 'out-of-memory'
  /** One sentence. */
  readonly reason: string
  readonly at: Instant
}

/** A line of progress.ndjson. */
export interface ProgressLine extends JobProgress {
  readonly at: Instant
}

/** A file that a run made. */
export interface Product {
  /** Path below the products folder, with `/`. */
  readonly name: string
  readonly bytes: number
  readonly mediaType: string
  /** What it is for the app, such as `catalog`, `components`, `regions`, `plot`, `map`, `log`. */
  readonly role: string
  readonly description?: string
  /** Hexadecimal. */
  readonly sha256?: string
}

/** result.json: how it ended. */
export interface TaskResult {
  readonly contract: 1
  readonly job: string
  readonly attempt: number
  readonly outcome: 'success' | 'failure' | 'timed-out' | 'out-of-memory' | 'canceled'
  /** 0 for success; as a shell would say it for a signal (128 + n). */
  readonly exitCode: number
  /** Why it ended so, in one sentence without paths of the server. */
  readonly reason: string
  /** The code of the error, when it was an expected one. */
  readonly code?: string
  readonly warnings: readonly string[]
  readonly started: Instant
  readonly ended: Instant
  readonly pid?: number
  /** Partial ones too. */
  readonly products: readonly Product[]
  /** Figures of the run for lists, such as { components: 120 }. */
  readonly figures?: Readonly<Record<string, number>>
  /** Highest memory, in bytes. */
  readonly peakMemoryBytes?: number
}
