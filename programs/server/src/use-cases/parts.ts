// What the service is made of: given to it once, so that tests give other parts.

import type { FileRecord, FileStore, Instant, JobLimits, Quota, RecordStore } from '@cirasa/jobs'
import type { AppCatalogue, DescribeFits, JobRunner } from './seams.ts'
import type { Dataset } from './service.ts'

/** A dataset and where it lies. */
export interface DatasetPlace extends Dataset {
  readonly path: string
}

/** What the operator decides. */
export interface ServiceSettings {
  readonly maxFileBytes: number
  readonly quota: Quota
  /** What holds for a job that asks for no limit, and the most that one may ask for. */
  readonly limits: { readonly standard: JobLimits; readonly highest: JobLimits }
  /** How long ended jobs are kept, in milliseconds; for ever where left out. */
  readonly keepJobs?: number
  /** How long removed files can be restored, in milliseconds. */
  readonly keepBin: number
  readonly datasets: readonly DatasetPlace[]
  /** Folders below which a path of the server may be an input. */
  readonly inputRoots: readonly string[]
}

/** Where the service notes what an operator should know; never a path or a name that a user gave. */
export interface ServiceLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
}

/** Everything that the use-cases work with. */
export interface ServiceParts {
  readonly records: RecordStore
  /** Uploads, under `OWNER/ID.FORMAT`. */
  readonly files: FileStore
  readonly runner: JobRunner
  /** What a job's field `scheduler` says before it is dispatched. */
  readonly schedulerName: string
  readonly apps: AppCatalogue
  readonly describeFits?: DescribeFits
  readonly settings: ServiceSettings
  readonly log: ServiceLog
  readonly clock: () => Instant
  /** Told of every file that was taken in. */
  readonly onFile?: (file: FileRecord) => void
}
