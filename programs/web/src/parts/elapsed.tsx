// How long a job takes: it counts while the job runs.

import type { Job } from '@cirasa/api'
import { durationText } from './duration-text.ts'
import { useNow } from './use-now.ts'

/** Seconds of the run in words; nothing for a job that has not begun. */
export function Elapsed({ job }: { readonly job: Pick<Job, 'state' | 'started' | 'elapsed'> }) {
  const isRunning = job.state === 'RUNNING' && job.started !== undefined
  const now = useNow(isRunning ? 1000 : 0)
  if (!isRunning) return job.elapsed > 0 ? durationText(job.elapsed) : '–'
  return durationText(Math.max(job.elapsed, (now - Date.parse(job.started ?? '')) / 1000))
}
