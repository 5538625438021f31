// What news of a job change in the cache: every list and page that holds the job has its newest state, without asking again.

import type { Job, JobPage } from '@cirasa/api'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { isActive } from './job-states.ts'
import { queryKeys } from './query-keys.ts'

type Pages = InfiniteData<JobPage, string | undefined>

/** Puts the job where an older copy of it is. Lists that should have it and do not are asked again, and so are sums when it has ended. */
export function takeInJob(queries: QueryClient, job: Job): void {
  const before = knownJob(queries, job.id)
  if (before && before.revision > job.revision) return
  queries.setQueryData<Job>(queryKeys.job(job.id), (old) => old && newer(old, job))
  queries.setQueryData<readonly Job[]>(queryKeys.activeJobs, (old) => old && withActive(old, job))
  queries.setQueriesData<Pages>({ queryKey: queryKeys.jobLists }, (old) => old && replaced(old, job))
  const isNew = before === undefined
  const hasTurned = before?.state !== job.state
  if (isNew || hasTurned) void queries.invalidateQueries({ queryKey: queryKeys.jobLists })
  if (hasTurned && !isActive(job)) {
    void queries.invalidateQueries({ queryKey: queryKeys.account })
    void queries.invalidateQueries({ queryKey: queryKeys.products(job.id) })
  }
}

/** Takes the job out of all lists. */
export function takeOutJob(queries: QueryClient, id: string): void {
  queries.removeQueries({ queryKey: queryKeys.job(id) })
  queries.setQueryData<readonly Job[]>(queryKeys.activeJobs, (old) => old?.filter((job) => job.id !== id))
  queries.setQueriesData<Pages>({ queryKey: queryKeys.jobLists }, (old) => old && without(old, id))
  void queries.invalidateQueries({ queryKey: queryKeys.account })
}

/** The job as any list or page knows it. */
function knownJob(queries: QueryClient, id: string): Job | undefined {
  const own = queries.getQueryData<Job>(queryKeys.job(id)) ?? queries.getQueryData<readonly Job[]>(queryKeys.activeJobs)?.find(isIt)
  if (own) return own
  for (const [, pages] of queries.getQueriesData<Pages>({ queryKey: queryKeys.jobLists })) {
    const found = pages?.pages.flatMap(({ items }) => items).find(isIt)
    if (found) return found
  }
  return undefined

  function isIt(job: Job): boolean {
    return job.id === id
  }
}

/** The newer copy. News of a waiting job do not say why it waits: what was known of that stays. */
function newer(old: Job, job: Job): Job {
  if (old.revision > job.revision) return old
  return job.state === 'PENDING' && job.waiting === undefined && old.waiting ? { ...job, waiting: old.waiting } : job
}

function withActive(jobs: readonly Job[], job: Job): readonly Job[] {
  const at = jobs.findIndex(({ id }) => id === job.id)
  if (!isActive(job)) return at < 0 ? jobs : jobs.toSpliced(at, 1)
  return at < 0 ? [job, ...jobs] : jobs.with(at, newer(jobs[at], job))
}

function replaced(old: Pages, job: Job): Pages {
  const holds = ({ items }: JobPage) => items.some(({ id }) => id === job.id)
  if (!old.pages.some(holds)) return old
  const pages = old.pages.map((page) =>
    holds(page) ? { ...page, items: page.items.map((one) => (one.id === job.id ? newer(one, job) : one)) } : page,
  )
  return { ...old, pages }
}

function without(old: Pages, id: string): Pages {
  const pages = old.pages.map((page) => {
    const items = page.items.filter((job) => job.id !== id)
    return items.length === page.items.length ? page : { ...page, items, total: page.total - 1 }
  })
  return { ...old, pages }
}
