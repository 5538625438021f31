// What the use-cases ask of the parts that they join: the dispatcher, the apps, and the reader of FITS metadata.

import type { AppManifest } from '@cirasa/apps'
import type { Job, OptionValue } from '@cirasa/jobs'

/** The keeper of waiting and running jobs, as far as the use-cases know it. */
export interface JobRunner {
  /** Something may be waiting: look now, not at the next turn. */
  wake(): void
  /** Calls back with every job that changed; gives the function that ends it. */
  watch(listener: (job: Job) => void): () => void
  /** The folder of a job's last attempt, absolute; undefined before the first one. */
  folderOf(job: Job): string | undefined
  /** Takes away all folders of a job that has been removed. */
  removeFolders(job: Job): Promise<void>
  /** False when it has stopped looking after jobs. */
  isAlive(): boolean
}

/** The apps of this service. */
export interface AppCatalogue {
  readonly manifests: readonly AppManifest[]
  /** Options as they are kept in the job, and what of the request has no effect. Throws what `@cirasa/apps` throws for a bad option. */
  check(manifest: AppManifest, given: Readonly<Record<string, unknown>>, mode: SubmitMode): CheckedOptions
}

/** `wire` takes unknown names with a warning, as clients of caesar-rest need; `native` refuses them. */
export type SubmitMode = 'wire' | 'native'

/** Options that passed. */
export interface CheckedOptions {
  readonly options: Readonly<Record<string, OptionValue>>
  readonly warnings: readonly string[]
}

/** Reads what is worth knowing of a FITS file at ingest; plain JSON. */
export type DescribeFits = (path: string, signal?: AbortSignal) => Promise<Readonly<Record<string, unknown>>>
