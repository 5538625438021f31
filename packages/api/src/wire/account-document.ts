// Accounts in the caesar-rest format: sizes in KiB, times in seconds, jobs counted by state.

import type { Account } from '@cirasa/jobs'
import { httpDate } from './timestamps.ts'

/** What `/accounting` answers. */
export interface WireAccount {
  readonly timestamp: string
  readonly datasize: number
  readonly jobsize: number
  readonly job_runtime: number
  readonly job_completed_runtime: number
  readonly njobs: number
  readonly njobs_completed: number
  readonly njobs_failed: number
  readonly njobs_aborted: number
  readonly njobs_pending: number
  readonly njobs_running: number
  /** Those in a state that the other counters do not know: cancelled, timed out. */
  readonly njobs_unknown: number
}

/** The document of an account; all zero for an owner who has nothing yet. */
export function accountDocument({ jobs, fileBytes, productBytes, runSeconds, successSeconds, changed }: Account): WireAccount {
  return {
    timestamp: httpDate(changed),
    datasize: kibibytes(fileBytes),
    jobsize: kibibytes(productBytes),
    job_runtime: runSeconds,
    job_completed_runtime: successSeconds,
    njobs: Object.values(jobs).reduce((sum, count) => sum + count, 0),
    njobs_completed: jobs.SUCCESS,
    njobs_failed: jobs.FAILURE,
    njobs_aborted: jobs.ABORTED,
    njobs_pending: jobs.PENDING,
    njobs_running: jobs.RUNNING,
    njobs_unknown: jobs.CANCELED + jobs['TIMED-OUT'],
  }
}

/** What `/appstats` answers. */
export interface WireStatistics extends WireAccount {
  readonly nusers: number
  readonly totsize: number
  readonly avg_completed_job_runtime: number
}

/** The document of all accounts together. */
export function statisticsDocument(total: Account & { readonly owners: number }): WireStatistics {
  const { SUCCESS } = total.jobs
  return {
    ...accountDocument(total),
    nusers: total.owners,
    totsize: kibibytes(total.fileBytes + total.productBytes),
    avg_completed_job_runtime: SUCCESS === 0 ? 0 : total.successSeconds / SUCCESS,
  }
}

/** Whole ones, as `du` counts: what is there takes room. */
const kibibytes = (bytes: number): number => Math.ceil(bytes / 1024)
