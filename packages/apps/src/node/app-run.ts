// The seam between a worker and an app: what an app is given when it runs on Node, and what it gives back.

import type { AppManifest, AppOptionValue } from '../app.ts'

/** A file to work on, as it lies on this machine. */
export interface AppRunInput {
  readonly path: string
  /** As the user called it, without folders: products are called after it. */
  readonly name: string
}

/** All that an app may touch. It writes into `folder` only and reads `inputs` only, so that a run that was cut off can be repeated. */
export interface AppContext {
  readonly inputs: readonly AppRunInput[]
  /** As asked for and checked: an option that is left out has its default. */
  readonly options: Readonly<Record<string, AppOptionValue>>
  /** An empty folder that the products go into; it exists. Files whose names begin with a dot are not products. */
  readonly folder: string
  /** Threads that may be busy at once. */
  readonly threads: number
  /**
   * Aborted when the run has to end: cancelled, out of time or near its limit of memory. The app then leaves what it has in `folder` and
   * returns or throws, within seconds; after that it is ended.
   */
  readonly signal: AbortSignal
  /** `fraction` is 0 to 1 over the whole run; call it as often as is convenient, what comes too fast is dropped. */
  progress(stage: string, fraction: number, count?: number): void
  /** A line for the log of the job, which its owner can read: no paths, no secrets. */
  log(line: string): void
}

/** What an app says of a run that went well. Its products are the files in `folder`; their kinds are those of its manifest. */
export interface AppOutcome {
  /** Sentences. */
  readonly warnings: readonly string[]
  /** For lists of jobs, such as `{ components: 120 }`. */
  readonly figures: Readonly<Record<string, number>>
}

/**
 * Runs an app once. Throws a CodedError for what is wrong with the inputs or the options: the job fails with its sentence. Anything else
 * that is thrown is a defect of the app.
 */
export type AppRun = (context: AppContext) => Promise<AppOutcome>

/** An app that a worker of this machine can run. */
export interface RunnableApp {
  readonly manifest: AppManifest
  readonly run: AppRun
}
