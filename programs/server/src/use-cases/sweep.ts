// Takes away what has expired: jobs past their time, and files that have been in the bin long enough.

import type { FileRecord, Instant } from '@cirasa/jobs'
import { fileKey } from './file-names.ts'
import { forgetMost } from './forget-statements.ts'
import type { JobFeed } from './job-feed.ts'
import type { ServiceParts } from './parts.ts'

/** How many of each are taken in one go, so that other requests come between. */
const AT_ONCE = 100

/** Bytes go before records: what is cut short is found again. Gives how many jobs and files went. */
export async function sweep(parts: ServiceParts, feed: JobFeed, at: Instant): Promise<{ readonly jobs: number; readonly files: number }> {
  return { jobs: await sweepJobs(parts, feed, at), files: await sweepFiles(parts, at) }
}

async function sweepJobs({ records, runner }: ServiceParts, feed: JobFeed, at: Instant): Promise<number> {
  let count = 0
  for (const job of await records.jobs.expiredBefore(at, AT_ONCE)) {
    if (!job.taskEnded) continue
    await runner.removeFolders(job)
    await forgetMost(records.statements, job)
    try {
      await records.jobs.remove(job.owner, job.id)
    } catch (error) {
      if ((error as { code?: string }).code !== 'JOBS_STILL_RUNNING') throw error
      continue
    }
    feed.publish(job.owner, { kind: 'removed', id: job.id })
    count++
  }
  return count
}

async function sweepFiles(parts: ServiceParts, at: Instant): Promise<number> {
  const gone = await parts.records.files.removedBefore(at - parts.settings.keepBin, AT_ONCE)
  for (const file of gone) await emptyFromBin(parts, file)
  return gone.length
}

/** A file that nobody can bring back any more. */
export async function emptyFromBin({ records, files }: ServiceParts, file: FileRecord): Promise<void> {
  await files.remove(fileKey(file))
  await records.files.purge(file.owner, file.id)
}
