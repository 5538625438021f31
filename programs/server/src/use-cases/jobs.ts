// Use-cases of jobs: submitted, looked at, cancelled, run again, removed, watched.

import { cancelJob, isEnded, type Job, jobErrors, keepJobUntil } from '@cirasa/jobs'
import { serverErrors } from '../errors.ts'
import type { Caller } from './caller.ts'
import { cleanTag, isId } from './file-names.ts'
import { forgetMost } from './forget-statements.ts'
import { taskInputs } from './inputs.ts'
import type { JobFeed } from './job-feed.ts'
import { readLog } from './job-log.ts'
import type { ServiceParts } from './parts.ts'
import type { JobUseCases, Waiting } from './service.ts'
import { expiryOf, plannedJobs, plannedRerun } from './submit.ts'

/** The caller's job. Throws SERVER_NO_SUCH_JOB. */
export async function ownJob({ records }: ServiceParts, { owner }: Caller, id: string): Promise<Job> {
  const job = isId(id) ? await records.jobs.get(owner, id) : undefined
  return job ?? absent(id)
}

/** The use-cases of jobs on these parts. */
export function jobUseCases(parts: ServiceParts, feed: JobFeed): JobUseCases {
  const { records, runner, clock } = parts
  const add = async (jobs: readonly Job[]) => {
    await records.jobs.add(jobs, parts.settings.quota)
    for (const job of jobs) feed.publish(job.owner, { kind: 'changed', job })
    runner.wake()
    return jobs
  }
  return {
    submitJobs: async (caller, submission) => await add(await plannedJobs(parts, caller, submission)),
    getJob: (caller, id) => ownJob(parts, caller, id),
    listJobs: ({ owner }, query) => records.jobs.list(owner, query),
    cancelJob: async (caller, id) => {
      await ownJob(parts, caller, id)
      const job = (await records.jobs.apply(id, (before) => cancelJob(before, clock()))) ?? absent(id)
      feed.publish(caller.owner, { kind: 'changed', job })
      // Its process is ended by the dispatcher, which also finds it after a crash between here and there.
      runner.wake()
      return job
    },
    rerunJob: async (caller, id, changes = {}) => {
      const [job] = await add([await plannedRerun(parts, await ownJob(parts, caller, id), changes)])
      return job
    },
    removeJob: async (caller, id) => {
      const job = await ownJob(parts, caller, id)
      if (!isEnded(job.state) || !job.taskEnded) throw jobErrors.STILL_RUNNING({ id })
      // Its files go first: a record that is left by a crash can be removed again, files without one would be found by nobody.
      await runner.removeFolders(job)
      await forgetMost(records.statements, job)
      await records.jobs.remove(caller.owner, id)
      feed.publish(caller.owner, { kind: 'removed', id })
    },
    tagJob: async (caller, id, tag) => {
      await ownJob(parts, caller, id)
      const job = (await records.jobs.tag(caller.owner, id, cleanTag(tag))) ?? absent(id)
      feed.publish(caller.owner, { kind: 'changed', job })
      return job
    },
    keepJob: async (caller, id, days) => {
      await ownJob(parts, caller, id)
      const expires = expiryOf(parts.settings, clock(), days)
      const job = (await records.jobs.apply(id, (before) => keepJobUntil(before, expires))) ?? absent(id)
      feed.publish(caller.owner, { kind: 'changed', job })
      return job
    },
    waitingReason: async (caller, id) => await waiting(parts, await ownJob(parts, caller, id)),
    jobLog: async (caller, id, part = {}) => {
      const job = await ownJob(parts, caller, id)
      return await readLog(job, runner.folderOf(job), part)
    },
    jobInputs: async (caller, id) => await taskInputs(parts, await ownJob(parts, caller, id)),
    watchJobs: ({ owner }, watch) => feed.watch(owner, watch),
  }
}

async function waiting({ records }: ServiceParts, job: Job): Promise<Waiting | undefined> {
  if (job.state !== 'PENDING') return undefined
  // With the scheduler already: what it says is all there is to say.
  if (!job.taskEnded) return { reason: job.reason }
  const position = await records.jobs.position(job.id)
  const ahead = position === 0 ? 'It is the next one.' : position === 1 ? 'One job is before it.' : `${position} jobs are before it.`
  return { position, reason: job.attempt === 0 ? ahead : `${job.reason} ${ahead}` }
}

function absent(id: string): never {
  throw serverErrors.NO_SUCH_JOB({ id: isId(id) ? id : 'of that id' })
}
