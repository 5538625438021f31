// Everything that a caller can ask of the service, whatever the face: both the native API and the caesar-rest format call this.

import type { NewStatement } from '@cirasa/api'
import type { AppManifest } from '@cirasa/apps'
import type { Statement } from '@cirasa/catalog'
import type {
  Account,
  AccountDay,
  FileQuery,
  FileRecord,
  Instant,
  Job,
  JobLimits,
  JobQuery,
  Page,
  Product,
  Quota,
  StatementPart,
  StatementQuery,
  StatementRecord,
  WorkspaceCondition,
  WorkspaceEntry,
  WorkspaceRecord,
} from '@cirasa/jobs'
import type { Caller } from './caller.ts'
import type { Content } from './content.ts'
import type { SubmitMode } from './seams.ts'

/** A file on its way in. */
export interface Upload {
  /** As the user calls it; folders in it are left out. */
  readonly name: string
  readonly tag?: string
  readonly content: AsyncIterable<Uint8Array>
  /** What the client says that it will send: a quota or limit that cannot hold it refuses before the first byte. */
  readonly declaredBytes?: number
  readonly signal?: AbortSignal
}

/** A file that lies on this machine's disk already; it is taken away from there. */
export interface Adoption {
  readonly name: string
  readonly tag?: string
  readonly path: string
  readonly signal?: AbortSignal
}

/** What a caller does with files. Whoever asks for what is not theirs gets SERVER_NO_SUCH_FILE. */
export interface FileUseCases {
  /** Throws SERVER_NOT_AN_INPUT, SERVER_EMPTY_FILE, JOBS_TOO_LARGE, JOBS_QUOTA_BYTES; nothing is kept then. */
  uploadFile(caller: Caller, upload: Upload): Promise<FileRecord>
  /** The same for what a resumable upload has put on disk. */
  adoptUpload(caller: Caller, adoption: Adoption): Promise<FileRecord>
  getFile(caller: Caller, id: string): Promise<FileRecord>
  listFiles(caller: Caller, query?: FileQuery): Promise<Page<FileRecord>>
  retagFile(caller: Caller, id: string, change: { readonly tag?: string; readonly name?: string }): Promise<FileRecord>
  /** Into the bin, from where `restoreFile` brings it back until it is emptied. */
  removeFile(caller: Caller, id: string): Promise<FileRecord>
  restoreFile(caller: Caller, id: string): Promise<FileRecord>
  /** The bytes of a file in use. */
  openFile(caller: Caller, id: string): Promise<{ readonly file: FileRecord; readonly content: Content }>
  /** Where a file lies on this machine's disk, for readers of FITS; never to be told to a caller. */
  fileOnDisk(caller: Caller, id: string): Promise<{ readonly file: FileRecord; readonly path: string }>
}

/** What a request names as input. */
export type InputRequest =
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'dataset'; readonly id: string }
  | { readonly kind: 'path'; readonly path: string }

/** One request for one or many jobs. */
export interface Submission {
  readonly app: string
  readonly options: Readonly<Record<string, unknown>>
  readonly inputs: readonly InputRequest[]
  readonly tag?: string
  readonly mode: SubmitMode
  readonly limits?: JobLimits
  /** One job for each input, all with the same `batch`; else all inputs go to one job. */
  readonly oneJobPerFile?: boolean
  /** Days from now until the ended jobs are taken away; what the service keeps where left out, and at most that. */
  readonly keepDays?: number
}

/** What is different the second time. Options are changed one by one; null takes one away. */
export interface RerunChanges {
  readonly options?: Readonly<Record<string, unknown>>
  readonly tag?: string
  readonly limits?: JobLimits
}

/** Why a job waits. */
export interface Waiting {
  /** How many waiting jobs are before this one; absent when the scheduler has it already. */
  readonly position?: number
  /** In the words of the queue or the scheduler. */
  readonly reason: string
}

/** A part of a log. */
export interface LogPart {
  readonly text: string
  /** Byte offsets of the part: ask `from: next` for what comes after it. */
  readonly from: number
  readonly next: number
  /** True when nothing will be added any more and this part reaches the end. */
  readonly complete: boolean
}

/** Something happened to a job of the caller. */
export type JobEvent = { readonly kind: 'changed'; readonly job: Job } | { readonly kind: 'removed'; readonly id: string }

