// Routes of jobs: submitted, watched, changed, ended.

import { Type } from 'typebox'
import { JobEventsQuery } from '../schemas/event.ts'
import { Job, JobChange, JobId, JobListQuery, JobPage, LogQuery, Rerun, Submission, SubmittedJobs } from '../schemas/job.ts'
import { route } from './route.ts'

const eventsDescription =
  'Server-sent events. `job` is the job as it is (the first ones are a snapshot), `removed` says that it is gone, `log` is what was added to the log, ' +
  '`end` comes last. A slow reader misses states in between, never the last one. After a broken line ask again: the snapshot comes first.'

export const jobRoutes = {
  submitJobs: route({
    method: 'POST',
    path: '/jobs',
    tag: 'jobs',
    summary: 'Submit one job, or one for each of many files',
    description: 'All jobs are accepted, or none. An option that the app does not know is refused.',
    body: { type: 'application/json', schema: Submission },
    answers: { 201: { description: 'The jobs.', schema: SubmittedJobs } },
    refuses: [403, 404, 409, 413, 415, 422, 507],
    curl: `curl -H "Content-Type: application/json" -d '{"app":"caesar","inputs":[{"kind":"file","id":"FILE"}],"options":{"seedthr":5}}' $U/jobs`,
  }),
  listJobs: route({
    method: 'GET',
    path: '/jobs',
    tag: 'jobs',
    summary: 'List jobs',
    query: JobListQuery,
    answers: { 200: { description: 'A page of jobs.', schema: JobPage } },
    refuses: [],
    curl: 'curl "$U/jobs?state=RUNNING"',
  }),
  getJob: route({
    method: 'GET',
    path: '/jobs/{id}',
    tag: 'jobs',
    summary: 'One job; of a waiting one also why it waits',
    params: JobId,
    answers: { 200: { description: 'The job.', schema: Job } },
    refuses: [404],
    curl: 'curl $U/jobs/ID',
  }),
  changeJob: route({
    method: 'PATCH',
    path: '/jobs/{id}',
    tag: 'jobs',
    summary: 'Tag a job, or say how long it is kept',
    params: JobId,
    body: { type: 'application/json', schema: JobChange },
    answers: { 200: { description: 'The job as it is now.', schema: Job } },
    refuses: [404, 413, 415],
    curl: `curl -X PATCH -H "Content-Type: application/json" -d '{"tag":"good","keepDays":365}' $U/jobs/ID`,
  }),
  removeJob: route({
    method: 'DELETE',
    path: '/jobs/{id}',
    tag: 'jobs',
    summary: 'Remove an ended job and its products',
    params: JobId,
    answers: { 204: { description: 'It is gone.' } },
    refuses: [404, 409],
    curl: 'curl -X DELETE $U/jobs/ID',
  }),
  cancelJob: route({
    method: 'POST',
    path: '/jobs/{id}/cancel',
    tag: 'jobs',
    summary: 'Cancel a job',
    description: 'All of its processes are ended. A job that has ended stays as it ended.',
    params: JobId,
    answers: { 200: { description: 'The job.', schema: Job } },
    refuses: [404],
    curl: 'curl -X POST $U/jobs/ID/cancel',
  }),
  rerunJob: route({
    method: 'POST',
    path: '/jobs/{id}/rerun',
    tag: 'jobs',
    summary: 'Submit a job again, with changes',
    description: 'A new job with the same inputs. The body may be left out.',
    params: JobId,
    body: { type: 'application/json', schema: Rerun, optional: true },
    answers: { 201: { description: 'The new job.', schema: Job, headers: { Location: Type.String({ description: 'Where it is.' }) } } },
    refuses: [404, 409, 413, 415, 422, 507],
    curl: `curl -X POST -H "Content-Type: application/json" -d '{"options":{"seedthr":4}}' $U/jobs/ID/rerun`,
  }),
  jobLog: route({
    method: 'GET',
    path: '/jobs/{id}/log',
    tag: 'jobs',
    summary: 'The log of a job: its end, or from a byte on',
    description: 'Ask for what comes after with `from` set to the header `X-Log-Next`. A header `Range: bytes=N-` is taken as `from=N`.',
    params: JobId,
    query: LogQuery,
    answers: {
      200: {
        description: 'Text in UTF-8, whole characters only.',
        type: 'text/plain',
        headers: {
          'X-Log-From': Type.Integer({ description: 'Byte offset of the text.' }),
          'X-Log-Next': Type.Integer({ description: 'Byte offset after it.' }),
          'X-Log-Complete': Type.Boolean({ description: 'True when nothing comes after it any more.' }),
        },
      },
    },
    refuses: [404],
    curl: 'curl $U/jobs/ID/log',
  }),
  jobEvents: route({
    method: 'GET',
    path: '/jobs/{id}/events',
    tag: 'jobs',
    summary: 'Watch a job: states, progress and log as they come',
    description: `${eventsDescription} Ends with the job.`,
    params: JobId,
    query: JobEventsQuery,
    answers: { 200: { description: 'A stream that ends with the job.', type: 'text/event-stream' } },
    refuses: [404],
    curl: 'curl -N $U/jobs/ID/events',
  }),
  allJobEvents: route({
    method: 'GET',
    path: '/jobs/events',
    tag: 'jobs',
    summary: 'Watch all of your jobs',
    description: `${eventsDescription} The snapshot holds the jobs that have not ended; logs are left out.`,
    answers: { 200: { description: 'A stream without an end.', type: 'text/event-stream' } },
    refuses: [],
    curl: 'curl -N $U/jobs/events',
  }),
} as const
