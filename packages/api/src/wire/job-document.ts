// Jobs in the caesar-rest format: the document of a list, the status, and the answer to a submission.

import type { Instant, Job, JobInput } from '@cirasa/jobs'
import type { WireSubmission } from './submission.ts'
import { localTimestamp } from './timestamps.ts'

/** What `/job/{id}/status` answers. The page of caesar-rest calls the exit code `exit_status`, its code `exit_code`: both are there. */
export interface WireStatus {
  readonly job_id: string
  /** Of the process; empty before there is one. */
  readonly pid: string
  readonly state: string
  readonly status: string
  /** -1 before the end. */
  readonly exit_code: number
  readonly exit_status: number
  /** Seconds. */
  readonly elapsed_time: number
  readonly tag: string
}

/** The status of a job, with seconds up to now for a running one. */
export function jobStatus(job: Job, now: Instant): WireStatus {
  const exitCode = job.exitCode ?? -1
  return {
    job_id: job.id,
    pid: job.pid === undefined ? '' : String(job.pid),
    state: job.state,
    status: job.reason,
    exit_code: exitCode,
    exit_status: exitCode,
    elapsed_time: elapsedSeconds(job, now),
    tag: job.tag,
  }
}

/** What `/job/{id}/status` answers where there is no such job. */
export function noJobStatus(id: string, owner: string): WireStatus {
  const status = `Job ${id} not found for user ${owner}!`
  return { job_id: id, pid: '', state: '', status, exit_code: -1, exit_status: -1, elapsed_time: 0, tag: '' }
}

/** An entry of `/jobs`. */
export interface WireJob extends WireStatus {
  readonly submit_date: string
  readonly app: string
  readonly job_options: Job['options']
  readonly job_inputs: Job['options']
  readonly data_inputs: string | readonly string[]
  readonly metadata: ''
  readonly scheduler: string
  /** What of the request had no effect; not in caesar-rest. */
  readonly warnings: readonly string[]
}

/** The document of a job. Seconds are whole: a client that reads them as an integer gets 0 for anything else. */
export function jobDocument(job: Job, now: Instant): WireJob {
  const status = jobStatus(job, now)
  return {
    ...status,
    elapsed_time: Math.round(status.elapsed_time),
    submit_date: localTimestamp(job.submitted),
    app: job.app,
    job_options: job.options,
    job_inputs: job.options,
    data_inputs: inputValues(job.inputs),
    metadata: '',
    scheduler: job.scheduler,
    warnings: job.warnings,
  }
}

/** The answer to a submission; options and inputs under the names and as the client gave them. */
export function submitAnswer(job: Job, { options, optionsKey, dataInputs }: WireSubmission): Readonly<Record<string, unknown>> {
  return {
    job_id: job.id,
    submit_date: localTimestamp(job.submitted),
    app: job.app,
    [optionsKey]: options,
    data_inputs: dataInputs,
    tag: job.tag,
    state: 'PENDING',
    status: 'Job submitted and registered with success',
    warnings: job.warnings,
  }
}

/** The answer to a submission that is refused. */
export function submitRefusal(status: string, app: string, now: Instant): Readonly<Record<string, unknown>> {
  return { status, state: 'ABORTED', app, job_id: '', submit_date: localTimestamp(now) }
}

function elapsedSeconds({ state, started, elapsed }: Job, now: Instant): number {
  return state === 'RUNNING' && started !== undefined ? Math.max(0, now - started) / 1000 : elapsed
}

/** Paths of the server stay with it: of a path only the name of the file is told. */
function inputValues(inputs: readonly JobInput[]): string | readonly string[] {
  const values = inputs.map((input) => (input.kind === 'path' ? (input.path.split('/').at(-1) ?? '') : input.id))
  return values.length === 1 ? values[0] : values
}
