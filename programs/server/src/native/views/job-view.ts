// A job as the API shows it.

import type { Job as JobDocument } from '@cirasa/api'
import type { Instant, Job, JobInput } from '@cirasa/jobs'
import type { Waiting } from '../../use-cases/index.ts'

/** Of the job what its owner may know: no process ids, and of a path on the server no more than the last part. */
export function jobView(job: Job, { now, waiting }: { readonly now: Instant; readonly waiting?: Waiting }): JobDocument {
  const { id, app, state, reason, tag, options, warnings, limits, progress, exitCode, productBytes, attempt, batch, rerunOf, revision } =
    job
  return {
    id,
    app,
    state,
    reason,
    tag,
    inputs: job.inputs.map(inputView),
    options: { ...options },
    warnings: [...warnings],
    limits: { ...limits },
    submitted: timeOf(job.submitted),
    ...(job.started === undefined ? {} : { started: timeOf(job.started) }),
    ...(job.ended === undefined ? {} : { ended: timeOf(job.ended) }),
    elapsed: elapsedOf(job, now),
    ...(progress ? { progress: { ...progress } } : {}),
    ...(waiting ? { waiting: { ...waiting } } : {}),
    ...(exitCode === undefined ? {} : { exitCode }),
    productBytes,
    attempt,
    ...(batch === undefined ? {} : { batch }),
    ...(rerunOf === undefined ? {} : { rerunOf }),
    ...(job.expires === undefined ? {} : { expires: timeOf(job.expires) }),
    revision,
  }
}

const timeOf = (at: Instant): string => new Date(at).toISOString()

const elapsedOf = ({ state, started, elapsed }: Job, now: Instant): number =>
  state === 'RUNNING' && started !== undefined ? Math.max(0, (now - started) / 1000) : elapsed

function inputView(input: JobInput): JobDocument['inputs'][number] {
  if (input.kind === 'path') return { kind: input.kind, name: input.path.split('/').at(-1) ?? '' }
  return { ...input }
}
