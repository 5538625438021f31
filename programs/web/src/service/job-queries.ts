// Jobs in components: lists, one job, what it made. They stay right by the feed; asking again in turns is the safety net.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { isActive } from './job-states.ts'
import type { JobListFilter } from './list-filters.ts'
import { queryKeys } from './query-keys.ts'
import { useClient } from './use-service.ts'

const PAGE = 100
/** How often lists are asked again although news come by themselves, ms: a proxy may hold a stream back. */
const IN_TURNS = 30_000

/** Jobs that match, newest first, in pages. */
export function useJobList(filter: JobListFilter) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: queryKeys.jobList(filter),
    queryFn: ({ pageParam, signal }) => client.jobs.list({ ...filter, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: IN_TURNS,
  })
}

/** The jobs that wait or run now. */
export function useActiveJobs() {
  const client = useClient()
  return useQuery({
    queryKey: queryKeys.activeJobs,
    queryFn: async ({ signal }) => {
      const [running, waiting] = await Promise.all([
        client.jobs.list({ state: 'RUNNING', limit: 1000 }, signal),
        client.jobs.list({ state: 'PENDING', limit: 1000 }, signal),
      ])
      return [...running.items, ...waiting.items]
    },
    refetchInterval: IN_TURNS,
  })
}

/** One job; a waiting one is asked again, as its place in the queue comes with no news. */
export function useJob(id: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: queryKeys.job(id ?? ''),
    queryFn: ({ signal }) => client.jobs.get(id ?? '', signal),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data?.state === 'PENDING' ? 5_000 : data && isActive(data) ? IN_TURNS : false),
  })
}

/** The files that a job has made; so far, where it still runs. */
export function useProducts(id: string) {
  const client = useClient()
  return useQuery({ queryKey: queryKeys.products(id), queryFn: ({ signal }) => client.results.products(id, signal) })
}