/** What a caller does with jobs. Whoever asks for what is not theirs gets SERVER_NO_SUCH_JOB. */
export interface JobUseCases {
  /**
   * Checks all, then adds all jobs or none. Throws SERVER_NO_SUCH_APP, SERVER_NO_INPUT, SERVER_TOO_MANY_INPUTS, SERVER_INPUT_FORMAT,
   * SERVER_PATH_NOT_ALLOWED, SERVER_LIMIT_TOO_HIGH, the errors of options (APPS_), JOBS_QUOTA_JOBS and JOBS_QUOTA_CONCURRENT.
   */
  submitJobs(caller: Caller, submission: Submission): Promise<readonly Job[]>
  getJob(caller: Caller, id: string): Promise<Job>
  listJobs(caller: Caller, query?: JobQuery): Promise<Page<Job>>
  /** An ended job stays as it ended. */
  cancelJob(caller: Caller, id: string): Promise<Job>
  /** A new job with the same inputs. */
  rerunJob(caller: Caller, id: string, changes?: RerunChanges): Promise<Job>
  /** Throws JOBS_STILL_RUNNING. */
  removeJob(caller: Caller, id: string): Promise<void>
  tagJob(caller: Caller, id: string, tag: string): Promise<Job>
  /** Days from now until the job is taken away when it has ended; undefined for what the service keeps, which is also the most. */
  keepJob(caller: Caller, id: string, days: number | undefined): Promise<Job>
  /** Undefined for a job that does not wait. */
  waitingReason(caller: Caller, id: string): Promise<Waiting | undefined>
  /** The end of the log, or from an offset on; at most `maxBytes`, 64 KiB where left out. */
  jobLog(caller: Caller, id: string, part?: { readonly from?: number; readonly maxBytes?: number }): Promise<LogPart>
  /** Where the inputs of a job lie on this machine's disk, for readers of FITS; never to be told to a caller. Throws JOBS_INPUT_GONE. */
  jobInputs(caller: Caller, id: string): Promise<readonly { readonly path: string; readonly name: string }[]>
  /** What happens to the caller's jobs, or to one of them, from now on until the signal. A slow reader misses states in between, never the last. */
  watchJobs(caller: Caller, watch: { readonly job?: string; readonly signal: AbortSignal }): AsyncIterable<JobEvent>
}

/** What a job has made: also what a running or failed job has made so far. */
export interface ProductUseCases {
  products(caller: Caller, id: string): Promise<readonly Product[]>
  /** Throws SERVER_NO_SUCH_PRODUCT. */
  openProduct(caller: Caller, id: string, name: string): Promise<{ readonly product: Product; readonly content: Content }>
  /** Where a product lies on this machine's disk, for readers of FITS; never to be told to a caller. */
  productOnDisk(caller: Caller, id: string, name: string): Promise<{ readonly product: Product; readonly path: string }>
}

/** Sums over all owners. */
export type ServiceAccount = Account & { readonly owners: number }

/** What was used, and what may be. */
export interface AccountingUseCases {
  ownAccount(caller: Caller): Promise<{ readonly account: Account; readonly quota: Quota }>
  serviceAccount(caller: Caller): Promise<ServiceAccount>
  /** Oldest first; of the caller, or of all. */
  accountDays(caller: Caller, days: number, whose?: 'own' | 'all'): Promise<readonly AccountDay[]>
}

/** What people say about the sources of the caller's jobs. Whoever asks for what is not theirs gets SERVER_NO_SUCH_JOB. */
export interface StatementUseCases {
  /**
   * Stores what one person says, all or nothing, with names and texts made printable. Throws SERVER_BAD_REQUEST for what holds nothing then,
   * JOBS_TOO_MANY_STATEMENTS.
   */
  addStatements(caller: Caller, id: string, by: string, items: readonly NewStatement[]): Promise<readonly StatementRecord[]>
  listStatements(caller: Caller, id: string, query: StatementQuery): Promise<StatementPart>
  /** How many the job has, which is the sequence number of the newest. */
  countStatements(caller: Caller, id: string): Promise<number>
  /**
   * All that was said, oldest first, in parts between which others have their turn: labels, verdicts, the beginnings of notes, and the places of
   * sources added. Throws SERVER_NO_SUCH_JOB.
   */
  readStatements(caller: Caller, id: string, how?: StatementReading): AsyncIterable<readonly Statement[]>
}

/** What is read of statements. */
export interface StatementReading {
  /** Not those with a larger sequence number. */
  readonly upTo?: number
  /** With all numbers of fits and added sources. */
  readonly withNumbers?: boolean
}

/** Documents of the caller. */
export interface WorkspaceUseCases {
  listWorkspaces(caller: Caller): Promise<readonly WorkspaceEntry[]>
  /** Throws SERVER_NO_SUCH_WORKSPACE. */
  getWorkspace(caller: Caller, name: string): Promise<WorkspaceRecord>
  /** Throws JOBS_WORKSPACE_CHANGED, JOBS_TOO_MANY_WORKSPACES, SERVER_TOO_LARGE. */
  putWorkspace(caller: Caller, name: string, content: unknown, allows?: WorkspaceCondition): Promise<WorkspaceEntry>
  /** Throws SERVER_NO_SUCH_WORKSPACE, JOBS_WORKSPACE_CHANGED. */
  removeWorkspace(caller: Caller, name: string, allows?: WorkspaceCondition): Promise<void>
}

/** A list of files that the service offers as input. */
export interface Dataset {
  readonly id: string
  readonly description: string
}

/** What can be run, and on what besides uploads. */
export interface AppUseCases {
  listApps(): readonly AppManifest[]
  /** Throws SERVER_NO_SUCH_APP. */
  getApp(name: string): AppManifest
  listDatasets(): readonly Dataset[]
}

/** The service. */
export interface Service
  extends FileUseCases,
    JobUseCases,
    ProductUseCases,
    StatementUseCases,
    WorkspaceUseCases,
    AccountingUseCases,
    AppUseCases {
  /** Takes away what expired: jobs past their time, files in the bin past theirs. Gives how many. */
  sweep(at: Instant): Promise<{ readonly jobs: number; readonly files: number }>
  close(): Promise<void>
}
