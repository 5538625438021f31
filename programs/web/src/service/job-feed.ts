// News of all jobs into the cache: every page that shows a job follows by itself. Where the stream cannot be had, jobs are asked for in turns.

import { takeInJob, takeOutJob } from './job-cache.ts'
import { queryKeys } from './query-keys.ts'
import type { Service } from './service.ts'

/** How long is waited before the stream is asked for again after it was refused: the first time, and at most, ms. */
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 60_000

/** Follows the jobs until the signal is aborted. A line that breaks is mended by the client; a stream that is refused is tried again here. */
export async function runJobFeed({ client, queries }: Pick<Service, 'client' | 'queries'>, signal: AbortSignal): Promise<void> {
  for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    try {
      for await (const news of client.jobs.watchAll({ signal })) {
        pause = FIRST_PAUSE
        if (news.kind === 'job') takeInJob(queries, news.job)
        else if (news.kind === 'removed') takeOutJob(queries, news.id)
      }
    } catch (error) {
      if (signal.aborted) return
      // Without a stream the lists are asked again at each turn: that they are late is all that is lost.
      console.warn('The stream of jobs is not to be had; jobs are asked for in turns.', error)
      void queries.invalidateQueries({ queryKey: queryKeys.jobs })
    }
    await aPause(pause, signal)
  }
}

function aPause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => [clearTimeout(timer), resolve()], { once: true })
  })
}
