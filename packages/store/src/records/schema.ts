// The tables as the queries see them. What is searched, sorted or counted is a column; the rest of a record is JSON in `body`.

import type { JobState } from '@cirasa/jobs'

export interface Schema {
  files: FileTable
  jobs: JobTable
  job_inputs: JobInputTable
  accounts: AccountTable
  account_days: AccountDayTable
  statements: StatementTable
  workspaces: WorkspaceTable
}

export interface FileTable {
  id: string
  owner: string
  name: string
  format: string
  bytes: number
  tag: string
  uploaded: number
  removed: number | null
  /** Name and tag in lower case, for the search. */
  search: string
  body: string
}

export interface JobTable {
  id: string
  owner: string
  app: string
  tag: string
  state: JobState
  submitted: number
  expires: number | null
  batch: string | null
  /** 1 when no process of the job is left. */
  task_ended: number
  revision: number
  /** Tag and names of the inputs in lower case, for the search. */
  search: string
  body: string
}

/** Which jobs work on which uploaded files. A file may be gone; its job remembers it. */
export interface JobInputTable {
  job_id: string
  file_id: string
}

/** What is counted of an owner. `under_way` is the number of jobs with a task that has not ended. */
export interface AccountTable extends Record<Counter, number> {
  owner: string
  changed: number
}

export interface AccountDayTable extends Record<DayCounter, number> {
  owner: string
  day: string
}

/** What people say about sources of jobs. `sequence` counts within the job. */
export interface StatementTable {
  job_id: string
  sequence: number
  id: string
  target: string
  person: string
  at: number
  kind: string
  /** JSON. */
  value: string
  /** Of targets, persons and values of the job's statements up to this one, as UTF-8. */
  bytes_so_far: number
}

/** Documents of owners by name. */
export interface WorkspaceTable {
  owner: string
  name: string
  version: string
  changed: number
  bytes: number
  document: string
}

/** The column that counts the jobs in a state. */
export const stateColumns = {
  PENDING: 'pending',
  RUNNING: 'running',
  SUCCESS: 'success',
  FAILURE: 'failure',
  ABORTED: 'aborted',
  CANCELED: 'canceled',
  'TIMED-OUT': 'timed_out',
} as const satisfies Record<JobState, string>

/** The columns of `accounts` that move. */
export const counters = [
  'files',
  'file_bytes',
  'product_bytes',
  ...Object.values(stateColumns),
  'under_way',
  'run_seconds',
  'success_seconds',
] as const

export type Counter = (typeof counters)[number]

/** The columns of `account_days` that move. */
export const dayCounters = ['submitted', 'ended', 'run_seconds', 'uploaded_bytes'] as const

export type DayCounter = (typeof dayCounters)[number]
