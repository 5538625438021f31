// A job as a row, and back.

import type { Job } from '@cirasa/jobs'
import type { Selectable } from 'kysely'
import type { JobTable } from './schema.ts'
import { searchable, storable } from './storable-text.ts'

type JobColumn = 'id' | 'owner' | 'app' | 'tag' | 'state' | 'submitted' | 'expires' | 'batch' | 'taskEnded' | 'revision'

/** The row of a job. */
export function rowOfJob(job: Job): JobTable {
  const { id, owner, app, tag, state, submitted, expires, batch, taskEnded, revision, ...rest } = job
  const body: Omit<Job, JobColumn> = rest
  return {
    id,
    owner: storable(owner),
    app: storable(app),
    tag: storable(tag),
    state,
    submitted,
    expires: expires ?? null,
    batch: batch === undefined ? null : storable(batch),
    task_ended: taskEnded ? 1 : 0,
    revision,
    search: searchable(
      tag,
      ...job.inputs.map((input) => (input.kind === 'file' ? input.name : input.kind === 'path' ? input.path : input.id)),
    ),
    body: JSON.stringify(body),
  }
}

/** The job of a row. */
export function jobOfRow(row: Selectable<JobTable>): Job {
  const { id, owner, app, tag, state, submitted, expires, batch, task_ended, revision, body } = row
  const columns = { id, owner, app, tag, state, submitted, taskEnded: task_ended === 1, revision }
  const rest = JSON.parse(body) as Omit<Job, JobColumn>
  return Object.freeze({ ...rest, ...columns, ...(expires !== null && { expires }), ...(batch !== null && { batch }) })
}

/** The uploaded files that a job works on, each once. */
export function inputFiles(job: Job): string[] {
  return [...new Set(job.inputs.flatMap((input) => (input.kind === 'file' ? [input.id] : [])))].sort()
}
