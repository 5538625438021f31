// Where records lie: files, jobs, accounts, statements, workspaces. Every method is one transaction; accounts move in the transaction that moves what they count.

import type { Instant, Job } from './job.ts'
import type { StatementRecords } from './statement-records.ts'
import type { JobState } from './states.ts'
import type { WorkspaceRecords } from './workspace-records.ts'

/** An uploaded file. */
export interface FileRecord {
  /** 32 hexadecimal digits, unguessable. */
  readonly id: string
  readonly owner: string
  /** As the user called it, without folders. */
  readonly name: string
  /** Without the dot, lower case: `fits`, `png`, `jpg`, `gif`, `json`. */
  readonly format: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
  readonly tag: string
  readonly uploaded: Instant
  /** What was read from it at ingest, such as a summary of its HDUs; plain JSON. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Since when it lies in the bin; absent for a file in use. */
  readonly removed?: Instant
}

/** A part of a list, newest first, and where the next part begins. */
export interface Page<T> {
  readonly items: readonly T[]
  /** Give it back as `after` for the next part; absent at the end. */
  readonly next?: string
  readonly total: number
}

export interface PageQuery {
  /** At most this many; 100 where left out. */
  readonly limit?: number
  readonly after?: string
  readonly search?: string
  readonly tag?: string
}

/** Orders of lists of files. Names go by their code points, so that upper case comes before lower case. */
export type FileOrder = 'newest' | 'oldest' | 'name' | 'largest'

export interface FileQuery extends PageQuery {
  /** The order of the list; newest first where left out. A page goes on in the order that it was begun in. */
  readonly sort?: FileOrder
  readonly format?: string
  /** True lists the bin instead. */
  readonly removed?: boolean
}

export interface JobQuery extends PageQuery {
  readonly state?: JobState
  readonly app?: string
  readonly batch?: string
  /** Jobs that work on this file. */
  readonly input?: string
}

/** What an owner may have; a bound that is left out does not bind. */
export interface Quota {
  readonly bytes?: number
  readonly jobs?: number
  readonly concurrentJobs?: number
}

/** Counters of one owner, or of all. Bytes are whole bytes; the wire's KiB are made of them. */
export interface Account {
  readonly owner: string
  readonly files: number
  readonly fileBytes: number
  readonly productBytes: number
  /** Jobs by the state that they are in. */
  readonly jobs: Readonly<Record<JobState, number>>
  /** Seconds of all ended runs, and of those that succeeded. */
  readonly runSeconds: number
  readonly successSeconds: number
  readonly changed: Instant
}

/** A day's sums, for plots over time. */
export interface AccountDay {
  /** `2026-11-20`, UTC. */
  readonly day: string
  readonly submitted: number
  readonly ended: number
  readonly runSeconds: number
  readonly uploadedBytes: number
}

export interface FileRecords {
  /** Throws JOBS_QUOTA_BYTES when the owner has no room for it. */
  add(file: FileRecord, quota?: Quota): Promise<void>
  get(owner: string, id: string): Promise<FileRecord | undefined>
  list(owner: string, query?: FileQuery): Promise<Page<FileRecord>>
  update(owner: string, id: string, change: Partial<Pick<FileRecord, 'name' | 'tag' | 'metadata'>>): Promise<FileRecord | undefined>
  /** Into the bin: out of lists and lookups for new jobs, still counted, until `purge` or `restore`. */
  remove(owner: string, id: string, at: Instant): Promise<FileRecord | undefined>
  restore(owner: string, id: string): Promise<FileRecord | undefined>
  /** Forgets the record of a file whose bytes are gone. */
  purge(owner: string, id: string): Promise<void>
  /** Those that have been in the bin since before then, and are the input of no job that has not ended; of one owner or of all, longest first. */
  removedBefore(at: Instant, limit: number, owner?: string): Promise<readonly FileRecord[]>
}

export interface JobRecords {
  /** All or none. Throws JOBS_QUOTA_JOBS, JOBS_QUOTA_CONCURRENT; and JOBS_INPUT_GONE when an input file has been removed meanwhile. */
  add(jobs: readonly Job[], quota?: Quota): Promise<void>
  get(owner: string, id: string): Promise<Job | undefined>
  list(owner: string, query?: JobQuery): Promise<Page<Job>>
  /**
   * Reads, changes and writes one job in a transaction, and moves the accounts with it; gives the job as it is afterwards.
   * `change` is one of the functions of transitions.ts: giving the same object back writes nothing.
   */
  apply(id: string, change: (job: Job) => Job): Promise<Job | undefined>
  /**
   * Takes the next waiting jobs in fair order, at most `count`: owners with fewer tasks under way first, then the longer wait.
   * `change` (dispatchJob) is applied in the same transaction, so that no two dispatchers take the same job.
   */
  takeNext(count: number, change: (job: Job) => Job): Promise<readonly Job[]>
  /** Every job with a task that has not ended, whatever its state: what a server has to look after. */
  underWay(): Promise<readonly Job[]>
  /** How many waiting jobs the fair order puts before this one. */
  position(id: string): Promise<number>
  /** Removes ended jobs only, with what was said of them; throws JOBS_STILL_RUNNING. Gives the job that was removed. */
  remove(owner: string, id: string): Promise<Job | undefined>
  expiredBefore(at: Instant, limit: number): Promise<readonly Job[]>
  tag(owner: string, id: string, tag: string): Promise<Job | undefined>
}

export interface AccountRecords {
  /** All zero for an owner who has nothing yet. */
  of(owner: string): Promise<Account>
  /** Sums over all owners, and how many there are. */
  total(): Promise<Account & { readonly owners: number }>
  /** The last days, oldest first; of one owner or of all. */
  days(count: number, owner?: string): Promise<readonly AccountDay[]>
}

/** The seam that every store of records keeps; `recordStoreConformance` holds it to these promises. */
export interface RecordStore {
  readonly files: FileRecords
  readonly jobs: JobRecords
  readonly accounts: AccountRecords
  readonly statements: StatementRecords
  readonly workspaces: WorkspaceRecords
  /** Resolves when the store answers; throws JOBS_STORE_UNAVAILABLE. */
  check(): Promise<void>
  close(): Promise<void>
}
